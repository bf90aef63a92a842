"""Scores of stages, segments and periods of one survey."""

from dataclasses import dataclass
from typing import Any

from touchline.engine.listen import Metric, periods
from touchline.engine.listen.calendar import run_of_periods
from touchline.web.identify import queries as library
from touchline.web.identify.models import Segment, Stage
from touchline.web.listen.models import Question, QuestionRole, Survey
from touchline.web.listen.queries import surveys
from touchline.web.listen.queries.mapping import mapping_of
from touchline.web.listen.queries.score_frames import Chosen, course_frame, stage_frame
from touchline.web.listen.queries.scores import (
    Score,
    TouchpointScore,
    first_placements,
    numbers,
    touchpoint_scores,
    whole_score,
)
from touchline.web.record.models import Source
from touchline.web.workspace.models import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class StageScore(Score):
    """How the touchpoints of a stage are rated, each person counting once."""

    stage: Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentScore:
    """How a segment rates the whole, where it was asked, and which touchpoint it rates lowest."""

    segment: Segment
    whole: Score | None
    weakest: TouchpointScore | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodScore:
    """How one thing was rated in one period; score is None where nobody answered in it."""

    period: str
    score: Score | None


def stage_scores(
    workspace: Workspace,
    survey: Survey,
    *,
    group: str | None = None,
    segment: str | None = None,
    period: str | None = None,
    metric: str = Metric.MEAN,
) -> list[StageScore]:
    """Return how each stage is rated, in the order of the stages. A touchpoint counts where its first card stands."""
    asked = [question for question in surveys.questions(survey) if question.touchpoint_id]
    placed = first_placements(workspace)
    known = {stage.slug: stage for stage in library.stages(workspace)}
    stage_of = {q.key: placed[q.touchpoint_id].stage.slug for q in asked if q.touchpoint_id in placed}
    if not stage_of:
        return []
    chosen = Chosen(group or "", segment or "", period or "", metric)
    found = stage_frame(survey, chosen, tuple(sorted(stage_of.items())))
    rows = {row["stage"]: row for row in found.iter_rows(named=True)}
    return [StageScore(stage=known[slug], **numbers(rows[slug], asked[0])) for slug in known if slug in rows]


def segment_scores(
    workspace: Workspace, survey: Survey, *, period: str | None = None, metric: str = Metric.MEAN
) -> list[SegmentScore]:
    """Return how each segment that answered rates the whole and what it rates lowest, in the order of the segments."""
    found = []
    for segment in score_segments(workspace, survey):
        of_it: dict[str, Any] = {"segment": segment.slug, "period": period, "metric": metric}
        rated = touchpoint_scores(workspace, survey=survey, **of_it)
        shown = [score for score in rated if score.shown]
        weakest = min(shown, key=lambda score: (score.value or 0.0, score.touchpoint.name), default=None)
        found.append(SegmentScore(segment=segment, whole=whole_score(survey, **of_it), weakest=weakest))
    return found


def period_scores(
    survey: Survey,
    *,
    cut: str,
    question: Question | None = None,
    group: str | None = None,
    segment: str | None = None,
    metric: str = Metric.MEAN,
) -> list[PeriodScore]:
    """Return how a touchpoint (by its question), or the whole, was rated in each period, the oldest first.

    Periods in between in which nobody answered stand there, too. cut is week, month, quarter or year.
    """
    asked = question or next((q for q in surveys.questions(survey) if q.role == QuestionRole.OVERALL), None)
    names = score_periods(survey, cut)
    if asked is None or not names:
        return []
    chosen = Chosen(group or "", segment or "", metric=metric)
    found = course_frame(survey, chosen, cut, question.key if question else "")
    rows = {row["period"]: row for row in found.iter_rows(named=True)}
    return [
        PeriodScore(period=name, score=Score(**numbers(rows[name], asked)) if name in rows else None)
        for name in run_of_periods(names[0], names[-1])
    ]


def asks_whole(survey: Survey) -> bool:
    """Say whether a survey's answers rate the whole."""
    return surveys.answer_table(survey).overall is not None


def score_groups(survey: Survey) -> list[str]:
    """Return the groups of customers that a survey's answers name."""
    named = surveys.answer_table(survey).group
    return [] if named is None else named.drop_nulls().unique().sort().to_list()


def score_segments(workspace: Workspace, survey: Survey) -> list[Segment]:
    """Return the segments that a survey's answers belong to, in the order of the segments."""
    named = surveys.answer_table(survey).segment
    here = set() if named is None else set(named.drop_nulls())
    return [segment for segment in library.segments(workspace) if segment.slug in here]


def score_periods(survey: Survey, cut: str = "month") -> list[str]:
    """Return the periods in which a survey's answers were given, such as 2026-03, the oldest first."""
    answers = surveys.answer_table(survey)
    if answers.at is None:
        return []
    return periods(answers, cut, survey.workspace.time_zone).drop_nulls().unique().sort().to_list()


def is_turned(survey: Survey) -> bool:
    """Say whether ratings of a survey were turned round when they were brought, the lowest having been the best."""
    sources = Source.objects.filter(pk__in=surveys.answers(survey).values("source").distinct())
    return any(mapping_of(source).turned for source in sources)
