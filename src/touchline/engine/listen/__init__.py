"""What do they say?"""

from touchline.engine.listen.scores import Metric, scores, whole_scores

__all__ = ["Metric", "scores", "whole_scores"]
