"""A first look at a file of any size: what it is, its header, its first rows, and rows from all over it."""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import BinaryIO

import polars as pl

from touchline.engine.tables import parquet
from touchline.engine.tables.encoding import encoding_of_pieces
from touchline.engine.tables.limits import Limits, too_large
from touchline.engine.tables.read import OLE, ZIP, read_table
from touchline.engine.tables.records import Records, whole_lines
from touchline.engine.tables.rows import (
    FileRow,
    as_cells,
    check_names,
    empty_file,
    header_names,
    is_blank,
    sorted_out,
)
from touchline.engine.tables.stream import PIECE, is_packed, open_text, raw_pieces
from touchline.engine.tables.table import SET_ASIDE_COLUMNS, Table
from touchline.engine.tables.text import delimiter_of, not_a_table

HEAD_BYTES = 1 << 20
HEAD_ROWS = 2_000
WINDOWS = 64
WINDOW_BYTES = 16_384
QUOTED_OR_END = re.compile(rb'"[^"]*"|\r\n|\r|\n')


@dataclass(frozen=True, slots=True)
class Look:
    """What a first look shows.

    head     the first rows as a table, at most 2,000 of them; of a workbook all of it
    samples  cells of rows from all over the file, those of the head among them: what one asks about a whole column
    start    where the rows after the header begin: bytes of text, or rows where the file has rows; and the next row
    size     of the text in bytes, or of the file in rows
    """

    name: str
    columns: tuple[str, ...]
    reading: dict[str, str]
    head: Table
    samples: pl.DataFrame
    start: tuple[int, int]
    size: int

    @property
    def kind(self) -> str:
        return self.reading["kind"]

    @property
    def plain(self) -> bool:
        """Whether the file is text in UTF-8, with line feeds, as it lies there."""
        return self.reading.get("encoding") == "utf-8" and "packed" not in self.reading and not self.returns

    @property
    def returns(self) -> bool:
        """Whether its rows end with carriage returns alone, as old Macs and some exports write them."""
        return self.reading.get("line_end") == "carriage return"

    @property
    def whole(self) -> bool:
        """Whether the head holds every row of the file."""
        if self.kind == "csv":
            return self.size < HEAD_BYTES and self.head.cells.height + self.head.set_aside.height < HEAD_ROWS
        return self.head.cells.height == self.size


def look(path: Path, name: str = "", *, limits: Limits | None = None) -> Look:
    """Take a first look at a CSV, TSV, XLSX or Parquet file, gzipped or not. Text is held a megabyte at a time.

    Rows are numbered as a spreadsheet shows them, those of a Parquet file from 1; no units are assumed.
    Raises UnusableInputError (no-such-file, empty-file, not-a-table, broken-gzip, file-too-large,
    encrypted-workbook, no-header, blank-header, duplicate-header, unclosed-quote, not-plain-cells).
    """
    limits, name = limits or Limits(), name or path.name
    head = next(raw_pieces(path, name, limits), b"")
    if head.startswith(parquet.MAGIC):
        return look_at_parquet(path, name, limits)
    if head.startswith((ZIP, OLE, b"%PDF")):
        table = read_table(path, name, limits=replace(limits, bytes=min(limits.bytes, Limits().bytes)))
        columns = tuple(table.cells.columns)
        height = table.cells.height
        return Look(name, columns, table.reading, table, table.cells, (0, 0), height)
    return look_at_text(path, name, limits)


def look_at_parquet(path: Path, name: str, limits: Limits) -> Look:
    try:
        schema = pl.read_parquet_schema(path)
        height = pl.scan_parquet(path, glob=False).select(pl.len()).collect().item()
        head = pl.scan_parquet(path, glob=False).head(HEAD_ROWS).collect()
    except (pl.exceptions.PolarsError, OSError):
        raise not_a_table(name) from None
    if height == 0:
        raise empty_file(name)
    if height > limits.rows:
        raise too_large(name, "rows", limits.rows)
    rows = pl.int_range(1, head.height + 1, dtype=pl.UInt32, eager=True).alias("row")
    reading = {"kind": "parquet"}
    table = Table(name=name, cells=head, rows=rows, reading=reading)
    return Look(name, tuple(schema), reading, table, head, (0, 1), height)


def look_at_text(path: Path, name: str, limits: Limits) -> Look:
    encoding = encoding_of_pieces(lambda: raw_pieces(path, name, limits))
    if encoding is None:
        raise not_a_table(name)
    encoding = encoding.removesuffix("-sig")
    with open_text(path, name, encoding, limits) as text:
        begin = text.read(HEAD_BYTES)
        windows, rest = spread(text)
    if not begin.strip():
        raise empty_file(name)
    returns = ends_with_returns(begin)
    begin = begin.replace(b"\r", b"\n") if returns else begin
    delimiter = delimiter_of(begin.decode("utf-8", "ignore").removeprefix("\ufeff"))
    records = Records(whole_lines(begin, last=not rest), delimiter, name, last=not rest)
    header = next((row for row in records if not is_blank(row)), None)
    if header is None or header.fault:
        raise not_a_table(name)
    names, start = header_names(header, name, limits), (records.after, records.number)
    first = list(islice((row for row in records if not is_blank(row)), HEAD_ROWS))
    while names and not names[-1] and not any("".join(row.cells[len(names) - 1 :]).strip() for row in first):
        names.pop()
    check_names(names, name, header.number)
    fitting, odd = sorted_out(first, len(names))
    reading = {"kind": "csv", "encoding": encoding, "delimiter": delimiter}
    if is_packed(path):
        reading["packed"] = "gzip"
    if returns:
        reading["line_end"] = "carriage return"
    head = Table(
        name=name,
        cells=as_cells(names, fitting),
        rows=pl.Series("row", [row.number for row in fitting], dtype=pl.UInt32),
        set_aside=pl.DataFrame(odd, schema=SET_ASIDE_COLUMNS, orient="row"),
        reading=reading,
    )
    samples = pl.concat([head.cells, sampled(windows, names, delimiter)])
    return Look(name, tuple(names), reading, head, samples, start, len(begin) + rest)


def ends_with_returns(begin: bytes) -> bool:
    """Whether the first row ends with a carriage return alone; line breaks in quotation marks end none."""
    ends = (part[0] for part in QUOTED_OR_END.finditer(begin) if not part[0].startswith(b'"'))
    return next(ends, b"\n") == b"\r"


def spread(text: BinaryIO) -> tuple[list[bytes], int]:
    """Read the rest of a text, and return windows into it, at most 64 at equal distances, and how long it was."""
    windows: list[bytes] = []
    size, place, apart = 0, 0, 1
    while piece := text.read(PIECE):
        if place % apart == 0:
            windows.append(piece[-WINDOW_BYTES:])
        if len(windows) == WINDOWS:
            del windows[::2]
            apart *= 2
        size, place = size + len(piece), place + 1
    return windows, size


def sampled(windows: Sequence[bytes], names: Sequence[str], delimiter: str) -> pl.DataFrame:
    """Return the rows that stand whole in the windows."""
    rows = []
    for window in windows:
        lines = window.decode("utf-8", "ignore").splitlines()[1:-1]
        rows += [FileRow(0, cells) for cells in csv.reader(lines, delimiter=delimiter) if len(cells) == len(names)]
    return as_cells(names, rows)
