"""How a file of events is to be read: what each column is, how times and values are written."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import polars as pl

from touchline.engine.errors import UnusableInputError
from touchline.engine.record.cells import says
from touchline.engine.record.events import REASONS, EventIntake, missing, named, whole_numbers
from touchline.engine.record.moments import days_told, read_moments
from touchline.engine.record.set_aside import faulty_cells
from touchline.engine.tables.columns import check_present
from touchline.engine.tables.first_look import Look
from touchline.engine.tables.table import Table


class EventRole(StrEnum):
    """What a column of a file of events is."""

    CUSTOMER = "customer"
    TIME = "time"
    TOUCHPOINT = "touchpoint"
    CHANNEL = "channel"
    VALUE = "value"
    SESSION = "session"
    MESSAGE = "message_id"
    SEQUENCE = "sequence"
    IGNORE = "ignore"


NEEDED = (EventRole.CUSTOMER, EventRole.TIME, EventRole.TOUCHPOINT)


@dataclass(frozen=True, slots=True)
class EventColumn:
    """One column. Codes of its own for blank replace those of all columns."""

    name: str
    role: EventRole
    blank: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class EventMapping:
    """How to read a file of events. Columns that are not named are ignored.

    day_first  what 03/04/2026 means; None asks the file
    zone       where times without a zone were written down, as Europe/Bucharest; empty where that is not told
    decimal    the sign before the decimals of a value: a point or a comma
    blank      words and numbers that say that a cell is empty
    """

    columns: tuple[EventColumn, ...]
    day_first: bool | None = None
    zone: str = ""
    decimal: str = "."
    blank: tuple[str, ...] = ()

    def only(self, role: EventRole) -> EventColumn | None:
        """Return the column of a role; each role is one column's at most."""
        return next((column for column in self.columns if column.role is role), None)

    def names(self, *roles: EventRole) -> list[str]:
        """Return the names of the columns of these roles, as far as there are any."""
        return [column.name for role in roles if (column := self.only(role))]


def take_mapped_events(source: Table, mapping: EventMapping, *, zone: str = "") -> EventIntake:
    """Read the events of a table as its mapping says; a row with a cell that cannot be read is set aside whole.

    source: one row per event. zone is where times were written down that have no zone, if the mapping does not say;
    with neither, they stay as written. Values are in the file's own unit. A table without any event to take is fine.
    Raises UnusableInputError (no-such-column, no-role, ambiguous-day).
    """
    check_roles(mapping)
    used = [column for column in mapping.columns if column.role is not EventRole.IGNORE]
    check_present([column.name for column in used], source.cells.columns)
    cells = {column.role: filled(source.cells[column.name], mapping, column) for column in used}
    rows = source.rows
    moments = read_moments(cells[EventRole.TIME], day_first=mapping.day_first, zone=mapping.zone or zone)
    read = {
        EventRole.CUSTOMER: named(cells[EventRole.CUSTOMER]),
        EventRole.TOUCHPOINT: named(cells[EventRole.TOUCHPOINT]),
    }
    faults = {
        EventRole.CUSTOMER: missing(read[EventRole.CUSTOMER], "no-customer"),
        EventRole.TIME: moments.fault,
        EventRole.TOUCHPOINT: missing(read[EventRole.TOUCHPOINT], "no-touchpoint"),
    }
    for role in (EventRole.SESSION, EventRole.CHANNEL, EventRole.MESSAGE):
        if role in cells:
            read[role] = named(cells[role])
    if EventRole.VALUE in cells:
        read[EventRole.VALUE] = values(cells[EventRole.VALUE], mapping.decimal)
        faults[EventRole.VALUE] = unread(cells[EventRole.VALUE], read[EventRole.VALUE], "value-not-a-number")
    if EventRole.SEQUENCE in cells:
        read[EventRole.SEQUENCE] = whole_numbers(cells[EventRole.SEQUENCE])
        faults[EventRole.SEQUENCE] = missing(read[EventRole.SEQUENCE], "not-a-sequence")
    events = shaped(read, moments.at, rows)
    sound = pl.DataFrame([fault.alias(role.value) for role, fault in faults.items()]).select(
        pl.all_horizontal(pl.all().is_null())
    )
    names = {column.role: column.name for column in used}
    listed = [fault.alias(names[role]) for role, fault in faults.items()]
    set_aside = faulty_cells(source.cells, rows, listed, REASONS)
    return EventIntake(events.filter(sound.to_series()), set_aside, source.cells.height)


