"""What a table is: named columns of text, each row with its number in the file."""

from dataclasses import dataclass, field

import polars as pl

SET_ASIDE_COLUMNS = {
    "row": pl.UInt32,
    "column": pl.String,
    "found": pl.String,
    "code": pl.String,
    "reason": pl.String,
}


def nothing_set_aside() -> pl.DataFrame:
    """Return the frame of set-aside rows and cells, empty.

    Rows: none. Units: row is the line of the file, from 1. Raises nothing.
    """
    return pl.DataFrame(schema=SET_ASIDE_COLUMNS)


@dataclass(frozen=True, slots=True)
class Table:
    """One table as it stands in its file; nothing is interpreted yet.

    name       what the file or sheet is called
    cells      String columns under the names of the header; null where the cell is empty
    rows       UInt32, row of the file each row of cells comes from, ascending; the header is usually row 1
    set_aside  rows that do not fit the header: row, column, found, code, reason
    sheets     names of all sheets of a workbook; none for a text file
    reading    how the file was understood: encoding, delimiter, sheet
    """

    name: str
    cells: pl.DataFrame
    rows: pl.Series
    set_aside: pl.DataFrame = field(default_factory=nothing_set_aside)
    sheets: tuple[str, ...] = ()
    reading: dict[str, str] = field(default_factory=dict)
