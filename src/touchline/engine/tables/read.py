"""Opening a file of unknown kind: told by its content, not by its name."""

import gzip
import io
import zlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from touchline.engine.errors import UnusableInputError
from touchline.engine.tables import parquet
from touchline.engine.tables.columns import check_present
from touchline.engine.tables.limits import Limits, too_large
from touchline.engine.tables.rows import empty_file
from touchline.engine.tables.table import Table
from touchline.engine.tables.text import not_a_table, read_text
from touchline.engine.tables.workbook import ENCRYPTED, encrypted, read_workbook

GZIP, ZIP, OLE = b"\x1f\x8b", b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


def read_table(
    source: str | Path | bytes, name: str = "", *, sheet: str | None = None, limits: Limits | None = None
) -> Table:
    """Read a table from a CSV, XLSX or Parquet file, gzipped or not: every cell as text, with its row in the file.

    source: a path, or the bytes of the file; name is what to call it in messages. Of a workbook, sheet says
    which; the first if not given. Rows that do not fit the header are set aside, no units are assumed.

    Raises UnusableInputError (no-such-file, empty-file, not-a-table, broken-gzip, file-too-large,
    encrypted-workbook, no-such-sheet, no-header, blank-header, duplicate-header, unclosed-quote, not-plain-cells).

    >>> read_table(b"desk;wifi\\n5;4,5\\n", "answers.csv").cells["wifi"].to_list()
    ['4,5']
    """
    limits = limits or Limits()
    source, name = bytes_and_name(source, name, limits)
    data = expand(source, name, limits) if source.startswith(GZIP) else source
    if not data.strip():
        raise empty_file(name)
    if data.startswith(parquet.MAGIC):
        return parquet.as_text(parquet.read_parquet(data, name, limits))
    if data.startswith(ZIP):
        return read_workbook(data, name, limits, sheet)
    if data.startswith(OLE) and ENCRYPTED in data:
        raise encrypted(name)
    if data.startswith((OLE, b"%PDF")):
        raise not_a_table(name)
    return read_text(data, name, limits)


def read_columns(
    source: str | Path | bytes,
    name: str = "",
    *,
    columns: Sequence[str],
    sheet: str | None = None,
    limits: Limits | None = None,
) -> Table:
    """Read some columns of a table: from a Parquet file in its own types, from any other as read_table reads it.

    source: a path, or the bytes of the file. Rows of a Parquet file are numbered from 1, units are the file's own.

    Raises UnusableInputError (no-such-column, not-plain-cells), and what read_table raises.

    >>> read_columns(b"who,when,what\\na,2026-01-01,shop\\n", columns=["what"]).cells["what"].to_list()
    ['shop']
    """
    limits = limits or Limits()
    source, name = bytes_and_name(source, name, limits)
    if source.startswith(parquet.MAGIC):
        return parquet.read_parquet(source, name, limits, columns)
    table = read_table(source, name, sheet=sheet, limits=limits)
    check_present(columns, table.cells.columns)
    return replace(table, cells=table.cells.select(list(dict.fromkeys(columns))))


def bytes_and_name(source: str | Path | bytes, name: str, limits: Limits) -> tuple[bytes, str]:
    if not isinstance(source, bytes):
        name = name or Path(source).name
        source = read_file(Path(source), limits)
    name = name or "the file"
    if len(source) > limits.bytes:
        raise too_large(name, "bytes", limits.bytes)
    return source, name


def read_file(path: Path, limits: Limits) -> bytes:
    try:
        if path.stat().st_size > limits.bytes:
            raise too_large(path.name, "bytes", limits.bytes)
        return path.read_bytes()
    except OSError as fault:
        raise no_such_file(path, fault) from None


def no_such_file(path: Path, fault: OSError) -> UnusableInputError:
    return UnusableInputError(
        "no-such-file",
        f"{path} cannot be read: {fault.strerror}",
        expected="a file that can be read",
        fix="Check the path.",
        file=str(path),
    )


def broken_gzip(name: str) -> UnusableInputError:
    return UnusableInputError(
        "broken-gzip",
        f"{name} is compressed, and breaks off or is damaged",
        expected="a whole gzip file",
        fix="Copy or download the file again.",
        file=name,
    )


def expand(data: bytes, name: str, limits: Limits) -> bytes:
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as packed:
            expanded = packed.read(limits.expanded_bytes + 1)
    except (OSError, EOFError, zlib.error):
        raise broken_gzip(name) from None
    if len(expanded) > limits.expanded_bytes:
        raise too_large(name, "expanded bytes", limits.expanded_bytes)
    return expanded
