"""Rows that were set aside, handed out to be mended by hand, and read again under their own numbers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import polars as pl

from touchline.engine.errors import UnusableInputError
from touchline.engine.tables.rows import FileRow
from touchline.engine.tables.table import Table

ROW, REASON = "touchline_row", "touchline_reason"
FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def to_mend(header: Sequence[str], rows: Iterator[FileRow], reasons: Mapping[int, str]) -> Iterator[list[str]]:
    """Yield the lines of a table of rows to mend: the number of the row, the reason, then its cells as they came.

    header: names of the file's columns; rows: each row in order; reasons by a row's number. A cell that a spreadsheet
    would run as a formula is written with an apostrophe before it. No units. Raises nothing.
    """
    yield [ROW, REASON, *map(guarded, header)]
    for row in rows:
        cells = [*row.cells, *[""] * (len(header) - len(row.cells))]
        yield [str(row.number), guarded(reasons.get(row.number, "")), *map(guarded, cells)]


def guarded(cell: str) -> str:
    """Keep a spreadsheet from running a cell as a formula."""
    return f"'{cell}" if cell.startswith(FORMULAS) else cell


def mended_rows(table: Table) -> Table:
    """Return rows that were mended as rows of the file they came from: its numbers, and its columns alone.

    table: one row for each mended row, as to_mend wrote them. No units.
    Raises UnusableInputError (no-row-numbers, mended-twice).
    """
    if ROW not in table.cells.columns:
        raise no_row_numbers(table, "no such column")
    numbers = table.cells[ROW].str.strip_chars().cast(pl.UInt32, strict=False)
    if numbers.null_count():
        stray = table.cells[ROW].filter(numbers.is_null())
        raise no_row_numbers(table, f"{stray.to_list()[0]!r} in it")
    if numbers.is_duplicated().any():
        twice = int(numbers.filter(numbers.is_duplicated()).to_list()[0])
        raise UnusableInputError(
            "mended-twice",
            f"row {twice} stands more than once in {table.name}",
            expected="each row once",
            fix="Leave out all but one of them.",
            file=table.name,
            row=twice,
        )
    own = table.cells.drop(ROW, REASON, strict=False)
    bare = own.rename(unguarded, strict=False).with_columns(pl.all().str.replace(r"^'([=+\-@\t\r])", "$1"))
    return replace(table, cells=bare, rows=numbers.alias("row"))


def unguarded(name: str) -> str:
    return name[1:] if name[:1] == "'" and name[1:].startswith(FORMULAS) else name


def no_row_numbers(table: Table, found: str) -> UnusableInputError:
    return UnusableInputError(
        "no-row-numbers",
        f"{table.name} should say in the column {ROW} which rows it mends: {found}",
        expected="the file of rows to mend, as it was downloaded",
        fix="Download the rows again, mend their cells and leave the first column as it is.",
        file=table.name,
        column=ROW,
    )
