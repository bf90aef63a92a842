"""The sheets of a workbook as tables: merged cells known, formulas by the value that was kept with them."""

import html
import io
import posixpath
import re
import zipfile
from dataclasses import dataclass

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetVisibleEnum,
    load_workbook,
)

from touchline.engine.errors import UnusableInputError
from touchline.engine.map.formats.remarks import Place
from touchline.engine.map.formats.tables.sheet import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Covered, Sheet, lines_of
from touchline.engine.tables.limits import Limits, too_large
from touchline.engine.tables.rows import empty_file
from touchline.engine.tables.text import not_a_table
from touchline.engine.tables.workbook import BROKEN_ZIP, ENCRYPTED, as_text, check_expansion, column_number, encrypted

LIMITS = Limits(expanded_bytes=60_000_000, rows=MOST_ROWS, columns=MOST_COLUMNS, cells=4 * MOST_CELLS)
MOST_SHEETS = 200
MOST_VALUELESS = 1_000  # cells that are told
OLE = b"\xd0\xcf\x11\xe0"
PART = 2_000_000  # bytes of the parts that name the sheets
SHEET = re.compile(r"<(?:\w+:)?sheet\s([^>]*)>")
RELATION = re.compile(r"<(?:\w+:)?Relationship\s([^>]*)>")
ATTRIBUTE = re.compile(r"""([\w:]+)\s*=\s*["']([^"']*)["']""")
EMPTY_FORMULA = re.compile(
    rb"""<(?:\w+:)?c\s[^>]*?\br=["']([A-Z]{1,3})(\d{1,7})["'][^>]*>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)"""
    rb"""\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"""
)
FAULT = re.compile(rb"""<(?:\w+:)?c\s(?=[^>]*\bt=["']e["'])[^>]*?\br=["']([A-Z]{1,3})(\d{1,7})["']""")
VALUELESS = {"no-value": EMPTY_FORMULA, "fault-of-formula": FAULT}  # by the code of the remark


@dataclass(frozen=True, slots=True)
class Book:
    """The sheets that say something, those that can be seen first, and what is to be said of cells: where and what."""

    sheets: tuple[Sheet, ...]
    aside: tuple[tuple[Place, str], ...]


def book_of(data: bytes, name: str) -> Book:
    """Return the sheets of a workbook.

    Raises UnusableInputError (not-a-table, encrypted-workbook, file-too-large, empty-file).
    """
    if data.startswith(OLE):
        raise encrypted(name) if ENCRYPTED in data else not_a_table(name)
    check_expansion(data, name, LIMITS)
    try:
        with load_workbook(io.BytesIO(data)) as book:
            return sheets_of(book, data, name)
    except UnusableInputError:
        raise
    except PasswordError:
        raise encrypted(name) from None
    except (CalamineError, KeyError, *BROKEN_ZIP):
        raise not_a_table(name) from None


def sheets_of(book: CalamineWorkbook, data: bytes, name: str) -> Book:
    shown = [one for one in book.sheets_metadata if one.visible == SheetVisibleEnum.Visible]
    hidden = [one for one in book.sheets_metadata if one.visible != SheetVisibleEnum.Visible]
    sheets: list[Sheet] = []
    aside: list[tuple[Place, str]] = []
    empty = without_value(data)
    for one in [*shown, *hidden][:MOST_SHEETS]:
        opened = book.get_sheet_by_name(one.name)
        if opened.start is None:
            continue
        texts = [[as_text(cell) for cell in row] for row in opened.iter_rows()]
        if not any(text.strip() for row in texts for text in row):
            continue
        sheet = Sheet(name, lines_of(enumerate(texts, 1), name), one.name, covered_by(opened, texts, name))
        aside += [(sheet.place(row, column), what) for row, column, what in empty.get(one.name, ())]
        sheets.append(sheet)
    if not sheets:
        raise empty_file(name)
    return Book(tuple(sheets), tuple(aside))


def covered_by(opened: CalamineSheet, texts: list[list[str]], name: str) -> dict[int, dict[int, Covered]]:
    """Return the cells that are one with a cell before them, within the part of the sheet that is used."""
    covered: dict[int, dict[int, Covered]] = {}
    count = 0
    for (top, left), (bottom, right) in opened.merged_cell_ranges or ():
        if top >= len(texts) or left >= len(texts[top]):
            continue
        last_row, last_column = min(bottom, len(texts) - 1), min(right, len(texts[top]) - 1)
        count += (last_row - top + 1) * (last_column - left + 1)
        if count > MOST_CELLS:
            raise too_large(name, "cells", MOST_CELLS)
        text = texts[top][left].strip()
        for row in range(top, last_row + 1):
            for column in range(left, last_column + 1):
                if text and (row, column) != (top, left):
                    covered.setdefault(row + 1, {})[column] = Covered(text, column == left)
    return covered


def without_value(data: bytes) -> dict[str, list[tuple[int, int, str]]]:
    """Return by the name of each sheet its cells without a value, row from 1 and column from 0, and what they are."""
    found: dict[str, list[tuple[int, int, str]]] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        there = set(archive.namelist())
        for name, part in parts_of(archive).items():
            text = archive.read(part) if part in there else b""
            places = [
                (int(row), column_number(letters) - 1, what)
                for what, shape in VALUELESS.items()
                for letters, row in shape.findall(text)[:MOST_VALUELESS]
            ]
            found[name] = sorted(places)
    return found


def parts_of(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return the part of the archive that holds each sheet, by the sheet's name."""
    targets = {
        one.get("Id", ""): one.get("Target", "") for one in attributes(archive, "xl/_rels/workbook.xml.rels", RELATION)
    }
    parts = {}
    for sheet in attributes(archive, "xl/workbook.xml", SHEET):
        target = targets.get(sheet.get("id") or sheet.get("r:id", ""), "")
        parts[html.unescape(sheet.get("name", ""))] = posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")
    return parts


def attributes(archive: zipfile.ZipFile, part: str, tag: re.Pattern[str]) -> list[dict[str, str]]:
    try:
        with archive.open(part) as opened:
            text = opened.read(PART).decode("utf-8", "replace")
    except KeyError:
        return []
    return [dict(ATTRIBUTE.findall(found)) for found in tag.findall(text)]
