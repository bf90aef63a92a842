"""A map as a workbook: read in any shape that people have, written with a sheet for each kind of record."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from touchline.engine.map.document import Document
from touchline.engine.map.formats.exchange import Brought, Written, losses
from touchline.engine.map.formats.picture.words import worded
from touchline.engine.map.formats.remarks import Place
from touchline.engine.map.formats.tables.assembly import Assembly
from touchline.engine.map.formats.tables.beside_rows import (
    Beside,
    evidence_rows,
    kept_beside,
    lane_rows,
    lane_text_rows,
)
from touchline.engine.map.formats.tables.card_rows import (
    CARD_ID,
    Row,
    cards_in_order,
    kept_in_rows,
    named_row,
    whole_row,
)
from touchline.engine.map.formats.tables.columns import (
    CELL_ID,
    EVIDENCE_ID,
    IDS,
    LANE_ID,
    STANDING,
    Column,
    column_named,
)
from touchline.engine.map.formats.tables.row_shape import Rows
from touchline.engine.map.formats.tables.shapes import header_of, no_map, read_sheet
from touchline.engine.map.formats.tables.sheet import Sheet
from touchline.engine.map.formats.tables.table_text import cell_text, columns_of
from touchline.engine.map.formats.tables.workbook_looks import LONGEST, SheetNames, draw, headed, looks_of, width_of
from touchline.engine.map.formats.tables.workbook_sheets import book_of

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from touchline.engine.map.formats.tables.workbook_looks import Looks

TOUCHPOINT_ID, STAGE_ID, SEGMENT_ID, _ = IDS
STAGE, SEGMENT, TOUCHPOINT = STANDING
EVERY_ID = {*IDS, LANE_ID, CELL_ID, EVIDENCE_ID}
LARGEST_EXACT = 2**53
IN_VIEW = 90  # characters: how wide the columns that stay in view may stand together
FACTS = 2  # lines of the sheet of facts: its header, and what the map says
NOT_XML = ("\ufffe", "\uffff")
TABLES: dict[str, tuple[Column, ...]] = {  # by what words call them with sheet_ before
    "about": (Column("map", "name"),),
    "stages": (STAGE, STAGE_ID),
    "segments": (SEGMENT, SEGMENT_ID),
    "touchpoints": (TOUCHPOINT, TOUCHPOINT_ID),
    "cards": (*STANDING, *IDS),
    "lanes": (Column("lane", "name"), LANE_ID),
    "lane_texts": (Column("lane", "name"), STAGE, SEGMENT, LANE_ID, STAGE_ID, SEGMENT_ID),
    "evidence": (TOUCHPOINT, TOUCHPOINT_ID, CARD_ID),
}


def read(content: bytes, name: str) -> Brought:
    """Read a map from a workbook, one record a row or in columns of stages.

    Raises UnusableInputError (empty-file, not-a-table, encrypted-workbook, file-too-large, map-table-unknown).
    """
    book = book_of(content, name)
    ours = {sheet.name: heads_of(sheet) for sheet in book.sheets if EVERY_ID.intersection(heads_of(sheet))}
    map = Assembly(reserved=frozenset(text for sheet in book.sheets for text in ids_in(sheet)))
    for place, code in book.aside:
        map.remark(code, place)
    if any(CARD_ID in heads for heads in ours.values()):
        for sheet in book.sheets:
            if sheet.name in ours or is_about(sheet):
                read_ours(sheet, heads_of(sheet), map)
    else:
        read_theirs(book.sheets, name, map)
    return Brought(map.document(PurePath(name).stem), "xlsx", tuple(map.remarks))


def heads_of(sheet: Sheet) -> list[Column | None]:
    return [column_named(cell) if cell else None for cell in sheet.lines[0].cells]


def is_about(sheet: Sheet) -> bool:
    """True for the sheet of facts of the map: one row. A map to look at has more, and may be called map."""
    return Column("map", "name") in heads_of(sheet) and len(sheet.lines) == FACTS


def ids_in(sheet: Sheet) -> list[str]:
    places = [place for place, column in enumerate(heads_of(sheet)) if column in EVERY_ID]
    return [text for place in places for text in sheet.column(place, 0)]


def read_ours(sheet: Sheet, heads: list[Column | None], map: Assembly) -> None:
    """Read a sheet of those that Touchline writes."""
    cells = sheet.lines[0].cells
    beside = LANE_ID in heads or EVIDENCE_ID in heads
    for place, (cell, column) in enumerate(zip(cells, heads, strict=True)):
        if cell and column is None:
            where = sheet.place(sheet.lines[0].number, place)
            map.remark("column-unknown", where, value=cell)
    (Beside if beside else Rows)(sheet, heads, cells, map, ours=True).read(0)


def read_theirs(sheets: Sequence[Sheet], name: str, map: Assembly) -> None:
    """Read the first sheet that has the header of a map, and say which are not read."""
    chosen = next((sheet for sheet in sheets if header_of(sheet)), None)
    if chosen is None:
        first = sheets[0].lines[0]
        found = f"no header of a map, but {' · '.join(filter(None, first.cells))[:80]!r}"
        raise no_map(f"{name}, sheet {sheets[0].name}", found, first.number)
    read_sheet(chosen, map)
    for sheet in sheets:
        if sheet is not chosen:
            map.remark("sheet-not-read", Place(sheet=sheet.name), count=len(sheet.lines), sheet=chosen.name)


def holds(text: str) -> bool:
    return len(text) <= LONGEST and not any(sign in text for sign in NOT_XML)


def keeps(map: Document) -> Document:
    """Return the part of a map that a workbook holds: all but what no cell can hold.

    One record in, one out; raises nothing.
    """
    kept = kept_in_rows(map, holds)
    return replace(kept, **kept_beside(replace(kept, lanes=map.lanes, cells=map.cells, evidence=map.evidence), holds))


def write(map: Document, words: Mapping[str, str] | None = None) -> Written:
    """Write a workbook: the map to look at, then a sheet for each kind of record, one a row.

    words: those of the sheet to look at that are not the map's own, and the names of the sheets. Raises nothing.
    """
    from xlsxwriter.workbook import Workbook  # noqa: PLC0415 slow to import, and rarely needed

    kept, said = keeps(map), worded(words)
    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(file, options) as book:
        looks = looks_of(book)
        names = SheetNames(said)
        draw(book.add_worksheet(names.of("map")), kept, said, looks)
        for key, rows in tables(kept).items():
            if rows:
                table(book.add_worksheet(names.of(key)), rows, TABLES[key], looks)
    return Written(file.getvalue(), losses(map, kept))


def tables(map: Document) -> dict[str, list[Row]]:
    """Return the rows of each sheet."""
    stages, segments = ({one.id: one.fields for one in group} for group in (map.stages, map.segments))
    cards: list[Row] = []
    for card in cards_in_order(map):
        row = named_row("stage", card.stage, stages[card.stage])
        if card.segment:
            row |= named_row("segment", card.segment, segments[card.segment])
        row |= named_row("touchpoint", card.touchpoint, map.touchpoints[card.touchpoint])
        felt = {Column("experience", word): value for word, value in card.experience.items()}
        cards.append({**row, **felt, CARD_ID: card.id})
    return {
        "about": [{Column("map", word): value for word, value in map.map.items()}],
        "stages": [whole_row("stage", id, says) for id, says in stages.items()],
        "segments": [whole_row("segment", id, says) for id, says in segments.items()],
        "touchpoints": [whole_row("touchpoint", id, says) for id, says in map.touchpoints.items()],
        "cards": cards or [{}],
        "lanes": lane_rows(map),
        "lane_texts": lane_text_rows(map),
        "evidence": evidence_rows(map),
    }


def table(sheet: "Worksheet", rows: list[Row], always: Sequence[Column], looks: "Looks") -> None:
    """Write one sheet, its header in view and its columns wide enough to read."""
    columns = columns_of(rows, always)
    widths = []
    for place, column in enumerate(columns):
        texts = [cell_text(row, column) for row in rows]
        widths.append(width_of(column.head, texts))
        sheet.set_column(place, place, widths[-1])
        sheet.write_string(0, place, column.head, looks["head"])
        for number, text in enumerate(texts, 1):
            if isinstance(text, str) and text:
                sheet.write_string(number, place, text, looks["plain"])
            elif not isinstance(text, str) and exact(text):
                sheet.write_number(number, place, text, looks["plain"])
            elif text:
                sheet.write_string(number, place, repr(text), looks["plain"])
    standing = [width for column, width in zip(columns, widths, strict=True) if column in STANDING]
    headed(sheet, rows=1, columns=len(standing) if sum(standing) <= IN_VIEW else 0)
    if len(rows) > 1:
        sheet.autofilter(0, 0, len(rows), len(columns) - 1)


def exact(number: float) -> bool:
    """True when a workbook keeps every digit of a number: it has sixteen."""
    return abs(number) < LARGEST_EXACT and float(f"{number:.16G}") == number
