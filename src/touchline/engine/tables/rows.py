"""From the rows of a file to a table: the header checked, rows that do not fit set aside."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import polars as pl

from touchline.engine.errors import UnusableInputError
from touchline.engine.tables.limits import Limits, too_large
from touchline.engine.tables.table import SET_ASIDE_COLUMNS, Table

REASONS = {
    "row-too-short": "fewer cells than the header",
    "row-too-long": "more cells than the header",
    "broken-quotes": "quotation marks inside quoted text",
}


type Odd = tuple[int, str, str, str, str]  # row, column, found, code, reason


@dataclass(frozen=True, slots=True)
class FileRow:
    """One row as it stands in the file. fault says why its cells could not be told apart."""

    number: int
    cells: list[str]
    fault: str = ""


def rows_to_table(
    file_rows: Iterator[FileRow],
    name: str,
    limits: Limits,
    *,
    sheets: tuple[str, ...] = (),
    reading: dict[str, str],
) -> Table:
    """Make a table of a file's rows: the first that is not empty is the header, empty rows are passed over.

    Rows as in the file, no units.
    Raises UnusableInputError (empty-file, no-header, blank-header, duplicate-header, file-too-large).
    """
    filled = (row for row in file_rows if not is_blank(row))
    header = next(filled, None)
    if header is None:
        raise empty_file(name)
    names = header_names(header, name, limits)
    fitting, odd = sorted_out(filled, len(names))
    while names and not names[-1] and not any(row.cells[len(names) - 1].strip() for row in fitting):
        names.pop()
    check_names(names, name, header.number)
    return Table(
        name=name,
        cells=as_cells(names, fitting),
        rows=pl.Series("row", [row.number for row in fitting], dtype=pl.UInt32),
        set_aside=pl.DataFrame(odd, schema=SET_ASIDE_COLUMNS, orient="row"),
        sheets=sheets,
        reading=reading,
    )


def is_blank(row: FileRow) -> bool:
    return not row.fault and not any(cell.strip() for cell in row.cells)


def header_names(header: FileRow, file: str, limits: Limits) -> list[str]:
    names = [cell.strip() for cell in header.cells]
    if len(names) > limits.columns:
        raise too_large(file, "columns", limits.columns)
    if all(is_number(cell) for cell in names if cell):
        raise no_header(file, header.number, names)
    return names


def sorted_out(rows: Iterable[FileRow], width: int) -> tuple[list[FileRow], list[Odd]]:
    """Part the rows that fit the header from what is set aside."""
    fitting: list[FileRow] = []
    odd: list[Odd] = []
    for row in rows:
        fitted, code = fit(row, width)
        if code:
            odd.append((row.number, "", found(row, width), code, REASONS[code]))
        else:
            fitting.append(fitted)
    return fitting, odd


def as_cells(names: Sequence[str], rows: Sequence[FileRow]) -> pl.DataFrame:
    columns = zip(*(row.cells for row in rows), strict=True) if rows else [()] * len(names)
    return pl.DataFrame(
        {
            column: pl.Series(column, [cell or None for cell in values], dtype=pl.String)
            for column, values in zip(names, columns, strict=False)
        }
    )


def fit(row: FileRow, width: int) -> tuple[FileRow, str]:
    """Return the row without empty cells beyond the header, and the code of what does not fit, if anything."""
    if row.fault:
        return row, "broken-quotes"
    if len(row.cells) < width:
        return row, "row-too-short"
    if any(cell.strip() for cell in row.cells[width:]):
        return row, "row-too-long"
    return (row if len(row.cells) == width else FileRow(row.number, row.cells[:width])), ""


def found(row: FileRow, width: int) -> str:
    return row.fault or f"{len(row.cells)} cells, the header has {width}"


def is_number(text: str) -> bool:
    try:
        float(text.replace(",", "."))
    except ValueError:
        return False
    return True


def letter(position: int) -> str:
    """Name a column as a spreadsheet does: 0 is A, 26 is AA."""
    name = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        name = chr(65 + rest) + name
    return name


def check_names(names: list[str], file: str, row: int) -> None:
    seen: dict[str, int] = {}
    for position, name in enumerate(names):
        if not name:
            raise UnusableInputError(
                "blank-header",
                f"column {letter(position)} of {file} has no name in row {row}",
                expected="a name above every column",
                fix="Name the column, or remove it.",
                file=file,
                row=row,
                column=letter(position),
            )
        if name in seen:
            raise UnusableInputError(
                "duplicate-header",
                f"columns {letter(seen[name])} and {letter(position)} of {file} are both called {name!r}",
                expected="a name of its own above every column",
                fix="Rename one of them.",
                file=file,
                row=row,
                column=letter(position),
                name=name,
            )
        seen[name] = position


def empty_file(name: str) -> UnusableInputError:
    return UnusableInputError(
        "empty-file",
        f"{name} is empty",
        expected="a header and at least one row",
        fix="Check that the export worked, and bring the file again.",
        file=name,
    )


def check_rows(table: Table) -> None:
    """Refuse a header with no row below it. Rows that were set aside count: they may be mended. No units.

    Raises UnusableInputError (no-rows).
    """
    if table.cells.height or table.set_aside.height:
        return
    raise UnusableInputError(
        "no-rows",
        f"{table.name} has a header of {table.cells.width} columns and no row below it",
        expected="at least one row below the header",
        fix="Check that the export was not cut off or filtered down to nothing, and bring the file again.",
        file=table.name,
    )


def no_header(name: str, row: int, cells: list[str]) -> UnusableInputError:
    return UnusableInputError(
        "no-header",
        f"row {row} of {name} holds only numbers ({', '.join(cells[:5])})",
        expected="the names of the columns in the first row",
        fix="Add a first row with a name above every column.",
        file=name,
        row=row,
    )
