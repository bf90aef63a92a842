"""Surveys and their answers. Only answers of a published file count."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import polars as pl
from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet

from touchline.engine.record import AnswerTable
from touchline.web.listen.models import Answer, Question, QuestionRole, Survey
from touchline.web.record import queries as record
from touchline.web.record.models import Source, SourceState
from touchline.web.workspace.models import Workspace

PUBLISHED = Q(source=None) | Q(source__state=SourceState.PUBLISHED)


def surveys(workspace: Workspace) -> list[Survey]:
    """Return the surveys of several questions that have answers, newest first. Those of one have pages of their own."""
    answered = Exists(Answer.objects.filter(PUBLISHED, survey=OuterRef("pk")))
    return list(Survey.objects.filter(answered, workspace=workspace, page=None).order_by("-created_at", "-pk"))


def latest_survey(workspace: Workspace) -> Survey | None:
    """Return the newest survey of several questions that has answers, or None."""
    return next(iter(surveys(workspace)), None)


def survey_of(source: Source) -> Survey | None:
    """Return the survey that a file's answers belong to, if any were taken."""
    return Survey.objects.filter(pk__in=Answer.objects.filter(source=source).values("survey")[:1]).first()


def questions(survey: Survey) -> list[Question]:
    """Return what the survey asked, in its order, each with its touchpoint."""
    return list(Question.objects.filter(survey=survey).select_related("touchpoint"))


def answers(survey: Survey) -> QuerySet[Answer]:
    """Return the answers of a survey that count."""
    return Answer.objects.filter(PUBLISHED, survey=survey)


def answer_table(survey: Survey) -> AnswerTable:
    """Return all answers of a survey that count; its columns are the keys of the survey's questions."""
    state = answers(survey).aggregate(count=Count("pk"), last=Max("pk"))
    return read_answers(survey.pk, survey.slug, state["count"], state["last"] or 0)


@lru_cache(maxsize=4)
def read_answers(survey_pk: int, _slug: str, count: int, _last: int) -> AnswerTable:
    """Answers are never changed, only added and removed: count and last tell one state from another."""
    survey = Survey.objects.get(pk=survey_pk)
    asked = questions(survey)
    fields = ("ratings", "weight", "group")
    rows = list(answers(survey).order_by("source_id", "row").values_list(*fields))
    said = [row[0] for row in rows]
    keys = [question.key for question in asked if question.role == QuestionRole.RATING]
    overall = next((question.key for question in asked if question.role == QuestionRole.OVERALL), None)
    scale = next(((q.scale_low, q.scale_high) for q in asked if q.role == QuestionRole.RATING), None)
    return AnswerTable(
        rows=pl.int_range(1, count + 1, dtype=pl.UInt32, eager=True).alias("row"),
        ratings=pl.DataFrame({key: values(said, key) for key in keys}),
        met=pl.DataFrame({key: met(said, key) for key in keys}),
        overall=values(said, overall) if overall else None,
        weight=pl.Series("weight", [row[1] for row in rows], dtype=pl.Float64) if any(r[1] for r in rows) else None,
        group=pl.Series("group", [row[2] or None for row in rows], dtype=pl.String)
        if any(r[2] for r in rows)
        else None,
        scale=scale,
    )


def values(said: Iterable[dict[str, Any]], key: str) -> pl.Series:
    return pl.Series(key, [ratings.get(key) for ratings in said], dtype=pl.Float64)


def met(said: Iterable[dict[str, Any]], key: str) -> pl.Series:
    """True where rated, false where not met, null where left blank."""
    marks = [None if key not in ratings else ratings[key] is not None for ratings in said]
    return pl.Series(key, marks, dtype=pl.Boolean)


def waiting(workspace: Workspace) -> int:
    """Return how many files were brought but wait for somebody to say how they are to be read."""
    return record.waiting(workspace)
