"""Events in their one normal shape, whatever file they came from: who met which touchpoint when."""

from dataclasses import dataclass

import polars as pl

from touchline.engine.errors import UnusableInputError
from touchline.engine.record.intake import numbered
from touchline.engine.record.moments import read_moments
from touchline.engine.record.set_aside import faulty_cells
from touchline.engine.tables.columns import check_present
from touchline.engine.tables.table import Table

REASONS = {
    "no-customer": "nobody is named",
    "no-touchpoint": "no touchpoint is named",
    "no-session": "no session is named",
    "no-time": "no time is given",
    "not-a-time": "not a time that can be read",
    "no-zone": "no time zone, where other times of the column have one",
    "no-such-moment": "the clock skipped this hour in the time zone of the file",
    "not-a-sequence": "not a whole number",
    "value-not-a-number": "the value is not a number",
}


@dataclass(frozen=True, slots=True)
class EventIntake:
    """What came of reading events.

    events     what could be taken, in the order of the source, one row per event
                   customer    str
                   touchpoint  str
                   at          datetime in microseconds, UTC; without a zone where the source writes none
                   sequence    int, place in the source or as the source says: settles equal moments
                   session     str, only when a column of sessions was named
               read by a mapping also channel str, value float, message str (the id) and row, its number in the source
    set_aside  one row per cell that could not be taken: row, column, found, code, reason; in the file's order
    rows_read  rows looked at, taken or not
    """

    events: pl.DataFrame
    set_aside: pl.DataFrame
    rows_read: int

    @property
    def rows_set_aside(self) -> int:
        return self.rows_read - self.events.height


def take_events(
    source: pl.DataFrame | Table,
    *,
    customer: str,
    time: str,
    touchpoint: str,
    sequence: str | None = None,
    session: str | None = None,
    day_first: bool | None = None,
) -> EventIntake:
    """Read the events of a table, and set aside every row that lacks something or has a time that cannot be read.

    source: one row per event; customer, time, touchpoint, sequence and session name its columns. Times are
    datetimes, dates, seconds or milliseconds since 1970, or text: ISO 8601 with or without zone, such numbers,
    13.03.2026, 13/03/2026. day_first says what 03/04/2026 means; None asks the column. Times with a zone become
    UTC, times without one stay as written; in a column with both, those without are set aside.

    Without a sequence column the place in the source is the sequence.

    Raises UnusableInputError (no-such-column, ambiguous-day, no-events).

    >>> shop = pl.DataFrame({"who": ["ana", "ana"], "when": [1_700_000_060, 1_700_000_000], "what": ["till", "door"]})
    >>> take_events(shop, customer="who", time="when", touchpoint="what").events["sequence"].to_list()
    [1, 2]
    """
    cells, rows = (source.cells, source.rows) if isinstance(source, Table) else (source, numbered(source))
    check_present([name for name in (customer, time, touchpoint, sequence, session) if name], cells.columns)
    moments = read_moments(cells[time], day_first=day_first)
    names = {"customer": customer, "touchpoint": touchpoint} | ({"session": session} if session else {})
    read = pl.DataFrame({role: named(cells[column]) for role, column in names.items()})
    read = read.with_columns(
        at=moments.at, sequence=whole_numbers(cells[sequence]) if sequence else rows.cast(pl.Int64)
    )
    faults = [missing(read[role], f"no-{role}").alias(column) for role, column in names.items()]
    faults.insert(1, moments.fault.alias(time))
    if sequence:
        faults.append(missing(read["sequence"], "not-a-sequence").alias(sequence))
    taken = read.drop_nulls().select("customer", "touchpoint", "at", "sequence", *(["session"] if session else []))
    check_some_are_left(taken, cells.height)
    return EventIntake(taken, faulty_cells(cells, rows, faults, REASONS), cells.height)


def named(cells: pl.Series) -> pl.Series:
    """Read a column of names as text without blanks around it; an empty cell is null."""
    text = cells.cast(pl.String).str.strip_chars()
    return text.set(text == "", None)


def whole_numbers(cells: pl.Series) -> pl.Series:
    if cells.dtype.is_float():
        cells = cells.set(cells != cells.floor(), None)
    return (cells.str.strip_chars() if cells.dtype == pl.String else cells).cast(pl.Int64, strict=False)


def missing(read: pl.Series, code: str) -> pl.Series:
    return read.to_frame("read").select(pl.when(pl.col("read").is_null()).then(pl.lit(code))).to_series()


def check_some_are_left(events: pl.DataFrame, rows: int) -> None:
    if events.is_empty():
        raise no_events(rows)


def no_events(rows: int) -> UnusableInputError:
    return UnusableInputError(
        "no-events",
        f"no event that can be taken in {rows} rows",
        expected="at least one row with customer, time and touchpoint",
        fix="Check that the right columns are named, and how times are written.",
        rows=rows,
    )
