"""What stands beside the ratings of an answer: whose it is, when it was given, what was written."""

from dataclasses import dataclass, fields
from typing import Any

import polars as pl

from touchline.engine.record.cells import texts
from touchline.engine.record.moments import Moments, read_moments

ID_CHARACTERS = 200


@dataclass(frozen=True, slots=True)
class Beside:
    """The columns beside the ratings, by name; None where a file has no such column.

    group, segment  which customers answered
    comment         what they wrote
    time            when they answered; day_first says what 03/04/2026 means
    customer        who answered
    response        what the source calls the answer: the same one again is skipped
    """

    group: str | None = None
    segment: str | None = None
    comment: str | None = None
    time: str | None = None
    customer: str | None = None
    response: str | None = None
    day_first: bool | None = None

    @property
    def columns(self) -> list[str]:
        """The names of the columns, in the order above."""
        named = [getattr(self, field.name) for field in fields(self) if field.name != "day_first"]
        return [name for name in named if name is not None]


def read_beside(cells: pl.DataFrame, beside: Beside) -> tuple[dict[str, Any], pl.Series | None]:
    """Read the columns beside the ratings; also return the fault of each cell of the time, if there is one.

    cells: one row per answer, no unit. An empty cell is null, also one without a time.
    Raises UnusableInputError (ambiguous-day).
    """
    moments = times(cells[beside.time], beside.day_first) if beside.time else None
    read = {
        "group": text_of(cells, beside.group),
        "segment": text_of(cells, beside.segment),
        "comment": text_of(cells, beside.comment),
        "customer": text_of(cells, beside.customer, ID_CHARACTERS),
        "response_id": text_of(cells, beside.response, ID_CHARACTERS),
        "at": moments.at if moments else None,
    }
    return read, moments.fault.alias(beside.time or "") if moments else None


def text_of(cells: pl.DataFrame, column: str | None, characters: int | None = None) -> pl.Series | None:
    if column is None:
        return None
    read = texts(cells[column])
    return read.str.slice(0, characters) if characters else read


def times(cells: pl.Series, day_first: bool | None) -> Moments:
    """Moments of a column in which nobody has to say when."""
    moments = read_moments(cells, day_first=day_first)
    return Moments(moments.at, moments.fault.set(moments.fault == "no-time", None))


def repeated(response_id: pl.Series | None, keep: pl.Series) -> pl.Series:
    """Say of each row that is kept whether an earlier one has the same response id.

    One per answer, no unit. Raises nothing.
    """
    if response_id is None:
        return pl.repeat(False, keep.len(), dtype=pl.Boolean, eager=True)
    ids = response_id.set(~keep, None)
    return ids.is_not_null() & ~ids.is_first_distinct()
