"""Reading columns of a Parquet file as they are: numbers stay numbers, moments stay moments."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import replace

import polars as pl

from touchline.engine.errors import UnusableInputError
from touchline.engine.tables.columns import check_present
from touchline.engine.tables.limits import Limits, too_large
from touchline.engine.tables.rows import empty_file
from touchline.engine.tables.table import Table
from touchline.engine.tables.text import not_a_table

MAGIC = b"PAR1"
WHOLE_NUMBERS_TO = 2.0**53


def read_parquet(data: bytes, name: str, limits: Limits, columns: Sequence[str] | None = None) -> Table:
    """Read some columns of a Parquet file, or all; no other column is unpacked.

    Rows are numbered from 1, units and types are the file's own.
    Raises UnusableInputError (not-a-table, empty-file, file-too-large, no-such-column, not-plain-cells).
    """
    try:
        there = pl.read_parquet_schema(io.BytesIO(data))
        height = pl.scan_parquet(io.BytesIO(data)).select(pl.len()).collect().item()
    except (pl.exceptions.PolarsError, OSError):
        raise not_a_table(name) from None
    columns = list(there) if columns is None else columns
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


def as_text(table: Table) -> Table:
    """Return a table with its cells as a text file would have them: 5 for 5.0, moments as ISO 8601, in UTC where zoned.

    Rows and units stay. Raises nothing.
    """
    return replace(table, cells=table.cells.select(text_of(table.cells[name]) for name in table.cells.columns))


def text_of(cells: pl.Series) -> pl.Series:
    kind = cells.dtype
    if isinstance(kind, pl.Datetime):
        moments = cells.dt.convert_time_zone("UTC") if kind.time_zone else cells
        return moments.dt.strftime("%Y-%m-%d %H:%M:%S%.6f" + ("Z" if kind.time_zone else ""))
    if kind.is_float():
        known = cells.fill_nan(None)
        whole = (known == known.round()) & (known.abs() < WHOLE_NUMBERS_TO)
        numbers = known.to_frame("cell").select(pl.when(whole).then(pl.col("cell").cast(pl.Int64, strict=False)))
        return numbers.to_series().cast(pl.String).fill_null(known.cast(pl.String)).alias(cells.name)
    return cells.cast(pl.String)
