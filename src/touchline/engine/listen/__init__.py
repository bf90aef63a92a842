"""What do they say?"""

from touchline.engine.listen.scores import Metric, scores

__all__ = ["Metric", "scores"]
