"""Scores of touchpoints, computed by the engine from the answers that count."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import polars as pl
from django.db.models import Count, Max

from touchline.engine.listen import scores, whole_scores
from touchline.web.identify.models import Stage, Touchpoint
from touchline.web.listen.models import Question, QuestionRole, Survey
from touchline.web.listen.queries import surveys
from touchline.web.map import queries as map_room
from touchline.web.map.models import Placement
from touchline.web.workspace.models import Workspace

SMALL, TOO_FEW = 30, 5


@dataclass(frozen=True, slots=True)
class TouchpointScore:
    """How a touchpoint is rated in one survey, by everybody or by one group. value is null where nobody rated it."""

    question: Question
    touchpoint: Touchpoint
    stage: Stage | None
    group: str | None
    metric: str
    value: float | None
    low: float | None
    high: float | None
    answers: int
    blank: int
    not_met: int
    met_share: float | None
    effective_answers: float

    @property
    def shown(self) -> bool:
        """Fewer answers would say more about persons than about the touchpoint."""
        return self.value is not None and self.answers >= TOO_FEW

    @property
    def small(self) -> bool:
        return self.answers < SMALL


def touchpoint_scores(
    workspace: Workspace, *, survey: Survey | None = None, group: str | None = None
) -> list[TouchpointScore]:
    """Return the score of each touchpoint in the latest survey (or the one given), in map order."""
    survey = survey or surveys.latest_survey(workspace)
    if survey is None:
        return []
    asked = {question.key: question for question in surveys.questions(survey)}
    placed = first_placements(workspace)
    found = survey_scores(survey)
    rows = found.filter(pl.col("group").is_null() if group is None else pl.col("group") == group)
    result = [as_score(row, asked[row["touchpoint"]], placed) for row in rows.iter_rows(named=True)]
    order = {touchpoint: place for place, touchpoint in enumerate(placed)}
    return sorted(result, key=lambda score: (order.get(score.touchpoint.pk, len(order)), score.question.position))


def as_score(row: dict[str, object], question: Question, placed: Mapping[int, Placement]) -> TouchpointScore:
    touchpoint = question.touchpoint
    assert touchpoint is not None  # noqa: S101 every rating question has one
    placement = placed.get(touchpoint.pk)
    measured = {name: value for name, value in row.items() if name != "touchpoint"}
    return TouchpointScore(
        question=question,
        touchpoint=touchpoint,
        stage=placement.stage if placement else None,
        **measured,  # type: ignore[arg-type]
    )


def first_placements(workspace: Workspace) -> dict[int, Placement]:
    """Return the first card of each touchpoint on the first map, in map order."""
    map = map_room.first_map(workspace)
    placed: dict[int, Placement] = {}
    for placement in map_room.placements(map) if map else []:
        placed.setdefault(placement.touchpoint_id, placement)
    return placed


@dataclass(frozen=True, slots=True)
class WholeScore:
    """How the whole is rated in one survey, by everybody or by one group, on the scale lowest to highest."""

    value: float
    low: float | None
    high: float | None
    answers: int
    lowest: float
    highest: float


def whole_score(survey: Survey, *, group: str | None = None) -> WholeScore | None:
    """Return how the whole is rated, or None where nobody was asked or too few answered."""
    asked = next((q for q in surveys.questions(survey) if q.role == QuestionRole.OVERALL), None)
    found = read_whole(survey.pk, survey.slug, *state_of(survey)).filter(pl.col("group").eq_missing(group))
    if asked is None or found.is_empty() or found["answers"].item() < TOO_FEW:
        return None
    numbers = found.select("value", "low", "high", "answers").row(0, named=True)
    return WholeScore(**numbers, lowest=asked.scale_low, highest=asked.scale_high)


def score_groups(survey: Survey) -> list[str]:
    """Return the groups of customers that a survey's answers name."""
    return [name for name in survey_scores(survey)["group"].unique().sort() if name is not None]


def survey_scores(survey: Survey) -> pl.DataFrame:
    """Return the mean of each question of a survey, of everybody and by group, as the engine gives it."""
    return read_scores(survey.pk, survey.slug, *state_of(survey))


def state_of(survey: Survey) -> tuple[int, int]:
    """Return what tells one state of a survey's answers from another."""
    state = surveys.answers(survey).aggregate(count=Count("pk"), last=Max("pk"))
    return state["count"], state["last"] or 0


@lru_cache(maxsize=4)
def read_scores(survey_pk: int, _slug: str, _count: int, _last: int) -> pl.DataFrame:
    return scores(surveys.answer_table(Survey.objects.get(pk=survey_pk)))


@lru_cache(maxsize=4)
def read_whole(survey_pk: int, _slug: str, _count: int, _last: int) -> pl.DataFrame:
    return whole_scores(surveys.answer_table(Survey.objects.get(pk=survey_pk)))