def shaped(read: dict[EventRole, pl.Series], at: pl.Series, rows: pl.Series) -> pl.DataFrame:
    """Put what was read into the columns of an intake, with nulls where no column tells."""
    empty = pl.repeat(None, len(rows), dtype=pl.String, eager=True)
    order = read.get(EventRole.SEQUENCE, rows.cast(pl.Int64))
    return pl.DataFrame(
        {
            "customer": read[EventRole.CUSTOMER],
            "touchpoint": read[EventRole.TOUCHPOINT],
            "at": at,
            "sequence": order,
            "session": read.get(EventRole.SESSION, empty),
            "channel": read.get(EventRole.CHANNEL, empty),
            "value": read.get(EventRole.VALUE, empty.cast(pl.Float64)),
            "message": read.get(EventRole.MESSAGE, empty),
            "row": rows,
        }
    )


def filled(cells: pl.Series, mapping: EventMapping, column: EventColumn) -> pl.Series:
    """Return a column with null where a cell holds a code for blank."""
    codes = mapping.blank if column.blank is None else column.blank
    if not codes:
        return cells
    blank = cells.to_frame("cell").select(blank=says(codes))["blank"]
    return cells.set(blank, None)


def values(cells: pl.Series, decimal: str) -> pl.Series:
    """Read numbers as they are written in the file; null where a cell holds none."""
    if cells.dtype.is_numeric():
        return cells.cast(pl.Float64)
    thousands = "," if decimal == "." else "."
    text = cells.cast(pl.String).str.replace_all(r"[\s\u00a0\u202f']", "").str.replace_all(thousands, "", literal=True)
    number = text.str.replace(decimal, ".", literal=True).cast(pl.Float64, strict=False)
    return number.set(~number.is_finite(), None)


def unread(cells: pl.Series, read: pl.Series, code: str) -> pl.Series:
    """Return the code where a cell holds something that was not read."""
    held = named(cells).is_not_null() & read.is_null()
    return held.to_frame("held").select(pl.when("held").then(pl.lit(code))).to_series()


def check_roles(mapping: EventMapping) -> None:
    for role in NEEDED:
        if mapping.only(role) is None:
            raise UnusableInputError(
                "no-role",
                f"no column has the role {role.value}",
                expected=f"one column each for {', '.join(NEEDED)}",
                fix="Say which column it is.",
                role=role.value,
            )


def settled(mapping: EventMapping, look: Look) -> EventMapping:
    """Settle what 03/04/2026 means once for the whole file, by rows from all over it.

    look: the first look at the file; its samples are rows. No units.
    Raises UnusableInputError (no-role, no-such-column, ambiguous-day).
    """
    check_roles(mapping)
    check_present([column.name for column in mapping.columns if column.role is not EventRole.IGNORE], look.columns)
    time = mapping.only(EventRole.TIME)
    if mapping.day_first is not None or time is None or time.name not in look.samples.columns:
        return mapping
    cells = look.samples[time.name]
    if cells.dtype != pl.String:
        return mapping
    dates, days, months = days_told(cells)
    if not dates:
        return mapping
    if bool(days) == bool(months):
        read_moments(cells, day_first=None)  # raises: it words the question
    return replace(mapping, day_first=bool(days))


def only_columns(mapping: EventMapping, header: Sequence[str]) -> EventMapping:
    """Leave out the columns that a file does not have.

    header: the file's names; no rows, no units. Raises nothing.
    """
    return replace(mapping, columns=tuple(column for column in mapping.columns if column.name in header))
