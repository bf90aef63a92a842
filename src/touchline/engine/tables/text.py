"""Reading a table out of a text file: its encoding, its delimiter, its rows."""

import csv
import io
from collections.abc import Iterator
from itertools import islice

from touchline.engine.errors import UnusableInputError
from touchline.engine.tables.encoding import encoding_of
from touchline.engine.tables.limits import Limits, too_large
from touchline.engine.tables.rows import FileRow, rows_to_table
from touchline.engine.tables.table import Table

DELIMITERS = ",;\t"
SAMPLE_CHARACTERS = 200_000
SAMPLE_ROWS = 50


def read_text(data: bytes, name: str, limits: Limits) -> Table:
    """Read CSV text, quoted line breaks included, whatever its encoding and delimiter.

    Rows are numbered as a spreadsheet shows them: a quoted line break does not start a new one. No units.
    Raises UnusableInputError (not-a-table, empty-file, unclosed-quote, file-too-large, and those of the header).
    """
    encoding = encoding_of(data)
    if encoding is None:
        raise not_a_table(name)
    text = data.decode(encoding).removeprefix("\ufeff")
    delimiter = delimiter_of(text)
    reading = {"kind": "csv", "encoding": encoding.removesuffix("-sig"), "delimiter": delimiter}
    return rows_to_table(file_rows(text, delimiter, name, limits), name, limits, reading=reading)


def delimiter_of(text: str) -> str:
    """Return the delimiter that splits most of the first rows as widely as the header, and most widely.

    text: a whole file; looks at its first 50 rows. No units. Raises nothing.
    """

    def agreement(delimiter: str) -> tuple[int, int]:
        sample = csv.reader(io.StringIO(text[:SAMPLE_CHARACTERS], newline=""), delimiter=delimiter)
        widths = [len(row) for row in islice(sample, SAMPLE_ROWS) if row]
        if not widths or widths[0] < 2:
            return 0, 0
        return widths.count(widths[0]), widths[0]

    return max(DELIMITERS, key=agreement)


def file_rows(text: str, delimiter: str, name: str, limits: Limits) -> Iterator[FileRow]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    while True:
        number += 1
        if number > limits.rows + 1:
            raise too_large(name, "rows", limits.rows)
        try:
            yield FileRow(number, next(reader))
        except StopIteration:
            return
        except csv.Error as fault:
            if "unexpected end" in str(fault):
                raise unclosed_quote(name, number) from None
            yield FileRow(number, [], fault=str(fault))


def not_a_table(name: str) -> UnusableInputError:
    return UnusableInputError(
        "not-a-table",
        f"{name} is not a table",
        expected="a CSV or XLSX file",
        fix="Save it as CSV or XLSX and bring that file.",
        file=name,
    )


def unclosed_quote(name: str, row: int) -> UnusableInputError:
    return UnusableInputError(
        "unclosed-quote",
        f"a quotation mark opened in row {row} of {name} is never closed",
        expected="quotation marks in pairs",
        fix="Correct that row, or save the file as XLSX.",
        file=name,
        row=row,
    )
