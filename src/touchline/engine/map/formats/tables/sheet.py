"""One table as it stands in a file: rows of text, each with its number, and how to name a place in it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from touchline.engine.map.formats.remarks import Place
from touchline.engine.map.formats.tables.cell_text import tidy
from touchline.engine.tables.limits import too_large
from touchline.engine.tables.rows import empty_file, letter

MOST_ROWS, MOST_COLUMNS, MOST_CELLS = 20_000, 500, 1_000_000


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table: its number in the file, and its cells as text without blanks around."""

    number: int
    cells: tuple[str, ...]

    def cell(self, column: int) -> str:
        return self.cells[column] if column < len(self.cells) else ""

    @property
    def filled(self) -> list[int]:
        """The columns whose cells say something, from 0."""
        return [column for column, text in enumerate(self.cells) if text]


@dataclass(frozen=True, slots=True)
class Covered:
    """A cell that is one with others: what the first of them says, and whether that stands in the same column."""

    text: str
    same_column: bool


def row_and_letter(sheet: str, row: int, column: int | None) -> Place:
    return Place(sheet=sheet, row=row, column="" if column is None else letter(column))


def line_and_number(_: str, row: int, column: int | None) -> Place:
    return Place(line=row, column="" if column is None else str(column + 1))


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of a file: its rows that say something. named makes a place.

    covered: by number of row and column from 0, the cells that are one with a cell before them.
    decimals: the mark that numbers have where none shows it, by the way the file is written.
    """

    file: str
    lines: tuple[Line, ...]
    name: str = ""
    covered: Mapping[int, Mapping[int, Covered]] = field(default_factory=dict)
    decimals: str = "."
    named: Callable[[str, int, int | None], Place] = row_and_letter

    def place(self, row: int, column: int | None = None) -> Place:
        return self.named(self.name, row, column)

    @property
    def width(self) -> int:
        return max((len(line.cells) for line in self.lines), default=0)

    def column(self, column: int, after: int = -1) -> Iterator[str]:
        """Yield what the cells of a column say, below a line."""
        for line in self.lines[after + 1 :]:
            if text := line.cell(column):
                yield text

    def spread(self, line: Line, *, down: bool = False) -> Line:
        """Return a line whose merged cells all say what their first one does; down: only those merged from above."""
        cells = list(line.cells)
        for place, one in sorted(self.covered.get(line.number, {}).items()):
            if one.same_column or not down:
                cells += [""] * (place + 1 - len(cells))
                cells[place] = cells[place] or one.text
        return Line(line.number, tuple(cells))


def lines_of(rows: Iterable[tuple[int, Iterable[str]]], file: str) -> tuple[Line, ...]:
    """Return the rows that say something, each with its number, up to what a map may have.

    Raises UnusableInputError (file-too-large, empty-file).
    """
    lines: list[Line] = []
    cells = 0
    for number, row in rows:
        texts = [tidy(cell) for cell in row]
        while texts and not texts[-1]:
            texts.pop()
        cells += len(texts)
        for what, count, limit in (
            ("rows", len(lines), MOST_ROWS),
            ("columns", len(texts), MOST_COLUMNS),
            ("cells", cells, MOST_CELLS),
        ):
            if count > limit:
                raise too_large(file, what, limit)
        if texts:
            lines.append(Line(number, tuple(texts)))
    if not lines:
        raise empty_file(file)
    return tuple(lines)
