"""Parts of the answers that are scored on their own: groups, segments, periods."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from zoneinfo import available_timezones

import polars as pl

from touchline.engine.errors import UnusableInputError
from touchline.engine.record.answers import AnswerTable


class Period(StrEnum):
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Part:
    """Some of the answers, by their places (None for all), and what they have in common."""

    places: pl.Series | None = None
    group: str | None = None
    segment: str | None = None
    period: str | None = None


def parts_of(answers: AnswerTable, *, period: str | None = None, zone: str = "UTC") -> list[Part]:
    """Return the whole, then each group, each segment and each period, by name.

    answers: one row per answer, no unit. period: week, month, quarter or year, cut in the zone where moments have one.
    Raises UnusableInputError (no-such-period, no-such-zone, no-times).
    """
    parts = [Part()]
    for name, places in named_places(answers.group):
        parts.append(Part(places, group=name))
    for name, places in named_places(answers.segment):
        parts.append(Part(places, segment=name))
    if period is not None:
        for name, places in named_places(periods(answers, period, zone)):
            parts.append(Part(places, period=name))
    return parts


def named_places(names: pl.Series | None) -> Iterable[tuple[str, pl.Series]]:
    """Each name with the places where it stands, by name; nothing for null."""
    if names is None:
        return []
    placed = pl.DataFrame({"name": names, "place": pl.int_range(names.len(), eager=True)}).drop_nulls()
    grouped = placed.group_by("name").agg(pl.col("place").sort()).sort("name")
    return list(zip(grouped["name"].to_list(), grouped["place"], strict=True))


def periods(answers: AnswerTable, period: str, zone: str = "UTC") -> pl.Series:
    """Name the period of each answer: 2026-W11, 2026-03, 2026-Q1 or 2026; null where no time is known.

    answers: one row per answer. Weeks are those of ISO 8601. Moments without a zone are taken as they are written.
    No unit. Raises UnusableInputError (no-such-period, no-such-zone, no-times).
    """
    check_cut(period, zone)
    if answers.at is None:
        raise UnusableInputError(
            "no-times",
            "no column with the time of each answer",
            expected="a column with the role time",
            fix="Name the column: --time COL, or the role time in a mapping.",
        )
    at = answers.at
    if isinstance(at.dtype, pl.Datetime) and at.dtype.time_zone:
        at = at.dt.convert_time_zone(zone)
    quarter = at.dt.year().cast(pl.String) + "-Q" + at.dt.quarter().cast(pl.String)
    forms = {Period.WEEK: "%G-W%V", Period.MONTH: "%Y-%m", Period.YEAR: "%Y"}
    named = quarter if period == Period.QUARTER else at.dt.strftime(forms[Period(period)])
    return named.alias("period")


def check_cut(period: str, zone: str) -> None:
    """Refuse periods and time zones that there are not.

    No rows, no unit. Raises UnusableInputError (no-such-period, no-such-zone).
    """
    if period not in Period.__members__.values():
        raise UnusableInputError(
            "no-such-period",
            f"period {period!r}",
            expected=f"one of {', '.join(Period)}",
            fix="Choose one of these.",
            period=period,
        )
    if zone not in available_timezones():
        raise UnusableInputError(
            "no-such-zone",
            f"time zone {zone!r}",
            expected="a name such as Europe/Bucharest",
            fix="Write it as the IANA time zone database does.",
            zone=zone,
        )
