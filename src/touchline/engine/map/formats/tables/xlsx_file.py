"""A map as a workbook: read in any shape that people have, written with a sheet for each kind of record."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import count
from pathlib import PurePath
from typing import TYPE_CHECKING

from touchline.engine.map.document import Document
from touchline.engine.map.formats.exchange import Brought, Written, losses
from touchline.engine.map.formats.picture.words import stage_name, worded
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
from touchline.engine.map.formats.tables.workbook_sheets import book_of

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

TOUCHPOINT_ID, STAGE_ID, SEGMENT_ID, _ = IDS
STAGE, SEGMENT, TOUCHPOINT = STANDING
EVERY_ID = {*IDS, LANE_ID, CELL_ID, EVIDENCE_ID}
LONGEST = 32_767  # characters in a cell
LARGEST_EXACT = 2**53
NOT_XML = ("\ufffe", "\uffff")
TABLES: dict[str, tuple[Column, ...]] = {
    "About": (Column("map", "name"),),
    "Stages": (STAGE, STAGE_ID),
    "Segments": (SEGMENT, SEGMENT_ID),
    "Touchpoints": (TOUCHPOINT, TOUCHPOINT_ID),
    "Cards": (*STANDING, *IDS),
    "Lanes": (Column("lane", "name"), LANE_ID),
    "Lane texts": (Column("lane", "name"), STAGE, SEGMENT, LANE_ID, STAGE_ID, SEGMENT_ID),
    "Evidence": (TOUCHPOINT, TOUCHPOINT_ID, CARD_ID),
}
PICTURE = "Map"


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
            if sheet.name in ours or Column("map", "name") in heads_of(sheet):
                read_ours(sheet, heads_of(sheet), map)
    else:
        read_theirs(book.sheets, name, map)
    return Brought(map.document(PurePath(name).stem), "xlsx", tuple(map.remarks))


def heads_of(sheet: Sheet) -> list[Column | None]:
    return [column_named(cell) if cell else None for cell in sheet.lines[0].cells]


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

    words: those of the sheet to look at that are not the map's own. Raises nothing.
    """
    from xlsxwriter.workbook import Workbook  # noqa: PLC0415 slow to import, and rarely needed

    kept = keeps(map)
    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(file, options) as book:
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        plain = book.add_format({"text_wrap": True, "valign": "top"})
        picture(book, kept, worded(words), bold, plain)
        for name, rows in tables(kept).items():
            if rows:
                table(book, name, rows, bold, plain)
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
        "About": [{Column("map", word): value for word, value in map.map.items()}],
        "Stages": [whole_row("stage", id, says) for id, says in stages.items()],
        "Segments": [whole_row("segment", id, says) for id, says in segments.items()],
        "Touchpoints": [whole_row("touchpoint", id, says) for id, says in map.touchpoints.items()],
        "Cards": cards or [{}],
        "Lanes": lane_rows(map),
        "Lane texts": lane_text_rows(map),
        "Evidence": evidence_rows(map),
    }


def table(book: "Workbook", name: str, rows: list[Row], bold: "Format", plain: "Format") -> None:
    """Write one sheet, its header in view and its columns wide enough to read."""
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    columns = columns_of(rows, TABLES[name])
    for place, column in enumerate(columns):
        texts = [cell_text(row, column) for row in rows]
        widest = max(len(line) for text in [column.head, *texts] for line in str(text).split("\n"))
        sheet.set_column(place, place, min(max(widest + 2, 10), 50))
        sheet.write_string(0, place, column.head, bold)
        for number, text in enumerate(texts, 1):
            if isinstance(text, str) and text:
                sheet.write_string(number, place, text, plain)
            elif not isinstance(text, str) and exact(text):
                sheet.write_number(number, place, text, plain)
            elif text:
                sheet.write_string(number, place, repr(text), plain)


def exact(number: float) -> bool:
    """True when a workbook keeps every digit of a number: it has sixteen."""
    return abs(number) < LARGEST_EXACT and float(f"{number:.16G}") == number


def picture(book: "Workbook", map: Document, words: Mapping[str, str], bold: "Format", plain: "Format") -> None:
    """Write the map as people look at it: stages side by side, a row for each segment."""
    sheet = book.add_worksheet(PICTURE)
    sheet.freeze_panes(3, 1)
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, max(len(map.stages), 1), 28)
    sheet.write_string(0, 0, cut(str(map.map.get("name", ""))), book.add_format({"bold": True, "font_size": 14}))
    sheet.write_string(1, 0, words["for_reading"], book.add_format({"italic": True}))
    for place, stage in enumerate(map.stages, 1):
        sheet.write_string(2, place, cut(stage_name(stage, words)), bold)
    row = count(3)
    for segment in [None, *map.segments]:
        at = next(row)
        sheet.write_string(at, 0, cut(str(segment.fields["name"])) if segment else words["all"], bold)
        for place, stage in enumerate(map.stages, 1):
            names = [
                str(map.touchpoints[card.touchpoint]["name"])
                for card in map.cell(stage.id, segment.id if segment else None)
            ]
            if names:
                sheet.write_string(at, place, cut("\n".join(names)), plain)


def cut(text: str) -> str:
    """Return a text as far as a cell has room, without what starts a formula."""
    name: Row = {STAGE: text[: LONGEST - 1]}
    return str(cell_text(name, STAGE))
