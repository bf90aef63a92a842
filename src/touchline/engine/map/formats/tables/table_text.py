"""Rows as the columns and cells of a written table."""

from collections.abc import Sequence

from touchline.engine.map.formats.tables.card_rows import Row
from touchline.engine.map.formats.tables.cell_text import cell_of, guarded
from touchline.engine.map.formats.tables.columns import BESIDE, IDS, KINDS, STANDING, Column, fields_of

LANE, MAP = Column("lane", "name"), Column("map", "name")


def columns_of(rows: Sequence[Row], always: Sequence[Column]) -> list[Column]:
    """Return the columns that rows need: whose and where, the others in the order of the fields, then ids.

    always: columns that stand even where no row needs them.
    """
    used = {column for row in rows for column in row} | set(always)
    known = [Column(of, field) for of in (*KINDS, *BESIDE) for field in fields_of(of)]
    fields = [column for column in known if column == MAP or column.field not in {"name", "id"}]
    places = {column: place for place, column in enumerate([LANE, *STANDING, *fields, *IDS])}

    def order(column: Column) -> tuple[int, str]:
        plain = Column(column.of, column.field.partition("@")[0])
        return places.get(plain, len(places)), f"{column.of} {column.field}"

    return sorted(used, key=order)


def cell_text(row: Row, column: Column) -> str | int | float:
    """Return what stands in a cell: a number, or a text that starts no formula."""
    cell = cell_of(row[column]) if column in row else ""
    return guarded(cell) if isinstance(cell, str) else cell
