"""Rows of a block of text, read one by one, with the place after each."""

import csv
import io
from collections.abc import Iterator

from touchline.engine.tables.rows import FileRow
from touchline.engine.tables.text import unclosed_quote

MARK = b"\xef\xbb\xbf"


class Records(Iterator[FileRow]):
    """The rows of a block of UTF-8 that ends with a line: quoted line breaks do not end a row.

    after   bytes of the block up to the end of the row that was given last
    number  of the next row
    A row that the block breaks off is not given, unless the block is the last of its file.
    """

    def __init__(self, block: bytes, delimiter: str, name: str, *, number: int = 1, last: bool) -> None:
        self.block, self.name, self.last = block, name, last
        self.after, self.number, self.taken = 0, number, 0
        self.reader = csv.reader(self.lines(), delimiter=delimiter, strict=True)

    def lines(self) -> Iterator[str]:
        for line in io.BytesIO(self.block):
            first = self.taken == 0
            self.taken += len(line)
            yield (line.removeprefix(MARK) if first else line).decode("utf-8", "replace")

    def __next__(self) -> FileRow:
        """Give the next row. Raises UnusableInputError (unclosed-quote) at the end of the file."""
        cells, fault = [], ""
        try:
            cells = next(self.reader)
        except csv.Error as error:
            fault = str(error)
        if "unexpected end" in fault:
            if self.last:
                raise unclosed_quote(self.name, self.number)
            raise StopIteration
        row = FileRow(self.number, cells, fault)
        self.after, self.number = self.taken, self.number + 1
        return row


def whole_lines(block: bytes, *, last: bool) -> bytes:
    """Cut off a line that breaks off, unless the block is the last of its file."""
    return block if last else block[: block.rfind(b"\n") + 1]
