"""Single rows of a file as they stand there, whether they fit the header or not."""

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from touchline.engine.tables.chunk import BLOCK_BYTES, Chunk, chunks, lines_in
from touchline.engine.tables.first_look import Look
from touchline.engine.tables.limits import Limits
from touchline.engine.tables.records import Records, whole_lines
from touchline.engine.tables.rows import FileRow
from touchline.engine.tables.stream import open_text


def original_rows(path: Path, look: Look, numbers: Sequence[int], *, limits: Limits | None = None) -> Iterator[FileRow]:
    """Yield the rows of a file that have these numbers, in order, each with its own cells as text.

    numbers: whole numbers of rows, ascending. A text is read once from its beginning, a few megabytes at a time; of a
    row whose quotation marks are broken, the cells are what stands between delimiters.
    Raises UnusableInputError (unclosed-quote, no-such-file, broken-gzip, file-too-large, not-a-table).
    """
    if look.kind == "csv":
        encoding, start = look.reading["encoding"], look.start[0]
        with open_text(path, look.name, encoding, limits or Limits(), start, returns=look.returns) as text:
            yield from rows_of_text(text, look, numbers)
        return
    wanted = set(numbers)
    for chunk in chunks(path, look, limits=limits):
        yield from rows_of_chunk(chunk, wanted)


def rows_of_chunk(chunk: Chunk, wanted: set[int]) -> Iterator[FileRow]:
    here = chunk.table.rows.is_in(list(wanted))
    rows, cells = chunk.table.rows.filter(here), chunk.table.cells.filter(here)
    for number, row in zip(rows, cells.iter_rows(), strict=True):
        yield FileRow(number, ["" if cell is None else str(cell) for cell in row])


def rows_of_text(text: BinaryIO, look: Look, numbers: Sequence[int]) -> Iterator[FileRow]:
    place, number, rest, delimiter = 0, look.start[1], b"", look.reading["delimiter"]
    while place < len(numbers):
        read = text.read(BLOCK_BYTES)
        last = len(read) < BLOCK_BYTES
        block = whole_lines(rest + read, last=last)
        used, after = len(block), number + lines_in(block)
        if b'"' in block:
            records = Records(block, delimiter, look.name, number=number, last=last)
            found = list(rows_of_records(records, numbers, place, delimiter))
            used, after = records.after, records.number
        else:
            found = rows_of_lines(block, number, numbers, place, delimiter) if numbers[place] < after else []
        yield from found
        place, number = place + len(found), after
        rest = (rest + read)[used:]
        if last:
            return


def rows_of_records(records: Records, numbers: Sequence[int], place: int, delimiter: str) -> Iterator[FileRow]:
    before = 0
    for row in records:
        if place < len(numbers) and row.number == numbers[place]:
            raw = records.block[before : records.after].decode("utf-8", "replace").rstrip("\r\n")
            yield FileRow(row.number, raw.split(delimiter) if row.fault else row.cells)
            place += 1
        before = records.after


def rows_of_lines(block: bytes, number: int, numbers: Sequence[int], place: int, delimiter: str) -> list[FileRow]:
    lines = block.split(b"\n")
    found = []
    while place < len(numbers) and numbers[place] - number < len(lines):
        line = lines[numbers[place] - number].decode("utf-8", "replace").rstrip("\r")
        found.append(FileRow(numbers[place], next(csv.reader([line], delimiter=delimiter), [])))
        place += 1
    return found
