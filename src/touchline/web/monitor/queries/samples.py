"""The answers of a survey, or of a part of its time, that a comparison can take as before or after."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import polars as pl
from django.db.models import Exists, OuterRef
from django.utils.timezone import localdate

from touchline.engine.listen.parts import periods
from touchline.engine.record import AnswerTable, some_answers
from touchline.web.listen import queries as listen
from touchline.web.listen.models import Answer, Question, QuestionRole, Survey
from touchline.web.listen.queries.surveys import PUBLISHED
from touchline.web.workspace.models import Workspace

LENGTHS = ("quarter", "month")
TILL, SINCE = "till", "since"


@dataclass(frozen=True, slots=True)
class Sample:
    """Answers of one survey: all, of one month (2026-03) or quarter (2026-Q1), or till or since a day.

    Months and days are those of the workspace's time zone. till leaves its day out, since takes it in.
    """

    survey: Survey
    period: str = ""
    till: date | None = None
    since: date | None = None

    @property
    def key(self) -> str:
        """Return its name in an address: guests-2026~2026-03, guests-2026~till-2026-03-14."""
        day = f"{TILL}-{self.till}" if self.till else f"{SINCE}-{self.since}" if self.since else ""
        return "~".join(filter(None, (self.survey.slug, self.period or day)))

    @property
    def answers(self) -> AnswerTable:
        """Return its answers; columns are the keys of the survey's questions."""
        table = listen.answer_table(self.survey)
        if not self.period and not self.till and not self.since:
            return table
        if table.at is None:
            return some_answers(table, pl.Series([False] * len(table.rows), dtype=pl.Boolean))
        if self.period:
            length = "quarter" if "Q" in self.period else "month"
            return some_answers(table, periods(table, length, self.survey.workspace.time_zone) == self.period)
        days = table.at.dt.date()
        return some_answers(table, days < self.till if self.till else days >= self.since)

    @property
    def questions(self) -> list[Question]:
        return listen.questions(self.survey)


@dataclass(frozen=True, slots=True)
class Choice:
    """One survey with its parts, for somebody to choose from."""

    survey: Survey
    samples: Sequence[Sample]  # the whole, then quarters and months, the latest first


def surveys(workspace: Workspace) -> list[Survey]:
    """Return the surveys that have answers, also those of one question, the one with the newest days first."""
    answered = Exists(Answer.objects.filter(PUBLISHED, survey=OuterRef("pk")))
    found = workspace.surveys.filter(answered)
    return list(found.order_by(*listen.NEWEST_FIRST))


def choices(workspace: Workspace) -> list[Choice]:
    """Return everything that can be compared."""
    return [Choice(survey, [Sample(survey), *parts(survey)]) for survey in surveys(workspace)]


def parts(survey: Survey) -> Iterator[Sample]:
    """Go through the quarters and months of a survey that has answers in more than one of them."""
    for length in LENGTHS:
        names = names_of(survey, length)
        yield from (Sample(survey, period=name) for name in reversed(names) if len(names) > 1)


def names_of(survey: Survey, length: str) -> list[str]:
    """Return the months or quarters in which a survey was answered, the oldest first."""
    table = listen.answer_table(survey)
    if table.at is None:
        return []
    return periods(table, length, survey.workspace.time_zone).drop_nulls().unique().sort().to_list()


def sample(workspace: Workspace, key: str) -> Sample | None:
    """Return what a name in an address stands for, or None."""
    slug, _, part = key.partition("~")
    survey = next((survey for survey in surveys(workspace) if survey.slug == slug), None)
    if survey is None:
        return None
    word, _, day = part.partition("-")
    if word not in {TILL, SINCE}:
        known = part in names_of(survey, "quarter") or part in names_of(survey, "month")
        return Sample(survey, period=part) if known else Sample(survey)
    try:
        start = date.fromisoformat(day)
    except ValueError:
        return Sample(survey)
    return Sample(survey, till=start) if word == TILL else Sample(survey, since=start)


def latest_pair(workspace: Workspace) -> tuple[Sample, Sample] | None:
    """Return the last two periods: the two newest surveys that ask the same, else the last two whole months of one.

    A month that is not over is left out: its answers are still coming in.
    """
    known = surveys(workspace)
    for after in known:
        for before in known[known.index(after) + 1 :]:
            if asked_of(before) & asked_of(after):
                return Sample(before), Sample(after)
    for survey in known:
        over = [name for name in names_of(survey, "month") if name < this_month(workspace)]
        if len(over) > 1:
            return Sample(survey, period=over[-2]), Sample(survey, period=over[-1])
    return None


def asked_of(survey: Survey) -> set[tuple[str, int]]:
    """Return what a survey asks, and about what: touchpoints by their key, 0 for the whole."""
    asked = Question.objects.filter(survey=survey).values_list("role", "touchpoint_id")
    about = {0 if role == QuestionRole.OVERALL else touchpoint for role, touchpoint in asked}
    return {(kind_of(survey), key) for key in about if key is not None}


def kind_of(survey: Survey) -> str:
    """Return the standard question that a survey of one question asks; empty for ratings from files."""
    return str(getattr(getattr(survey, "page", None), "kind", ""))


def this_month(workspace: Workspace) -> str:
    return f"{localdate(timezone=workspace.zone):%Y-%m}"


def around(workspace: Workspace, moment: datetime) -> tuple[Sample, Sample] | None:
    """Return the answers before and since a moment, or None while nobody answered on both sides.

    Of the newest survey that was answered on both sides of that day; else the newest survey that was over before
    that day, and the newest that began on it or since: by the days of their answers, or those that were said when they
    were brought, or the day when that was. A survey that spans the day without times tells nothing.
    """
    known, day = surveys(workspace), localdate(moment, workspace.zone)
    for survey in known:
        at = listen.answer_table(survey).at
        if at is not None and (at.dt.date() < day).any() and (at.dt.date() >= day).any():
            return Sample(survey, till=day), Sample(survey, since=day)
    after = next((survey for survey in known if is_since(survey, moment, day)), None)
    before = next((survey for survey in known if is_before(survey, moment, day)), None)
    return (Sample(before), Sample(after)) if before and after else None


def is_before(survey: Survey, moment: datetime, day: date) -> bool:
    """Whether a survey was over by then: by its days, or as it was brought where these are not known."""
    return listen.days_of(survey)[1] < day if survey.to_date else survey.created_at < moment


def is_since(survey: Survey, moment: datetime, day: date) -> bool:
    """Whether a survey began then or since."""
    return listen.days_of(survey)[0] >= day if survey.to_date else survey.created_at >= moment
