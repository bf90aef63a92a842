"""Reading columns of a Parquet file as they are: numbers stay numbers, moments stay moments."""

import io
from collections.abc import Mapping, Sequence

import polars as pl

from touchline.engine.errors import UnusableInputError
from touchline.engine.tables.columns import check_present
from touchline.engine.tables.limits import Limits, too_large
from touchline.engine.tables.rows import empty_file
from touchline.engine.tables.table import Table
from touchline.engine.tables.text import not_a_table

MAGIC = b"PAR1"


def read_parquet(data: bytes, name: str, limits: Limits, columns: Sequence[str]) -> Table:
    """Read some columns of a Parquet file; no other column is unpacked.

    Rows are numbered from 1, units and types are the file's own.
    Raises UnusableInputError (not-a-table, empty-file, file-too-large, no-such-column, not-plain-cells).
    """
    try:
        there = pl.read_parquet_schema(io.BytesIO(data))
        height = pl.scan_parquet(io.BytesIO(data)).select(pl.len()).collect().item()
    except (pl.exceptions.PolarsError, OSError):
        raise not_a_table(name) from None
    check_present(columns, list(there))
    check_simple({column: there[column] for column in columns}, name)
    if height == 0:
        raise empty_file(name)
    if height > limits.rows:
        raise too_large(name, "rows", limits.rows)
    try:
        cells = pl.read_parquet(io.BytesIO(data), columns=list(dict.fromkeys(columns)))
    except (pl.exceptions.PolarsError, OSError):
        raise not_a_table(name) from None
    rows = pl.int_range(1, height + 1, dtype=pl.UInt32, eager=True).alias("row")
    return Table(name=name, cells=cells, rows=rows, reading={"kind": "parquet"})


def check_simple(kinds: Mapping[str, pl.DataType], file: str) -> None:
    for column, kind in kinds.items():
        if kind.is_nested() or kind in {pl.Binary, pl.Duration, pl.Time, pl.Object}:
            raise UnusableInputError(
                "not-plain-cells",
                f"column {column!r} of {file} holds {kind}",
                expected="text, numbers, dates or moments",
                fix="Write it as text or numbers, or name another column.",
                file=file,
                column=column,
            )
