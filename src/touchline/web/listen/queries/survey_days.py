"""The days on which a survey was answered, and which of several is the newest."""

from datetime import date
from typing import Any

from django.db.models import Max, Min
from django.db.models.functions import Coalesce, TruncDate
from django.utils.timezone import localdate

from touchline.web.listen.models import Answer, Survey
from touchline.web.record.models import Source

NEWEST_FIRST = (Coalesce("to_date", TruncDate("created_at")).desc(), "-created_at", "-pk")

type Days = tuple[date, date]


def days_of(survey: Survey) -> Days:
    """Return the first and the last day of a survey; the day it was made or brought where no other is known."""
    here = localdate(survey.created_at, survey.workspace.zone)
    last = survey.to_date or survey.from_date or here
    return survey.from_date or last, last


def said_days(source: Source) -> tuple[date | None, date | None]:
    """Return the days that were said of the survey in a file, when it was brought."""
    return day(source.mapping.get("from_date")), day(source.mapping.get("to_date"))


def day(said: Any) -> date | None:
    return date.fromisoformat(said) if said else None


def answered_days(source: Source) -> Days | None:
    """Return the first and the last day of a file's answers; None where none has a time."""
    found = Answer.objects.filter(source=source).aggregate(first=Min("answered_at"), last=Max("answered_at"))
    if found["first"] is None:
        return None
    zone = source.workspace.zone
    return localdate(found["first"], zone), localdate(found["last"], zone)
