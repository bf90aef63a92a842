"""What commands that read a file of answers or of events share: options, and what is said of a file."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from touchline.cli import output
from touchline.engine.errors import UnusableInputError

if TYPE_CHECKING:
    from touchline.engine.record import EventIntake, Intake
    from touchline.engine.tables import Table

COLUMNS = {"ratings": "COL,COL", "overall": "COL", "customer": "COL", "time": "COL", "touchpoint": "COL"}
DayFirstOption = Annotated[
    bool | None,
    typer.Option("--day-first/--month-first", help="What 03/04/2026 means, where the file does not show it."),
]
SheetOption = Annotated[
    str, typer.Option("--sheet", metavar="NAME", help="Sheet of a workbook; the first if not given.")
]


def check_how_it_is_read(mapping: str, needed: Mapping[str, object], others: Mapping[str, object]) -> None:
    """Refuse a call that says neither by a mapping nor by its columns how a file is read, or by both.

    needed and others are options by their name, with what was given; without a mapping, none needed may be empty.
    """
    given = [f"--{name}" for name, value in {**needed, **others}.items() if value not in ("", [], None)]
    lacking = [name for name, value in needed.items() if not value]
    if mapping and given:
        raise UnusableInputError(
            "mapping-and-columns",
            f"--mapping and {', '.join(given)}",
            expected="a mapping, or columns, codes and scale",
            fix=f"Leave out --mapping, or leave out {', '.join(given)} and write it into the mapping.",
            options=", ".join(given),
        )
    if not mapping and lacking:
        raise UnusableInputError(
            "columns-not-named",
            f"no column named for {', '.join(lacking)}",
            expected=f"--{' --'.join(needed)}, or --mapping",
            fix=f"Add {' '.join(f'--{name} {COLUMNS[name]}' for name in lacking)}, or --mapping M.yaml.",
        )


def text_of(file: str) -> str:
    """Return what stands in a text file. Raises UnusableInputError."""
    try:
        return Path(file).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise UnusableInputError(
            "no-such-file",
            f"{file} cannot be read: {fault}",
            expected="a text file in UTF-8",
            fix="Check the path.",
            file=file,
        ) from None


def bytes_of(file: str) -> bytes:
    """Return what stands in a file. Raises UnusableInputError."""
    try:
        return Path(file).read_bytes()
    except OSError as fault:
        raise UnusableInputError(
            "no-such-file",
            f"{file} cannot be read: {fault.strerror}",
            expected="a file",
            fix="Check the path.",
            file=file,
        ) from None


def tell_set_aside(table: "Table", intake: "Intake | EventIntake", *, cells: int | None = None) -> None:
    """Say on stderr how much was set aside, and what the first of it was; cells where single ones may be, too."""
    rows = intake.rows_set_aside + table.set_aside.height
    if not rows and not cells:
        return
    first = (table.set_aside if table.set_aside.height else intake.set_aside).row(0, named=True)
    place = f"row {first['row']}{' column ' + first['column'] if first['column'] else ''}"
    counted = f"{rows} of {intake.rows_read + table.set_aside.height} rows"
    output.note(
        f"set aside: {counted if cells is None else f'{counted}, {cells} cells'}; "
        f"first {place}: found {first['found']!r}, {first['reason']} [{first['code']}]"
    )
