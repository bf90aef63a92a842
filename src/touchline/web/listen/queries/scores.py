"""Scores of touchpoints and of the whole, computed by the engine from the answers that count."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from touchline.engine.listen import Metric
from touchline.web.identify.models import Stage, Touchpoint
from touchline.web.listen.models import Question, QuestionRole, Survey
from touchline.web.listen.queries import surveys
from touchline.web.listen.queries.metrics import bounds
from touchline.web.listen.queries.score_frames import Chosen, survey_scores, whole_frame
from touchline.web.map import queries as map_room
from touchline.web.map.models import Placement
from touchline.web.workspace.models import Workspace

SMALL, TOO_FEW = 30, 5
UNITS: dict[str, str] = {Metric.CSAT: "share", Metric.NPS: "points"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """A score and what it rests on. value is null where nobody rated; unweighted where the answers have no weights."""

    metric: str
    value: float | None
    low: float | None
    high: float | None
    answers: int
    blank: int
    not_met: int
    met_share: float | None
    effective_answers: float
    unweighted_value: float | None
    unweighted_low: float | None
    unweighted_high: float | None
    lowest: float
    highest: float

    @property
    def shown(self) -> bool:
        """Fewer answers would say more about persons than about the touchpoint."""
        return self.value is not None and self.answers >= TOO_FEW

    @property
    def unit(self) -> str:
        """How the value is written: a share, points of the NPS, or a rating."""
        return UNITS.get(self.metric, "rating")

    @property
    def small(self) -> bool:
        return self.answers < SMALL


NUMBERS = tuple(name for name in Score.__dataclass_fields__ if name not in ("lowest", "highest"))


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchpointScore(Score):
    """How a touchpoint is rated in one survey, by everybody or by some."""

    question: Question
    touchpoint: Touchpoint
    stage: Stage | None
    group: str | None


def touchpoint_scores(
    workspace: Workspace,
    *,
    survey: Survey | None = None,
    group: str | None = None,
    segment: str | None = None,
    period: str | None = None,
    metric: str = Metric.MEAN,
) -> list[TouchpointScore]:
    """Return the score of each touchpoint in the latest survey (or the one given), in map order.

    Of everybody, or of one group, of one segment (by its URL name), of one period (such as 2026-03). The mean where
    the metric does not suit the ratings.
    """
    survey = survey or surveys.latest_survey(workspace)
    if survey is None:
        return []
    found = survey_scores(survey, Chosen(group or "", segment or "", period or "", metric))
    return as_scores(survey, found, first_placements(workspace), group)


def as_scores(
    survey: Survey, found: pl.DataFrame, placed: Mapping[int, Placement], group: str | None
) -> list[TouchpointScore]:
    asked = {question.key: question for question in surveys.questions(survey)}
    result = [as_score(row, asked[row["touchpoint"]], placed, group) for row in found.iter_rows(named=True)]
    order = {touchpoint: place for place, touchpoint in enumerate(placed)}
    return sorted(result, key=lambda score: (order.get(score.touchpoint.pk, len(order)), score.question.position))


def as_score(
    row: dict[str, Any], question: Question, placed: Mapping[int, Placement], group: str | None
) -> TouchpointScore:
    touchpoint = question.touchpoint
    assert touchpoint is not None  # noqa: S101 every rating question has one
    placement = placed.get(touchpoint.pk)
    return TouchpointScore(
        question=question,
        touchpoint=touchpoint,
        stage=placement.stage if placement else None,
        group=group,
        **numbers(row, question),
    )


def numbers(row: dict[str, Any], question: Question) -> dict[str, Any]:
    """What a row of the engine says in numbers, with the ends of its score."""
    lowest, highest = bounds(row["metric"], question)
    return {name: row[name] for name in NUMBERS} | {"lowest": lowest, "highest": highest}


def first_placements(workspace: Workspace) -> dict[int, Placement]:
    """Return the first card of each touchpoint on the first map, in map order."""
    map = map_room.first_map(workspace)
    placed: dict[int, Placement] = {}
    for placement in map_room.placements(map) if map else []:
        placed.setdefault(placement.touchpoint_id, placement)
    return placed


def whole_score(
    survey: Survey,
    *,
    group: str | None = None,
    segment: str | None = None,
    period: str | None = None,
    metric: str = Metric.MEAN,
) -> Score | None:
    """Return how the whole is rated, or None where nobody was asked or too few answered."""
    return whole_of(survey, whole_frame(survey, Chosen(group or "", segment or "", period or "", metric)))


def whole_of(survey: Survey, found: pl.DataFrame) -> Score | None:
    asked = next((q for q in surveys.questions(survey) if q.role == QuestionRole.OVERALL), None)
    if asked is None or found.is_empty():
        return None
    whole = Score(**numbers(found.row(0, named=True), asked))
    return whole if whole.shown else None
