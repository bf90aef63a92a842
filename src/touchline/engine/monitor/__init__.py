"""Did it work?"""

from touchline.engine.monitor.changes import changes

__all__ = ["changes"]
