"""Listing what could not be taken, cell by cell."""

from collections.abc import Mapping, Sequence

import polars as pl

from touchline.engine.tables.table import SET_ASIDE_COLUMNS


def faulty_cells(
    cells: pl.DataFrame, rows: pl.Series, faults: Sequence[pl.Series], reasons: Mapping[str, str]
) -> pl.DataFrame:
    """List every cell with a fault: by row, then in the order of the columns given.

    faults: for each column a series of its name, with a code where the cell has a fault; rows: the rows' numbers.
    Returns row, column, found, code, reason; no units. Raises KeyError when a code has no reason.
    """
    found = [
        pl.DataFrame({"row": rows, "found": cells[fault.name], "code": fault})
        .filter(pl.col("code").is_not_null())
        .with_columns(
            pl.col("found").cast(pl.String).fill_null(""),
            pl.lit(fault.name).alias("column"),
            pl.lit(place).alias("place"),
        )
        for place, fault in enumerate(faults)
    ]
    listed = pl.concat(found).sort("row", "place")
    reason = pl.Series("reason", [reasons[code] for code in listed["code"]], dtype=pl.String)
    return listed.with_columns(reason).select(*SET_ASIDE_COLUMNS).cast(SET_ASIDE_COLUMNS)  # type: ignore[arg-type]
