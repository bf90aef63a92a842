"""Scores of one state of a survey's answers, as the engine gives them, kept while nothing changes."""

from dataclasses import dataclass, replace
from functools import lru_cache

import polars as pl

from touchline.engine.listen import scores, stage_scores, whole_scores
from touchline.engine.record import AnswerTable, some_answers
from touchline.web.listen.models import Survey
from touchline.web.listen.queries import surveys

type State = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Chosen:
    """Whose answers count: of one group, one segment (by its URL name), one month (2026-03). Empty is all."""

    group: str = ""
    segment: str = ""
    period: str = ""


EVERYBODY = Chosen()


def survey_scores(survey: Survey, chosen: Chosen = EVERYBODY) -> pl.DataFrame:
    """Return the mean of each question of a survey as the engine gives it."""
    return read_scores(survey.pk, survey.slug, surveys.state_of(survey), chosen)


def whole_frame(survey: Survey, chosen: Chosen = EVERYBODY) -> pl.DataFrame:
    """Return the mean of the rating of the whole as the engine gives it; no row where it was not asked."""
    return read_whole(survey.pk, survey.slug, surveys.state_of(survey), chosen)


def stage_frame(survey: Survey, chosen: Chosen, stages: tuple[tuple[str, str], ...]) -> pl.DataFrame:
    """Return the score of each stage as the engine gives it. stages: pairs of a question's key and its stage."""
    return read_stages(survey.pk, survey.slug, surveys.state_of(survey), chosen, stages)


@lru_cache(maxsize=64)
def read_scores(survey_pk: int, _slug: str, _state: State, chosen: Chosen) -> pl.DataFrame:
    return scores(answers_of(survey_pk, chosen))


@lru_cache(maxsize=256)
def read_whole(survey_pk: int, _slug: str, _state: State, chosen: Chosen) -> pl.DataFrame:
    return whole_scores(answers_of(survey_pk, chosen))


@lru_cache(maxsize=64)
def read_stages(
    survey_pk: int, _slug: str, _state: State, chosen: Chosen, stages: tuple[tuple[str, str], ...]
) -> pl.DataFrame:
    return stage_scores(answers_of(survey_pk, chosen), stages=dict(stages))


def answers_of(survey_pk: int, chosen: Chosen) -> AnswerTable:
    """The answers that were chosen, no longer parted."""
    answers = surveys.answer_table(Survey.objects.get(pk=survey_pk))
    keep = pl.repeat(True, answers.rows.len(), eager=True)
    for wanted, said in (
        (chosen.group, answers.group),
        (chosen.segment, answers.segment),
        (chosen.period, answers.at.dt.strftime("%Y-%m") if answers.at is not None else None),
    ):
        if wanted:
            keep = keep & (said == wanted).fill_null(value=False) if said is not None else keep & False
    return replace(some_answers(answers, keep), group=None, segment=None)
