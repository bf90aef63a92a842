"""Scores of one state of a survey's answers, as the engine gives them, kept while nothing changes."""

from dataclasses import dataclass, replace
from functools import lru_cache

import polars as pl

from touchline.engine.listen import Metric, periods, scores, stage_scores, whole_scores
from touchline.engine.listen.calendar import kind_of
from touchline.engine.record import AnswerTable, some_answers
from touchline.web.listen.models import Survey
from touchline.web.listen.queries import surveys
from touchline.web.listen.queries.metrics import touchpoint_metric, whole_metric

type State = tuple[int, int, int, str]


@dataclass(frozen=True, slots=True)
class Chosen:
    """Whose answers count: of one group, one segment (by its URL name), one period (2026-03). Empty is all.

    metric is the score that is asked for; what it does not suit shows its mean.
    """

    group: str = ""
    segment: str = ""
    period: str = ""
    metric: str = Metric.MEAN


EVERYBODY = Chosen()


def survey_scores(survey: Survey, chosen: Chosen = EVERYBODY) -> pl.DataFrame:
    """Return the score of each question of a survey as the engine gives it."""
    return read_scores(survey.pk, survey.slug, surveys.state_of(survey), chosen)


def whole_frame(survey: Survey, chosen: Chosen = EVERYBODY) -> pl.DataFrame:
    """Return the score of the rating of the whole as the engine gives it; no row where it was not asked."""
    return read_whole(survey.pk, survey.slug, surveys.state_of(survey), chosen)


def stage_frame(survey: Survey, chosen: Chosen, stages: tuple[tuple[str, str], ...]) -> pl.DataFrame:
    """Return the score of each stage as the engine gives it. stages: pairs of a question's key and its stage."""
    return read_stages(survey.pk, survey.slug, surveys.state_of(survey), chosen, stages)


def course_frame(survey: Survey, chosen: Chosen, cut: str, key: str = "") -> pl.DataFrame:
    """Return the score of one question (by its key; empty: of the whole) in each period in which answers were given.

    Of the chosen answers, whatever their period.
    """
    everywhen = replace(chosen, period="")
    return read_course(survey.pk, survey.slug, surveys.state_of(survey), everywhen, cut, key)


@lru_cache(maxsize=64)
def read_scores(survey_pk: int, _slug: str, _state: State, chosen: Chosen) -> pl.DataFrame:
    answers, metric = answers_of(survey_pk, chosen), touchpoint_metric(all_answers(survey_pk), chosen.metric)
    return scores(answers, metric=metric)


@lru_cache(maxsize=256)
def read_whole(survey_pk: int, _slug: str, _state: State, chosen: Chosen) -> pl.DataFrame:
    answers, metric = answers_of(survey_pk, chosen), whole_metric(all_answers(survey_pk), chosen.metric)
    return whole_scores(answers, metric=metric)


@lru_cache(maxsize=64)
def read_stages(
    survey_pk: int, _slug: str, _state: State, chosen: Chosen, stages: tuple[tuple[str, str], ...]
) -> pl.DataFrame:
    answers, metric = answers_of(survey_pk, chosen), touchpoint_metric(all_answers(survey_pk), chosen.metric)
    return stage_scores(answers, stages=dict(stages), metric=metric)


@lru_cache(maxsize=64)
def read_course(survey_pk: int, _slug: str, _state: State, chosen: Chosen, cut: str, key: str) -> pl.DataFrame:
    answers, zone = answers_of(survey_pk, chosen), zone_of(survey_pk)
    if key:
        metric = touchpoint_metric(all_answers(survey_pk), chosen.metric)
        one = replace(answers, ratings=answers.ratings.select(key), met=answers.met.select(key))
        found = scores(one, metric=metric, period=cut, zone=zone)
    else:
        metric = whole_metric(all_answers(survey_pk), chosen.metric)
        found = whole_scores(answers, metric=metric, period=cut, zone=zone)
    return found.drop_nulls("period")


def all_answers(survey_pk: int) -> AnswerTable:
    return surveys.answer_table(Survey.objects.select_related("workspace").get(pk=survey_pk))


def zone_of(survey_pk: int) -> str:
    return Survey.objects.select_related("workspace").get(pk=survey_pk).workspace.time_zone


def answers_of(survey_pk: int, chosen: Chosen) -> AnswerTable:
    """The answers that were chosen, no longer parted."""
    answers = all_answers(survey_pk)
    keep = pl.repeat(True, answers.rows.len(), eager=True)
    for wanted, said in (
        (chosen.group, answers.group),
        (chosen.segment, answers.segment),
        (chosen.period, names_of(answers, survey_pk, chosen.period)),
    ):
        if wanted:
            keep = keep & (said == wanted).fill_null(value=False) if said is not None else keep & False
    return replace(some_answers(answers, keep), group=None, segment=None)


def names_of(answers: AnswerTable, survey_pk: int, period: str) -> pl.Series | None:
    """The period in which each answer was given, of the kind that is asked for; None where no times are known."""
    if answers.at is None or not period:
        return None
    return periods(answers, kind_of(period), zone_of(survey_pk))
