"""Answers in the long shape, a row for each rating, spread into a row for each answer."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import polars as pl

from touchline.engine.errors import UnusableInputError
from touchline.engine.record.cells import texts
from touchline.engine.record.intake import REASONS, Intake
from touchline.engine.record.set_aside import faulty_cells
from touchline.engine.tables.columns import check_present
from touchline.engine.tables.table import SET_ASIDE_COLUMNS, Table


@dataclass(frozen=True, slots=True)
class Long:
    """The columns that a long table is read by.

    carried holds what stands beside the ratings and goes with the answer; ignored the touchpoints left out.
    """

    touchpoint: str | None
    rating: str | None
    response: str | None = None
    customer: str | None = None
    time: str | None = None
    carried: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()

    @property
    def key(self) -> list[str]:
        """The columns that tell one answer from another: the response id, or else the customer and the time."""
        return [self.response] if self.response else [name for name in (self.customer, self.time) if name]

    def names_in(self, table: Table) -> list[str]:
        """Return the touchpoints that a table names, by name.

        table: one row per rating, no unit. Raises UnusableInputError (not-long, no-such-column).
        """
        check_long(self, table)
        return texts(table.cells[str(self.touchpoint)]).drop_nulls().unique().sort().to_list()


@dataclass(frozen=True, slots=True)
class Spread:
    """A long table with a column for each touchpoint, and where each of its cells stood.

    table      one row per answer; rows are those in which the answers begin
    origin     one row per cell: row and column of the spread table, from_row of the long one
    set_aside  long rows that belong to no answer: row, column, found, code, reason
    rating     the column of the long table that held the ratings
    rows_read  rows of the long table
    """

    table: Table
    origin: pl.DataFrame
    set_aside: pl.DataFrame
    rating: str
    rows_read: int


def in_wide_shape(table: Table, long: Long) -> Spread:
    """Spread a long table: a row for each answer, a column for each touchpoint; what is missing is blank.

    table: one row per rating, as text. What stands beside the ratings is the first that any row of the answer says.
    Rows without a response id or customer, without a touchpoint, and the second rating of a touchpoint in one answer
    are set aside. No unit. Raises UnusableInputError (not-long, no-answer-key, no-such-column, column-twice).
    """
    names = long.names_in(table)
    check_key(long, names)
    rating, touchpoint, who = str(long.rating), str(long.touchpoint), long.key[0]
    cells = table.cells.with_row_index("#place").with_columns(
        pl.Series("#row", table.rows), pl.Series("#touchpoint", texts(table.cells[touchpoint]))
    )
    keys = [f"#key{place}" for place in range(len(long.key))]
    cells = cells.with_columns(texts(table.cells[name]).alias(key) for key, name in zip(keys, long.key, strict=True))
    said_before = ~pl.struct(*keys, "#touchpoint").is_first_distinct()
    cells = cells.with_columns(
        pl.when(pl.col(keys[0]).is_null()).then(pl.lit("no-response")).alias("#who"),
        pl.when(pl.col("#touchpoint").is_null()).then(pl.lit("no-touchpoint")).alias("#what"),
        pl.when(said_before & pl.col(keys[0]).is_not_null() & pl.col("#touchpoint").is_not_null())
        .then(pl.lit("rated-twice"))
        .alias("#twice"),
    )
    faults = [cells["#who"].alias(who), cells["#what"].alias(touchpoint), cells["#twice"].alias(rating)]
    good = cells.filter(pl.all_horizontal(pl.col("#who", "#what", "#twice").is_null()))
    good = good.with_columns(pl.col("#row").first().over(keys).alias("#first"))
    return Spread(
        table=spread(good, table, rating, long, names),
        origin=good.select(row="#first", column="#touchpoint", from_row="#row"),
        set_aside=faulty_cells(table.cells, table.rows, faults, REASONS),
        rating=rating,
        rows_read=table.cells.height,
    )


def spread(good: pl.DataFrame, table: Table, rating: str, long: Long, names: Sequence[str]) -> Table:
    touchpoints = [name for name in names if name not in long.ignored]
    rated = [pl.col(rating).filter(pl.col("#touchpoint") == name).first().alias(name) for name in touchpoints]
    carried = [pl.col(name).filter(pl.col(name).str.strip_chars() != "").first() for name in long.carried]
    wide = good.group_by("#first", maintain_order=True).agg(*rated, *carried).sort("#first")
    return replace(table, cells=wide.drop("#first"), rows=wide["#first"].alias("row"))


def in_long_rows(intake: Intake, wide: Spread) -> Intake:
    """Say what was set aside of a spread table by the rows of the long one.

    intake: of the spread table. Returns it with the long table's rows, columns and counts; no unit. Raises nothing.
    """
    placed = intake.set_aside.join(wide.origin, on=["row", "column"], how="left", maintain_order="left")
    rated = placed["from_row"].is_not_null()
    placed = placed.with_columns(
        row=pl.coalesce("from_row", "row"), column=pl.when(rated).then(pl.lit(wide.rating)).otherwise("column")
    )
    both = pl.concat([wide.set_aside, placed.select(*SET_ASIDE_COLUMNS)]).sort("row", maintain_order=True)
    return replace(intake, set_aside=both, rows_read=wide.rows_read, rows_set_aside=both["row"].n_unique())


def check_long(long: Long, table: Table) -> None:
    if long.touchpoint is None or long.rating is None:
        missing = "touchpoint" if long.touchpoint is None else "rating"
        raise UnusableInputError(
            "not-long",
            f"no column with the role {missing}",
            expected="in the long shape, one column that names the touchpoint and one with its rating",
            fix="Name both columns, or say shape: wide.",
            role=missing,
        )
    check_present([long.touchpoint, long.rating, *long.key, *long.carried], table.cells.columns)


def check_key(long: Long, names: Sequence[str]) -> None:
    if not long.response and not long.customer:
        raise UnusableInputError(
            "no-answer-key",
            "no column says which ratings belong to one answer",
            expected="in the long shape, a column with the role response or customer",
            fix="Name the column with the response id, or the customer.",
        )
    twice = sorted(set(names) & set(long.carried) - set(long.ignored))
    if twice:
        raise UnusableInputError(
            "column-twice",
            f"{twice[0]!r} is the name of a touchpoint and of a column",
            expected="a name of its own for each",
            fix="Rename the column.",
            column=twice[0],
        )
