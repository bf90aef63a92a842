"""What do they say?"""

from touchline.engine.listen.metrics import Metric
from touchline.engine.listen.parts import Period, periods
from touchline.engine.listen.scores import scores, stage_scores, whole_scores

__all__ = ["Metric", "Period", "periods", "scores", "stage_scores", "whole_scores"]
