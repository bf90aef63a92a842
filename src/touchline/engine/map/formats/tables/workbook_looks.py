"""How a workbook looks: names of its sheets, heads that stay in view, and the map drawn for people to read."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from math import ceil
from typing import TYPE_CHECKING, Any

from touchline.engine.map.document import Document
from touchline.engine.map.formats.picture import shapes
from touchline.engine.map.formats.picture.words import stage_name
from touchline.engine.map.formats.tables.cell_text import guarded

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

LONGEST = 32_767  # characters in a cell
LONGEST_NAME = 31  # characters in the name of a sheet
NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]+")
RESERVED = "history"  # Excel keeps this name for itself
NARROWEST, WIDEST, STAGE, NAMES = 10, 50, 28, 24  # characters: widths of columns
BOLD, ARROW = 1.15, 3  # of the width of plain letters; characters for the mark of a filter
A4 = 9
HEADS = 3  # rows over the map: its name, what the sheet is for, the stages

Looks = Mapping[str, "Format"]


def looks_of(book: "Workbook") -> Looks:
    """Return the looks of cells: title, remark, head, name, plain, and card for what stands on the map."""
    edge = {"border": 1, "border_color": shapes.LINE_STRONG}
    text = {"text_wrap": True, "valign": "top"}
    looks: dict[str, dict[str, Any]] = {
        "title": {"bold": True, "font_size": 14},
        "remark": {"italic": True, "font_color": shapes.FAINT},
        "head": {**text, **edge, "bold": True, "bg_color": shapes.SUNK},
        "name": {**text, **edge, "bold": True},
        "card": {**text, **edge},
        "plain": text,
    }
    return {name: book.add_format(look) for name, look in looks.items()}


class SheetNames:
    """Gives the sheets of a workbook their names in the reader's language, as Excel allows them."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self.words = words
        self.taken = {RESERVED}

    def of(self, key: str) -> str:
        name = next(name for name in self.names(self.words[f"sheet_{key}"]) if name.casefold() not in self.taken)
        self.taken.add(name.casefold())
        return name

    def names(self, word: str) -> Iterator[str]:
        """Yield a word as a name that a sheet may have, then with a number behind it."""
        plain = " ".join(NOT_IN_NAMES.sub(" ", word).split()).strip(" '")
        for number in count(1):
            behind = f" {number}" if number > 1 else ""
            if name := (plain[: LONGEST_NAME - len(behind)].strip(" '") + behind).strip():
                yield name


def headed(sheet: "Worksheet", *, rows: int, columns: int) -> None:
    """Keep the first rows and columns in view; on paper, repeat the rows and let all columns stand side by side."""
    sheet.freeze_panes(rows, columns)
    sheet.repeat_rows(0, rows - 1)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)


def width_of(head: str, texts: Sequence[object]) -> float:
    """Return how wide a column stands, in characters: its head on one line, its texts as far as is sensible."""
    widest = max((len(line) for text in texts for line in str(text).split("\n")), default=0)
    return max(ceil(len(head) * BOLD) + ARROW, min(max(widest + 2, NARROWEST), WIDEST))


def draw(sheet: "Worksheet", map: Document, words: Mapping[str, str], looks: Looks) -> None:
    """Write the map as people look at it: stages side by side, a row for each segment."""
    sheet.set_column(0, 0, NAMES)
    sheet.set_column(1, max(len(map.stages), 1), STAGE)
    sheet.write_string(0, 0, cut(str(map.map.get("name", ""))), looks["title"])
    sheet.write_string(1, 0, words["for_reading"], looks["remark"])
    sheet.write_blank(HEADS - 1, 0, None, looks["head"])
    for place, stage in enumerate(map.stages, 1):
        sheet.write_string(HEADS - 1, place, cut(stage_name(stage, words)), looks["head"])
    for row, segment in enumerate([None, *map.segments], HEADS):
        sheet.write_string(row, 0, cut(str(segment.fields["name"])) if segment else words["all"], looks["name"])
        for place, stage in enumerate(map.stages, 1):
            cards = map.cell(stage.id, segment.id if segment else None)
            names = [str(map.touchpoints[card.touchpoint]["name"]) for card in cards]
            if names:
                sheet.write_string(row, place, cut("\n".join(names)), looks["card"])
            else:
                sheet.write_blank(row, place, None, looks["card"])
    headed(sheet, rows=HEADS, columns=1)


def cut(text: str) -> str:
    """Return a text as far as a cell has room, without what starts a formula."""
    return guarded(text[: LONGEST - 1])
