"""Reading a table out of a sheet of a workbook."""

import io
import lzma
import re
import struct
import zipfile
import zlib
from datetime import date, datetime, time, timedelta

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, load_workbook

from touchline.engine.errors import UnusableInputError
from touchline.engine.tables.limits import Limits, too_large
from touchline.engine.tables.rows import FileRow, empty_file, rows_to_table
from touchline.engine.tables.table import Table
from touchline.engine.tables.text import not_a_table

CHUNK = 1_000_000
LONGEST_PLACE = 64
PLACE = re.compile(rb"""\br=["']([A-Z]{0,3})([0-9]{1,7})["']""")
BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, struct.error, lzma.LZMAError, RuntimeError, EOFError, OSError, ValueError)
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def read_workbook(data: bytes, name: str, limits: Limits, sheet: str | None = None) -> Table:
    """Read one sheet of an XLSX file, the first or the one named; every cell becomes text.

    Rows are numbered as the sheet shows them. Dates are written as ISO 8601, whole numbers without a point.
    Raises UnusableInputError (not-a-table, no-such-sheet, encrypted-workbook, file-too-large, empty-file, and
    those of the header).
    """
    check_expansion(data, name, limits)
    try:
        book = load_workbook(io.BytesIO(data))
        chosen = sheet_name(book, name, sheet)
        opened = book.get_sheet_by_name(chosen)
    except PasswordError:
        raise encrypted(name) from None
    except (CalamineError, OSError):
        raise not_a_table(name) from None
    if opened.start is None:
        raise empty_file(f"sheet {chosen} of {name}")
    rows = (FileRow(number, [as_text(cell) for cell in cells]) for number, cells in enumerate(opened.iter_rows(), 1))
    reading = {"kind": "xlsx", "sheet": chosen}
    return rows_to_table(rows, name, limits, sheets=tuple(book.sheet_names), reading=reading)


def sheet_name(book: CalamineWorkbook, name: str, sheet: str | None) -> str:
    if sheet is not None and sheet not in book.sheet_names:
        raise UnusableInputError(
            "no-such-sheet",
            f"{name} has no sheet {sheet!r}",
            expected=f"one of {', '.join(book.sheet_names)}",
            fix="Name one of these sheets.",
            file=name,
            sheet=sheet,
        )
    return sheet or book.sheet_names[0]


def as_text(cell: object) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime | date | time):
        return cell.isoformat()
    return str(cell) if not isinstance(cell, timedelta) else str(cell.total_seconds())


def check_expansion(data: bytes, name: str, limits: Limits) -> None:
    """Refuse a workbook that is small on disk and huge in memory: in bytes, or by a cell placed far out."""
    expanded, rows, columns = 0, 0, 0
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for entry in archive.infolist():
                carry = b""
                with archive.open(entry) as part:
                    while chunk := part.read(CHUNK):
                        expanded += len(chunk)
                        if expanded > limits.expanded_bytes:
                            raise too_large(name, "expanded bytes", limits.expanded_bytes)
                        if entry.filename.startswith("xl/worksheets/"):
                            places = PLACE.findall(carry + chunk)
                            rows = max(rows, max((int(row) for _, row in places), default=0))
                            columns = max(columns, max((column_number(c) for c, _ in places), default=0))
                            carry = chunk[-LONGEST_PLACE:]
    except UnusableInputError:
        raise
    except BROKEN_ZIP:
        raise not_a_table(name) from None
    for what, count, limit in [
        ("rows", rows, limits.rows + 1),
        ("columns", columns, limits.columns),
        ("cells", rows * columns, limits.cells),
    ]:
        if count > limit:
            raise too_large(name, what, limit)


def column_number(letters: bytes) -> int:
    number = 0
    for character in letters:
        number = number * 26 + character - 64
    return number


def encrypted(name: str) -> UnusableInputError:
    return UnusableInputError(
        "encrypted-workbook",
        f"{name} is protected with a password",
        expected="a workbook that opens without one",
        fix="Save a copy without the password, and bring that.",
        file=name,
    )
