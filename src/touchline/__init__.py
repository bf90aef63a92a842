"""Touchline: the living map of every point where a company touches its customers.

>>> import touchline as tl
>>> tl.listen.scores  # doctest: +ELLIPSIS
<function scores at ...>
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from touchline.engine import act, analyse, decide, identify, listen, map, monitor, record, sample, tables

__version__ = "0.1.0"
__all__ = ["act", "analyse", "decide", "identify", "listen", "map", "monitor", "record", "sample", "tables"]


def __getattr__(name: str) -> Any:
    """Open a room of the engine the first time somebody asks for it."""
    if name not in __all__:
        raise AttributeError(f"touchline has no room {name!r}; it has {', '.join(__all__)}")
    return import_module(f"touchline.engine.{name}")
