"""A list or a range of a spreadsheet, pasted into a cell of the map: names, spread over stages and rows."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

Names = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spread:
    """Names by place: (columns to the right, rows down) of the cell that was pasted into.

    beyond: how many names found no stage or row to stand in. twice: how many were named before in the same cell.
    """

    cells: dict[tuple[int, int], Names]
    beyond: int
    twice: int


def pasted_range(text: str) -> tuple[tuple[Names, ...], ...]:
    """Read copied cells: one row a line, columns apart by tabs, as spreadsheets copy them; a list is one column.

    Returns one tuple per row, of one tuple of names per column: a cell of several lines holds several names.
    Rows without any name at the top and at the end are left out; white space at the ends of a name too. Raises
    nothing.

    >>> pasted_range("Fair\\tShop\\n\\tCall")
    ((('Fair',), ('Shop',)), ((), ('Call',)))
    """
    table = csv.reader(io.StringIO(text.replace("\r\n", "\n").replace("\r", "\n")), delimiter="\t")
    rows = [tuple(names_of(cell) for cell in row) for row in table]
    filled = [place for place, row in enumerate(rows) if any(row)]
    return tuple(rows[filled[0] : filled[-1] + 1]) if filled else ()


def names_of(cell: str) -> Names:
    return tuple(name for line in cell.splitlines() if (name := " ".join(line.split())))


def spread(rows: Sequence[Sequence[Names]], *, stages: int, lines: int, stacked: bool) -> Spread:
    """Lay a pasted range out from the cell with the focus: its columns over the stages, its rows over the lines.

    stages, lines: how many there are from the focus on, itself among them, at least 1. stacked: all rows go into
    the line of the focus, one below the other. A list (one column) always does.
    Returns names by place, each once in a cell, whatever its capitals. Raises nothing.

    >>> spread([[("Fair",), ("Shop",)]], stages=1, lines=1, stacked=False)
    Spread(cells={(0, 0): ('Fair',)}, beyond=1, twice=0)
    """
    one_column = max((len(row) for row in rows), default=0) < 2
    cells: dict[tuple[int, int], dict[str, str]] = {}
    beyond = twice = 0
    for down, row in enumerate(rows):
        for across, names in enumerate(row):
            place = (across, 0 if stacked or one_column else down)
            if place[0] >= stages or place[1] >= lines:
                beyond += len(names)
                continue
            cell = cells.setdefault(place, {})
            for name in names:
                twice += name.casefold() in cell
                cell.setdefault(name.casefold(), name)
    return Spread({place: tuple(names.values()) for place, names in cells.items() if names}, beyond, twice)
