"""A map as Markdown: headings of stages with bullets, or tables; written for people to read."""

from dataclasses import replace
from pathlib import PurePath
from typing import Any

from touchline.engine.map.document import Document, Placement, Record
from touchline.engine.map.formats.exchange import Brought, Written, losses
from touchline.engine.map.formats.remarks import Place
from touchline.engine.map.formats.tables.assembly import LONGEST, Assembly
from touchline.engine.map.formats.tables.card_rows import cards_in_order, kept_in_rows
from touchline.engine.map.formats.tables.cell_text import Habits, UnreadableError, tidy, value_of
from touchline.engine.map.formats.tables.columns import STANDING, Column, column_named
from touchline.engine.map.formats.tables.markdown_blocks import Blocks
from touchline.engine.map.formats.tables.markdown_lines import BULLET, DASHES, HEADING, Page, Piece, page_of
from touchline.engine.map.formats.tables.markdown_page import markdown, shown_name
from touchline.engine.map.formats.tables.markdown_text import plain, without_id
from touchline.engine.map.formats.tables.shapes import header_of, no_map, read_sheet
from touchline.engine.map.formats.tables.sheet import MOST_ROWS, Line, Sheet
from touchline.engine.tables.encoding import encoding_of
from touchline.engine.tables.limits import too_large
from touchline.engine.tables.rows import empty_file
from touchline.engine.tables.text import not_a_table

STAGE, _, TOUCHPOINT = STANDING
OF_THE_MAP = {"name": "name", "title": "name", "state": "state", "kind": "kind"}
MOST_LINES = 3 * MOST_ROWS


def looks_like(start: str) -> bool:
    """True for a heading with bullets below it, or a table between bars; a journey of Mermaid is none."""
    if "```mermaid" in start:
        return False
    lines = start.replace("\r\n", "\n").split("\n")
    tables = any("|" in line and DASHES.match(line) for line in lines[1:])
    return tables or (any(HEADING.match(line) for line in lines) and any(BULLET.match(line) for line in lines))


def read(content: bytes, name: str) -> Brought:
    """Read a map from Markdown, one touchpoint a bullet or as its tables have it.

    Raises UnusableInputError (empty-file, not-a-table, file-too-large, markdown-front-matter, map-table-unknown).
    """
    if not content.strip():
        raise empty_file(name)
    encoding = encoding_of(content)
    if encoding is None:
        raise not_a_table(name)
    text = content.decode(encoding).removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if text.count("\n") > MOST_LINES:
        raise too_large(name, "rows", MOST_LINES)
    page = page_of(text, name)
    named = [*(piece.text for piece in page.pieces), *segments_above(page)]
    map = Assembly(reserved=frozenset(id for text in named if (id := without_id(text)[1])))
    said_above(page, map)
    if not read_tables(page, map):
        Blocks(map).read(page.pieces)
        if not any(piece.what == "heading" for piece in page.pieces) and not page.front:
            first = page.pieces[0].text if page.pieces else ""
            raise no_map(name, f"no heading of a stage, but {first[:80]!r}")
    return Brought(map.document(PurePath(name).stem), "markdown", tuple(map.remarks))


def segments_above(page: Page) -> list[str]:
    """Return what the front matter names as segments, each as it stands there."""
    said = [value for word, value in page.front.items() if is_segments(word, value)]
    return [str(one) for value in said for one in ([value] if isinstance(value, str) else value)]


def is_segments(word: str, value: object) -> bool:
    return word.casefold() == "segments" and isinstance(value, list | str)


def said_above(page: Page, map: Assembly) -> None:
    """Read what the front matter says of the map."""
    for text in segments_above(page):
        raw, id = without_id(text)
        if name := tidy(plain(raw)):
            map.record("segment", Place(), name, id)
    for word, value in page.front.items():
        field = OF_THE_MAP.get(word.casefold())
        if is_segments(word, value):
            continue
        if field and isinstance(value, str | int | float) and (text := tidy(str(value))):
            try:
                map.facts[field] = value_of(Column("map", field), text, Habits())
            except UnreadableError as wrong:
                map.remark("front-matter-unreadable", Place(), word=word, value=text, wanted=wrong.wanted)
        elif value is not None:
            map.remark("front-matter-unknown", Place(), word=word, value=str(value)[:80])


def read_tables(page: Page, map: Assembly) -> bool:
    """Read the tables of a page that are maps: the first of any shape, then those with a row for each touchpoint."""
    title = next((piece for piece in page.pieces if piece.what == "heading"), None)
    found = False
    for sheet, heading in page.tables:
        header = header_of(sheet)
        if header and (not found or header.shape == "rows"):
            if title and "name" not in map.facts and (title.depth == 1 or title is not heading):
                map.facts["name"] = tidy(plain(title.text))
            read_sheet(under_its_heading(sheet, heading, map), map)
            found = True
        else:
            map.remark("table-not-read", sheet.place(sheet.lines[0].number))
    if found:
        for piece in page.pieces:
            if piece.what in {"bullet", "text", "quote"}:
                map.remark("text-set-aside", Place(line=piece.number), value=piece.text)
    return found


def under_its_heading(sheet: Sheet, heading: Piece | None, map: Assembly) -> Sheet:
    """Return a table whose rows name no stage with that of the heading above it, where that is not the map's name."""
    columns = [column_named(cell) for cell in sheet.lines[0].cells]
    name = tidy(plain(heading.text)) if heading else ""
    named = any(column and column.of == "stage" and column.field in {"name", "phase"} for column in columns)
    if named or TOUCHPOINT not in columns or not name or name == map.facts.get("name"):
        return sheet
    width = sheet.width
    lines = [
        Line(line.number, (*line.cells, *[""] * (width - len(line.cells)), "stage" if line is sheet.lines[0] else name))
        for line in sheet.lines
    ]
    return replace(sheet, lines=tuple(lines))


def keeps(map: Document) -> Document:
    """Return the part of a map that Markdown holds: no lanes, no evidence, no rules of segments, a card once a cell.

    One record in, one out, positions counted from 0; raises nothing.
    """
    kept = kept_in_rows(map)
    stages = tuple(Record(one.id, named_stage(one)) for one in kept.stages)
    segments = tuple(Record(one.id, {"name": one.fields["name"]}) for one in kept.segments)
    return replace(kept, stages=stages, segments=segments, placements=once(kept))


def named_stage(stage: Record) -> dict[str, Any]:
    """Return what a stage says, and by which name it is shown."""
    return {"name": shown_name(stage)[: LONGEST["stage"]], **stage.fields}


def once(map: Document) -> dict[str, Placement]:
    """Return the cards, of those of one touchpoint in one cell the first."""
    cards: dict[str, Placement] = {}
    cells: dict[tuple[str, str | None], int] = {}
    met = set()
    for card in cards_in_order(map):
        if (card.touchpoint, card.stage, card.segment) in met:
            continue
        met.add((card.touchpoint, card.stage, card.segment))
        cells[card.stage, card.segment] = position = cells.get((card.stage, card.segment), -1) + 1
        cards[card.id] = replace(card, position=position)
    return cards


def write(map: Document) -> Written:
    """Write Markdown: the name, stages as headings, segments below them, a bullet for each card. Raises nothing."""
    kept = keeps(map)
    return Written(markdown(kept).encode(), losses(map, kept))
