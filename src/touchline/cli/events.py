"""Options of every command that reads a file of events, and the events they lead to."""

from typing import TYPE_CHECKING, Annotated

import typer

from touchline.cli import output

if TYPE_CHECKING:
    from touchline.engine.record import EventIntake
    from touchline.engine.tables import Table

FileArgument = Annotated[str, typer.Argument(metavar="FILE", help="Events: Parquet, CSV or XLSX.")]
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
DayFirstOption = Annotated[
    bool | None,
    typer.Option("--day-first/--month-first", help="What 03/04/2026 means, where the file does not show it."),
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
) -> "EventIntake":
    """Read a file of events as the options say, and say on stderr what was set aside."""
    from touchline.engine import record, tables

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
    tell_set_aside(table, intake)
    return intake


def tell_set_aside(table: "Table", intake: "EventIntake") -> None:
    rows = intake.rows_set_aside + table.set_aside.height
    if not rows:
        return
    first = (table.set_aside if table.set_aside.height else intake.set_aside).row(0, named=True)
    place = f"row {first['row']}{' column ' + first['column'] if first['column'] else ''}"
    output.note(
        f"set aside: {rows} of {intake.rows_read + table.set_aside.height} rows; "
        f"first {place}: found {first['found']!r}, {first['reason']} [{first['code']}]"
    )
