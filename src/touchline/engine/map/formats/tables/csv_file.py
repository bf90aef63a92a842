"""A map as a CSV file: read in any shape that people have, written with a row for each card."""

import csv
import io
import re
from collections import Counter
from itertools import islice
from pathlib import PurePath

from touchline.engine.map.document import Document
from touchline.engine.map.formats.exchange import Brought, Written, losses
from touchline.engine.map.formats.tables.assembly import Assembly
from touchline.engine.map.formats.tables.card_rows import card_rows, kept_in_rows
from touchline.engine.map.formats.tables.columns import IDS, STANDING, column_named
from touchline.engine.map.formats.tables.shapes import no_map, read_sheet
from touchline.engine.map.formats.tables.sheet import MOST_ROWS, Sheet, lines_of
from touchline.engine.map.formats.tables.table_text import cell_text, columns_of
from touchline.engine.tables.encoding import encoding_of
from touchline.engine.tables.limits import Limits
from touchline.engine.tables.rows import empty_file
from touchline.engine.tables.text import file_rows, not_a_table

DELIMITERS = ",;\t|"
START = re.compile(r"[\r\n]")
SAMPLE_CHARACTERS, SAMPLE_ROWS = 200_000, 60


def looks_like(start: str) -> bool:
    """True when the first line heads at least two columns of a map."""
    line = START.split(start.lstrip("\ufeff"), maxsplit=1)[0]
    if line.startswith(("|", "#", "-")):
        return False  # Markdown
    cells = ([cell.strip(' "') for cell in line.split(delimiter)] for delimiter in DELIMITERS)
    return any(len([cell for cell in some if column_named(cell)]) >= 2 for some in cells)


def read(content: bytes, name: str) -> Brought:
    """Read a map from CSV of any encoding and delimiter, one record a row or in columns of stages.

    Raises UnusableInputError (empty-file, not-a-table, unclosed-quote, file-too-large, map-table-unknown).
    """
    sheet, aside = sheet_of(content, name)
    map = Assembly(reserved=ids_in(sheet))
    for row, fault in aside:
        map.remark("row-unreadable", sheet.place(row), fault=fault)
    if not read_sheet(sheet, map):
        first = sheet.lines[0]
        raise no_map(name, f"no header of a map, but {' · '.join(filter(None, first.cells))[:80]!r}", first.number)
    return Brought(map.document(PurePath(name).stem), "csv", tuple(map.remarks))


def sheet_of(content: bytes, name: str) -> tuple[Sheet, list[tuple[int, str]]]:
    """Return a file's rows that say something, and the rows whose quotation marks cannot be read, with the reason."""
    if not content.strip():
        raise empty_file(name)
    encoding = encoding_of(content)
    if encoding is None:
        raise not_a_table(name)
    text = content.decode(encoding).removeprefix("\ufeff")
    told = text.startswith("sep=") and text[5:6] in "\r\n"
    delimiter = text[4] if told else delimiter_of(text)
    rows = list(file_rows(text, delimiter, name, Limits(rows=MOST_ROWS)))[1 if told else 0 :]
    lines = lines_of(((row.number, row.cells) for row in rows), name)
    sheet = Sheet(name, lines, decimals="," if delimiter == ";" else ".")
    return sheet, [(row.number, row.fault) for row in rows if row.fault]


def delimiter_of(text: str) -> str:
    """Return the delimiter by which most of the first rows have the same number of cells, at least two of them."""

    def agreement(delimiter: str) -> tuple[int, int]:
        sample = csv.reader(io.StringIO(text[:SAMPLE_CHARACTERS], newline=""), delimiter=delimiter)
        try:
            widths = Counter(len(row) for row in islice(sample, SAMPLE_ROWS) if len(row) > 1)
        except csv.Error:
            return 0, 0
        return max(((count, width) for width, count in widths.items()), default=(0, 0))

    return max(DELIMITERS, key=agreement)


def ids_in(sheet: Sheet) -> frozenset[str]:
    """Return whatever stands in columns of ids."""
    for at, line in enumerate(sheet.lines[:1]):
        places = [place for place, cell in enumerate(line.cells) if column_named(cell) in IDS]
        return frozenset(text for place in places for text in sheet.column(place, at))
    return frozenset()


def keeps(map: Document) -> Document:
    """Return the part of a map that CSV holds: no lanes and no evidence. One record in, one out; raises nothing."""
    return kept_in_rows(map)


def write(map: Document) -> Written:
    """Write a map with a row for each card, in UTF-8 with a mark, so that spreadsheets know it. Raises nothing."""
    kept = keeps(map)
    rows = card_rows(kept)
    columns = columns_of(rows, [*STANDING, *IDS])
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([column.head for column in columns])
    writer.writerows([cell_text(row, column) for column in columns] for row in rows)
    return Written(b"\xef\xbb\xbf" + text.getvalue().encode(), losses(map, kept))
