"""Which scores the ratings of a survey allow, and the ends of each."""

from dataclasses import dataclass

import polars as pl

from touchline.engine.listen.metrics import Metric, Unsuited, unsuited
from touchline.engine.record import AnswerTable
from touchline.web.listen.models import Question, Survey
from touchline.web.listen.queries import surveys

BOUNDS = {Metric.CSAT: (0.0, 1.0), Metric.NPS: (-100.0, 100.0)}


@dataclass(frozen=True, slots=True)
class Offer:
    """A score that may be asked for, and why it does not suit touchpoints or the whole; None where it does.

    asks_whole: whether the whole was rated at all.
    """

    metric: Metric
    touchpoints: Unsuited | None
    whole: Unsuited | None
    asks_whole: bool

    @property
    def open(self) -> bool:
        """Something in the survey can be scored so."""
        return self.touchpoints is None or (self.asks_whole and self.whole is None)

    @property
    def for_whole_only(self) -> bool:
        return self.open and self.touchpoints is not None

    @property
    def for_touchpoints_only(self) -> bool:
        return self.open and self.asks_whole and self.whole is not None


def metric_offers(survey: Survey) -> list[Offer]:
    """Return every score, each with what stands in its way."""
    answers = surveys.answer_table(survey)
    return [
        Offer(metric, of_touchpoints(answers, metric), of_whole(answers, metric), answers.overall is not None)
        for metric in (Metric.MEAN, Metric.CSAT, Metric.NPS, Metric.CES)
    ]


def of_touchpoints(answers: AnswerTable, metric: Metric) -> Unsuited | None:
    return unsuited(metric, answers.ratings, answers.scale)


def of_whole(answers: AnswerTable, metric: Metric) -> Unsuited | None:
    rated = pl.DataFrame() if answers.overall is None else answers.overall.to_frame()
    return unsuited(metric, rated, answers.overall_scale)


def touchpoint_metric(answers: AnswerTable, asked: str) -> str:
    """Return the score that touchpoints show when this one is asked for: their mean where it does not suit them."""
    return asked if of_touchpoints(answers, Metric(asked)) is None else Metric.MEAN


def whole_metric(answers: AnswerTable, asked: str) -> str:
    """Return the score that the whole shows when this one is asked for: its mean where it does not suit it."""
    return asked if of_whole(answers, Metric(asked)) is None else Metric.MEAN


def bounds(metric: str, question: Question) -> tuple[float, float]:
    """Return the lowest and the highest that a score can be: a share, points of the NPS, or the question's scale."""
    return BOUNDS.get(Metric(metric)) or (question.scale_low, question.scale_high)
