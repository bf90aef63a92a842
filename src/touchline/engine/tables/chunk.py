"""A file of any size as tables that follow each other, in bounded memory.

A block of text without quotation marks whose rows all have as many delimiters as the header is read by Polars; any
other row by row, so that each odd one is set aside with its number.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import BinaryIO

import polars as pl

from touchline.engine.errors import UnusableInputError
from touchline.engine.tables.first_look import Look
from touchline.engine.tables.limits import Limits
from touchline.engine.tables.records import MARK, Records, whole_lines
from touchline.engine.tables.rows import as_cells, is_blank, sorted_out
from touchline.engine.tables.stream import open_text, unpack
from touchline.engine.tables.table import SET_ASIDE_COLUMNS, Table, nothing_set_aside
from touchline.engine.tables.text import not_a_table

BLOCK_BYTES = 8 << 20
LONGEST_ROW_BYTES = 64 << 20
ROWS_A_CHUNK = 100_000


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some rows of a file as a table, and the place where the next begin: bytes or rows, and the next row's number."""

    table: Table
    after: tuple[int, int]


def chunks(
    path: Path,
    look: Look,
    *,
    start: tuple[int, int] | None = None,
    unpacked: bool = False,
    limits: Limits | None = None,
) -> Iterator[Chunk]:
    """Yield the rows of a file from a place onward, some 100,000 or 8 megabytes of text at a time.

    path, look: the file and what the first look found; unpacked says that path is the text that unpack_text wrote.
    Rows keep their number in the file; those that do not fit the header are set aside. No units.
    Raises UnusableInputError (unclosed-quote, row-too-large, no-such-file, broken-gzip, file-too-large, not-a-table).
    """
    limits, start = limits or Limits(), start or look.start
    if look.kind == "parquet":
        yield from parquet_chunks(path, look, start)
    elif look.kind == "xlsx":
        yield from workbook_chunks(look, start)
    else:
        encoding = "utf-8" if unpacked else encoding_of(look)
        returns = look.returns and not unpacked
        with open_text(path, look.name, encoding, limits, start[0], returns=returns) as text:
            yield from text_chunks(text, look, start)


def encoding_of(look: Look) -> str:
    return look.reading["encoding"]


def unpack_text(path: Path, look: Look, to: Path, *, limits: Limits | None = None) -> None:
    """Write a packed or recoded text as plain UTF-8, so that chunks need not begin at its beginning each time.

    look: what the first look found. Rows stay as they are; no units.
    Raises UnusableInputError (no-such-file, broken-gzip, file-too-large).
    """
    unpack(path, look.name, encoding_of(look), limits or Limits(), to, returns=look.returns)


def parquet_chunks(path: Path, look: Look, start: tuple[int, int]) -> Iterator[Chunk]:
    place = start[0]
    while place < look.size:
        try:
            cells = pl.scan_parquet(path, glob=False).slice(place, ROWS_A_CHUNK).collect()
        except (pl.exceptions.PolarsError, OSError):
            raise not_a_table(look.name) from None
        rows = pl.int_range(place + 1, place + cells.height + 1, dtype=pl.UInt32, eager=True).alias("row")
        place += cells.height
        yield Chunk(Table(look.name, cells, rows, reading=look.reading), (place, place + 1))


def workbook_chunks(look: Look, start: tuple[int, int]) -> Iterator[Chunk]:
    table = look.head
    for place in range(start[0], look.size, ROWS_A_CHUNK):
        part = slice(place, place + ROWS_A_CHUNK)
        some = replace(
            table,
            cells=table.cells[part],
            rows=table.rows[part],
            set_aside=table.set_aside if place == 0 else nothing_set_aside(),
        )
        end = min(place + ROWS_A_CHUNK, look.size)
        yield Chunk(some, (end, 0))


def text_chunks(text: BinaryIO, look: Look, start: tuple[int, int]) -> Iterator[Chunk]:
    (place, number), rest, size = start, b"", BLOCK_BYTES
    while True:
        block = rest + text.read(max(size - len(rest), 0))
        last = len(block) < size
        if not block:
            return
        table, used, number = read_block(whole_lines(block, last=last), look, number, last=last)
        rest, size, place = block[used:], BLOCK_BYTES if used else 2 * size, place + used
        if size > LONGEST_ROW_BYTES:
            raise row_too_large(look.name, number)
        if used:
            yield Chunk(table, (place, number))
        if last and not rest:
            return


def read_block(block: bytes, look: Look, number: int, *, last: bool) -> tuple[Table, int, int]:
    """Read a block of whole lines: its table, how many bytes of it were used, and the number of the row after it."""
    quick = read_quickly(block, look, number)
    if quick is not None:
        return quick, len(block), number + lines_in(block)
    records = Records(block, look.reading["delimiter"], look.name, number=number, last=last)
    fitting, odd = sorted_out((row for row in islice(records, ROWS_A_CHUNK) if not is_blank(row)), len(look.columns))
    table = Table(
        name=look.name,
        cells=as_cells(look.columns, fitting),
        rows=pl.Series("row", [row.number for row in fitting], dtype=pl.UInt32),
        set_aside=pl.DataFrame(odd, schema=SET_ASIDE_COLUMNS, orient="row"),
        reading=look.reading,
    )
    return table, records.after, records.number


def read_quickly(block: bytes, look: Look, number: int) -> Table | None:
    """Read a block all at once where no row can be odd; None where one may be."""
    delimiter, width, lines = look.reading["delimiter"], len(look.columns), lines_in(block)
    if b'"' in block or width < 2 or block.count(delimiter.encode()) != lines * (width - 1) or block.startswith(MARK):
        return None
    try:
        cells = pl.read_csv(
            block,
            has_header=False,
            new_columns=list(look.columns),
            separator=delimiter,
            quote_char=None,
            infer_schema=False,
        )
    except pl.exceptions.PolarsError:
        return None
    if cells.height != lines:
        return None
    rows = pl.int_range(number, number + lines, dtype=pl.UInt32, eager=True).alias("row")
    if cells[:, 0].null_count() == 0 and not cells[:, 0].str.starts_with(" ").any():
        return Table(look.name, cells, rows, reading=look.reading)
    filled = cells.select(pl.any_horizontal(pl.all().str.strip_chars() != "")).to_series().fill_null(False)
    return Table(look.name, cells.filter(filled), rows.filter(filled), reading=look.reading)


def lines_in(block: bytes) -> int:
    return block.count(b"\n") + (not block.endswith(b"\n"))


def row_too_large(name: str, row: int) -> UnusableInputError:
    return UnusableInputError(
        "row-too-large",
        f"row {row} of {name} is longer than {LONGEST_ROW_BYTES:,} bytes",
        expected="rows that end",
        fix="See whether a quotation mark is missing in that row.",
        file=name,
        row=row,
    )
