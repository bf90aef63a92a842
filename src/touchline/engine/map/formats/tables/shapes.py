"""Which shape a table has: a row for each touchpoint, or stages as columns over rows of segments or lanes."""

from dataclasses import dataclass

from touchline.engine.errors import UnusableInputError
from touchline.engine.identify.stage_words import stage_key
from touchline.engine.map.formats.tables.assembly import Assembly
from touchline.engine.map.formats.tables.columns import STANDING, Column, column_named
from touchline.engine.map.formats.tables.row_shape import Rows
from touchline.engine.map.formats.tables.sheet import Line, Sheet
from touchline.engine.map.formats.tables.stage_shape import Stages

LOOKED_AT = 25  # rows in which the header is looked for
STAGE, _, TOUCHPOINT = STANDING


@dataclass(frozen=True, slots=True)
class Header:
    """Where the header of a table stands among its lines, and which shape it tells of: rows or stages."""

    at: int
    shape: str


def header_of(sheet: Sheet) -> Header | None:
    """Find the header of a table: the first row that names fields, or stages, or has several cells at all."""
    lines = sheet.lines[:LOOKED_AT]
    for at, line in enumerate(lines):
        named = [column for cell in line.cells if cell and (column := column_named(cell))]
        texts = [cell for cell in line.cells if cell]
        if TOUCHPOINT in named and len(named) >= 2 and 2 * len(named) >= len(texts):
            return Header(at, "rows")
        if any(column.field == "id" for column in named):
            return Header(at, "rows")
    only = next((at for at, line in enumerate(lines) if is_list(line)), None)
    for at, line in enumerate(lines):
        stages = [place for place in line.filled if place and stage_key(line.cells[place])]
        if len(stages) >= 2:
            return Header(at, "stages")
    if only is not None:
        return Header(only, "rows")
    return next(
        (Header(at, "stages") for at, line in enumerate(lines[:-1]) if len([p for p in line.filled if p]) >= 2), None
    )


def is_list(line: Line) -> bool:
    """True for the header of a plain list: touchpoints, and nothing else."""
    return [column_named(cell) for cell in line.cells if cell] == [TOUCHPOINT]


def read_sheet(sheet: Sheet, map: Assembly) -> bool:
    """Read a table of any shape into a map, and say what was taken for what; False when it is no map."""
    found = header_of(sheet)
    if found is None:
        return False
    above = sheet.lines[: found.at]
    header = sheet.lines[found.at]
    title_of(sheet, above, map, phases=found.shape == "stages")
    if found.shape == "rows":
        read_rows(sheet, found.at, header, map)
    else:
        Stages(sheet, map).read(found.at)
    return True


def title_of(sheet: Sheet, above: tuple[Line, ...], map: Assembly, *, phases: bool) -> None:
    """Take the first line above the header that says one thing as the name of the map."""
    for line in above:
        texts = list(dict.fromkeys(line.cells[place] for place in line.filled))
        if len(texts) == 1 and "name" not in map.facts:
            map.facts["name"] = " ".join(texts[0].split())
            map.remark("title-above", sheet.place(line.number), value=texts[0])
        elif not phases:
            map.remark("row-above-header", sheet.place(line.number), value=" · ".join(texts))


def read_rows(sheet: Sheet, at: int, header: Line, map: Assembly) -> None:
    heads = list(header.cells)
    columns: list[Column | None] = [column_named(cell) if cell else None for cell in heads]
    phase, stage = Column("stage", "phase"), STAGE
    if phase in columns and stage not in columns:
        columns[columns.index(phase)] = stage  # a phase where there are no stages is one
    rows = Rows(sheet, columns, heads, map)
    taken = ", ".join(f"{head} = {column.head}" for head, column in zip(heads, columns, strict=True) if column)
    ours = any(column and column.field == "id" for column in columns)
    if not ours:
        where = sheet.place(header.number)
        map.remark("taken-as-rows", where, names=taken)
    for place, (head, column) in enumerate(zip(heads, columns, strict=True)):
        if head and column is None:
            code = "column-unknown" if ours else "column-in-notes"
            map.remark(code, sheet.place(header.number, place), value=head)
    rows.read(at)


def no_map(file: str, found: str, row: int = 1, column: str = "A") -> UnusableInputError:
    return UnusableInputError(
        "map-table-unknown",
        f"row {row}, column {column} of {file}: {found}",
        expected="a header that names touchpoints, or stages side by side",
        fix="Put the stages into the first row, or name the columns stage and touchpoint.",
        file=file,
        row=row,
        column=column,
        value=found,
    )
