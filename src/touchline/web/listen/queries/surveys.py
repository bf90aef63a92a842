"""Surveys and their answers. Only answers of a published file count."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

import polars as pl
from django.db.models import Count, Exists, Max, OuterRef, Prefetch, Q, QuerySet

from touchline.engine.record import AnswerTable
from touchline.web.identify.models import Segment
from touchline.web.listen.models import Answer, Question, QuestionRole, Survey
from touchline.web.listen.queries.survey_days import NEWEST_FIRST
from touchline.web.record import queries as record
from touchline.web.record.models import Source, SourceState
from touchline.web.workspace.models import Workspace

PUBLISHED = Q(source=None) | Q(source__state=SourceState.PUBLISHED)


def surveys(workspace: Workspace) -> list[Survey]:
    """Return the surveys of several questions that have answers, the one with the newest days first.

    Those of one question have pages of their own.
    """
    answered = Exists(Answer.objects.filter(PUBLISHED, survey=OuterRef("pk")))
    found = workspace.surveys.filter(answered, page=None)
    return list(found.order_by(*NEWEST_FIRST))


def latest_survey(workspace: Workspace) -> Survey | None:
    """Return the newest survey of several questions that has answers, or None."""
    return next(iter(surveys(workspace)), None)


def survey_rows(workspace: Workspace) -> QuerySet[Survey]:
    """Return every survey that somebody may see, each with its questions: none of a file that is still being read."""
    unpublished = Answer.objects.filter(survey=OuterRef("pk")).exclude(PUBLISHED)
    asked = Prefetch("questions", Question.objects.select_related("touchpoint"))
    rows = workspace.surveys.filter(~Exists(unpublished))
    return rows.select_related("page").prefetch_related(asked)


def survey(workspace: Workspace, slug: str) -> Survey:
    """Return a survey by its URL name. Raises Survey.DoesNotExist."""
    return survey_rows(workspace).get(slug=slug)


def answer_rows(workspace: Workspace) -> QuerySet[Answer]:
    """Return every answer of the workspace that counts."""
    rows = Answer.objects.filter(PUBLISHED, survey__workspace=workspace)
    return rows.select_related("survey", "source", "segment")


def survey_of(source: Source) -> Survey | None:
    """Return the survey that a file's answers belong to, if any were taken."""
    return Survey.objects.filter(pk__in=Answer.objects.filter(source=source).values("survey")[:1]).first()


def segments_made(source: Source) -> list[Segment]:
    """Return the segments that were added for a file's answers."""
    return list(Segment.objects.filter(workspace=source.workspace, slug__in=source.mapping.get("segments_made", [])))


def questions(survey: Survey) -> list[Question]:
    """Return what the survey asked, in its order, each with its touchpoint."""
    return list(Question.objects.filter(survey=survey).select_related("touchpoint"))


def answers(survey: Survey) -> QuerySet[Answer]:
    """Return the answers of a survey that count."""
    return Answer.objects.filter(PUBLISHED, survey=survey)


def answer_table(survey: Survey) -> AnswerTable:
    """Return all answers of a survey that count.

    Its columns are the keys of the survey's questions, its segments the URL names of the workspace's segments, its
    moments in the workspace's time zone.
    """
    return read_answers(survey.pk, survey.slug, *state_of(survey))


def state_of(survey: Survey) -> tuple[int, int, int, str]:
    """Return what tells one state of a survey's answers from another: they are only added and removed.

    A segment that is removed leaves its answers without one; in another time zone they fall into other periods.
    """
    state = answers(survey).aggregate(count=Count("pk"), last=Max("pk"), placed=Count("segment"))
    return state["count"], state["last"] or 0, state["placed"], survey.workspace.time_zone


@lru_cache(maxsize=4)
def read_answers(survey_pk: int, _slug: str, count: int, _last: int, _placed: int, zone: str) -> AnswerTable:
    survey = Survey.objects.select_related("workspace").get(pk=survey_pk)
    asked = questions(survey)
    fields = ("ratings", "weight", "group", "segment__slug", "answered_at", "customer", "response_id")
    rows = list(answers(survey).order_by("source_id", "row", "pk").values_list(*fields))
    said, weight, group, segment, at, customer, response_id = zip(*rows, strict=True) if rows else [()] * len(fields)
    whole = next((question for question in asked if question.role == QuestionRole.OVERALL), None)
    rated = [question for question in asked if question.role == QuestionRole.RATING]
    scale = next(((question.scale_low, question.scale_high) for question in rated), None)
    return AnswerTable(
        rows=pl.int_range(1, count + 1, dtype=pl.UInt32, eager=True).alias("row"),
        ratings=pl.DataFrame({question.key: values(said, question.key) for question in rated}),
        met=pl.DataFrame({question.key: met(said, question.key) for question in rated}),
        overall=values(said, whole.key) if whole else None,
        weight=pl.Series("weight", weight, dtype=pl.Float64) if any(weight) else None,
        group=texts("group", group),
        scale=scale,
        segment=texts("segment", segment),
        at=moments(at, zone),
        customer=texts("customer", customer),
        response_id=texts("response_id", response_id),
        overall_scale=(whole.scale_low, whole.scale_high) if whole else None,
    )


def texts(name: str, said: Sequence[str | None]) -> pl.Series | None:
    """A column of texts, null where empty; None where all are."""
    return pl.Series(name, [text or None for text in said], dtype=pl.String) if any(said) else None


def moments(at: Sequence[datetime | None], zone: str) -> pl.Series | None:
    if not any(at):
        return None
    return pl.Series("at", at, dtype=pl.Datetime("us", "UTC")).dt.convert_time_zone(zone)


def values(said: Iterable[dict[str, Any]], key: str) -> pl.Series:
    return pl.Series(key, [ratings.get(key) for ratings in said], dtype=pl.Float64)


def met(said: Iterable[dict[str, Any]], key: str) -> pl.Series:
    """True where rated, false where not met, null where left blank."""
    marks = [None if key not in ratings else ratings[key] is not None for ratings in said]
    return pl.Series(key, marks, dtype=pl.Boolean)


def waiting(workspace: Workspace) -> int:
    """Return how many files were brought but wait for somebody to say how they are to be read."""
    return record.waiting(workspace)
