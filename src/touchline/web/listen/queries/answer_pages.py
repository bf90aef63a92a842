"""Surveys of one question: their pages, and what has arrived there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zlib import crc32

import polars as pl
from django.db.models import Count, Max, Prefetch, QuerySet
from django.db.models.functions import TruncDate
from django.utils.timezone import localtime

from touchline.engine.listen import scores
from touchline.engine.record import AnswerTable
from touchline.web.identify.models import Touchpoint
from touchline.web.listen.models import Answer, AnswerPage, Question, QuestionKind
from touchline.web.listen.queries.metrics import bounds
from touchline.web.workspace.models import Workspace

DAYS_SHOWN = 14
COMMENTS_SHOWN = 10
SCORES_OF = {  # the scores of a kind of question, the one that stands for it first
    QuestionKind.CSAT: ("mean", "csat"),
    QuestionKind.CES: ("ces",),
    QuestionKind.NPS: ("nps",),
}


@dataclass(frozen=True, slots=True)
class OneScore:
    """A score of one question with its 95 % interval, on the scale lowest to highest. value is null without answers."""

    metric: str
    value: float | None
    low: float | None
    high: float | None
    answers: int
    lowest: float
    highest: float


@dataclass(frozen=True, slots=True)
class Arrived:
    """What has arrived on a page. state changes whenever any of it does."""

    state: str
    answers: int
    scores: Sequence[OneScore]
    days: Sequence[tuple[date, int]]
    languages: Sequence[tuple[str, int]]
    comments: Sequence[Answer]


def answer_pages(workspace: Workspace) -> list[AnswerPage]:
    """Return the surveys of one question, newest first, each with how many answered as `answers`."""
    counted = pages().filter(survey__workspace=workspace).annotate(answers=Count("survey__answers"))
    return list(counted.order_by("-survey__created_at", "-pk"))


def scored_pages(workspace: Workspace) -> list[AnswerPage]:
    """Return the surveys of one question as answer_pages does, each with the score that stands for it as `score`."""
    rows = answer_pages(workspace)
    for page in rows:
        page.score = standing_score(page)  # type: ignore[attr-defined]
    return rows


def touchpoint_pages(workspace: Workspace) -> list[tuple[Touchpoint, AnswerPage]]:
    """Return the surveys of one question that ask about a touchpoint, each behind what it asks about, newest first."""
    rows = pages().filter(survey__workspace=workspace).order_by("-survey__created_at", "-pk")
    return [(page.touchpoint, page) for page in rows if page.touchpoint is not None]


def answer_page(workspace: Workspace, slug: str) -> AnswerPage:
    """Return the page of a survey by the survey's URL name. Raises AnswerPage.DoesNotExist."""
    return pages().get(survey__workspace=workspace, survey__slug=slug)


def answer_page_of(token: str) -> AnswerPage | None:
    """Return the page that a public address names."""
    return pages().filter(token=token).first()


def pages() -> QuerySet[AnswerPage]:
    asked = Prefetch("survey__questions", Question.objects.select_related("touchpoint"))
    return AnswerPage.objects.select_related("survey__workspace", "made_by").prefetch_related(asked)


def answer_of(page: AnswerPage, browser: str) -> Answer | None:
    """Return what this browser answered, if it did."""
    return Answer.objects.filter(survey=page.survey_id, source=None, response_id=browser).first() if browser else None


def state_of(page: AnswerPage) -> str:
    """Return what tells one state of what arrived from another, cheaply: it is asked for every few seconds."""
    count, last = arrived_answers(page).aggregate(count=Count("pk"), last=Max("pk")).values()
    said = crc32("\n".join(answer.comment for answer in comments(page)).encode())
    return f"{count}-{last or 0}-{said:x}"


def arrived(page: AnswerPage, *, at: datetime) -> Arrived:
    """Return what has arrived so far; days are of the active time zone, up to the day of the moment given."""
    state, today = state_of(page), localtime(at).date()
    languages = counts(arrived_answers(page), "language")
    return Arrived(
        state=state,
        answers=sum(count for _language, count in languages),
        scores=[one_score(page, row) for row in score_rows(page)],
        days=by_day(dict(counts(arrived_answers(page).annotate(day=TruncDate("answered_at")), "day")), today=today),
        languages=languages,
        comments=comments(page),
    )


def arrived_answers(page: AnswerPage) -> QuerySet[Answer]:
    return Answer.objects.filter(survey=page.survey_id, source=None)


def counts(answers: QuerySet[Answer], name: str) -> list[tuple[Any, int]]:
    """Count answers by a column, the commonest value first."""
    return list(answers.values_list(name).annotate(count=Count("pk")).order_by("-count", name))


def comments(page: AnswerPage) -> list[Answer]:
    """Return the latest comments, newest first, each with what was answered as `rating`."""
    latest = list(arrived_answers(page).exclude(comment="").order_by("-answered_at", "-pk")[:COMMENTS_SHOWN])
    for answer in latest:
        answer.rating = answer.ratings.get(page.question.key)  # type: ignore[attr-defined]
    return latest


def by_day(counted: Mapping[date, int], *, today: date) -> list[tuple[date, int]]:
    """Lay counts out over the last days, from the first of them that has any."""
    shown = [today - timedelta(days=back) for back in range(DAYS_SHOWN - 1, -1, -1)]
    first = next((place for place, day in enumerate(shown) if counted.get(day)), len(shown))
    return [(day, counted.get(day, 0)) for day in shown[first:]]


def standing_score(page: AnswerPage) -> OneScore:
    """Return the score that stands for a page."""
    return one_score(page, score_rows(page)[0])


def score_rows(page: AnswerPage) -> list[dict[str, Any]]:
    """Return the scores of a page as the engine gives them, the one that stands for it first."""
    said = counts(arrived_answers(page), f"ratings__{page.question.key}")
    table = one_question(page, [rating for rating, count in said if rating is not None for _ in range(count)])
    return [scores(table, metric=metric).row(0, named=True) for metric in SCORES_OF[kind_of(page)]]


def kind_of(page: AnswerPage) -> QuestionKind:
    return QuestionKind(page.kind)


def one_question(page: AnswerPage, ratings: Sequence[float]) -> AnswerTable:
    """Lay ratings of one question out as the engine takes them."""
    key, asked = page.question.key, page.question
    return AnswerTable(
        rows=pl.int_range(1, len(ratings) + 1, dtype=pl.UInt32, eager=True).alias("row"),
        ratings=pl.DataFrame({key: pl.Series(key, ratings, dtype=pl.Float64)}),
        met=pl.DataFrame({key: pl.Series(key, [True] * len(ratings), dtype=pl.Boolean)}),
        overall=None,
        weight=None,
        group=None,
        scale=(asked.scale_low, asked.scale_high),
    )


def one_score(page: AnswerPage, row: dict[str, Any]) -> OneScore:
    lowest, highest = bounds(row["metric"], page.question)
    measured = {name: row[name] for name in ("metric", "value", "low", "high", "answers")}
    return OneScore(**measured, lowest=lowest, highest=highest)


def speaking_page(touchpoint: Touchpoint, *, at_least: int) -> AnswerPage | None:
    """Return the survey whose score stands for a touchpoint, of those with enough answers; None if there is none.

    Satisfaction goes before ease, ease before recommendation, the newest before older ones.
    """
    asked = pages().filter(survey__questions__touchpoint=touchpoint).annotate(answers=Count("survey__answers"))
    order = list(QuestionKind)
    heard = sorted(asked.filter(answers__gte=at_least), key=lambda page: (order.index(kind_of(page)), -page.pk))
    return heard[0] if heard else None
