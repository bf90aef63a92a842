"""Options of every command that reads a file of events, and the events they lead to."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from touchline.cli import files, output

if TYPE_CHECKING:
    from touchline.engine.record import EventIntake

FileArgument = Annotated[str, typer.Argument(metavar="FILE", help="Events: Parquet, CSV or XLSX.")]
MappingOption = Annotated[
    str, typer.Option("--mapping", metavar="M.yaml", help="A mapping of events, in place of the columns.")
]
CustomerOption = Annotated[str, typer.Option("--customer", metavar="COL", help="Column that says who.")]
TimeOption = Annotated[
    str, typer.Option("--time", metavar="COL", help="Column that says when: ISO 8601, or seconds or ms since 1970.")
]
TouchpointOption = Annotated[str, typer.Option("--touchpoint", metavar="COL", help="Column that says where.")]
SequenceOption = Annotated[
    str, typer.Option("--sequence", metavar="COL", help="Whole numbers that order equal moments; else the row does.")
]
SessionOption = Annotated[
    str, typer.Option("--session", metavar="COL", help="Column that names the visit: only steps within one count.")
]


def read_events(
    file: str,
    *,
    customer: str,
    time: str,
    touchpoint: str,
    sequence: str = "",
    session: str = "",
    day_first: bool | None = None,
    sheet: str = "",
    mapping: str = "",
) -> "EventIntake":
    """Read a file of events as the options or the mapping say, and say on stderr what was set aside."""
    from touchline.engine import record, tables

    needed = {"customer": customer, "time": time, "touchpoint": touchpoint}
    first = None if day_first is None else "day" if day_first else "month"
    files.check_how_it_is_read(mapping, needed, {"sequence": sequence, f"{first}-first": first})
    if mapping:
        return read_mapped(file, mapping, session=session, sheet=sheet)
    columns = [name for name in (customer, time, touchpoint, sequence, session) if name]
    table = tables.read_columns(file, columns=columns, sheet=sheet or None)
    intake = record.take_events(
        table,
        customer=customer,
        time=time,
        touchpoint=touchpoint,
        sequence=sequence or None,
        session=session or None,
        day_first=day_first,
    )
    files.tell_set_aside(table, intake)
    return intake


def read_mapped(file: str, mapping: str, *, session: str = "", sheet: str = "") -> "EventIntake":
    """Read a file of events as its mapping says; times without a zone stay as written unless it names one.

    A session named here takes the place of the mapping's; then events without one are left out, and counted.
    """
    from touchline.engine import record, tables

    how = record.read_event_mapping(files.text_of(mapping))
    if session:
        kept = [column for column in how.columns if column.role is not record.EventRole.SESSION]
        own = record.EventColumn(session, record.EventRole.SESSION)
        how = replace(how, columns=(*(column for column in kept if column.name != session), own))
    used = [column.name for column in how.columns if column.role is not record.EventRole.IGNORE]
    table = tables.read_columns(file, columns=used, sheet=sheet or None)
    intake = record.take_mapped_events(table, how)
    files.tell_set_aside(table, intake)
    if not session or not intake.events["session"].null_count():
        return intake
    output.note(f"left out: {intake.events['session'].null_count()} events without a session")
    return replace(intake, events=intake.events.drop_nulls("session"))
