"""A table of customers: an id in one column, what is known of each in the others."""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from touchline.engine.errors import UnusableInputError
from touchline.engine.tables import Table

TRAIT_KINDS = ("text", "number", "date", "yes-no")
IGNORE = "ignore"
YES, NO = ("yes", "true", "da", "да", "sì", "si", "có"), ("no", "false", "nu", "нет", "không")
ID_WORDS = ("customer", "id", "email", "client", "user", "member", "cliente", "клиент", "khách")
DAYS = ("%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y")
REASONS = {
    "no-customer": "nobody is named",
    "customer-twice": "the customer stands in an earlier row",
    "not-a-number": "not a number",
    "not-a-day": "not a day that can be read",
    "not-yes-or-no": "neither yes nor no",
}
MOST_TRAITS, LONGEST_ID, LONGEST_TEXT = 60, 200, 400


@dataclass(frozen=True, slots=True)
class CustomerColumns:
    """Which column names the customer, and of what kind each of the others is: a kind of trait, or ignore."""

    id: str
    kinds: dict[str, str]


@dataclass(frozen=True, slots=True)
class CustomerTable:
    """The customers that were read, and what could not be taken.

    customers: one row each: customer (String), then a column for each trait, String, Float64, Date or Boolean.
    rows_read, rows_set_aside: counts. set_aside: row, column, found, code, reason; a cell that is set aside leaves
    its customer in, without that trait.
    """

    customers: pl.DataFrame
    set_aside: pl.DataFrame
    rows_read: int
    rows_set_aside: int


def suggest_customer_columns(table: Table) -> CustomerColumns:
    """Guess which column names the customer and of what kind the others are, by their heads and cells.

    table: one row per customer, cells as text; without units. The id is the first column whose head says so and
    whose cells differ, else the first whose cells differ, else the first. Raises nothing.
    """
    cells = table.cells
    differing = [name for name in cells.columns if cells[name].drop_nulls().is_unique().all() and cells.height]
    named = [name for name in differing if any(word in name.casefold() for word in ID_WORDS)]
    chosen = [*named, *differing, *cells.columns][0]
    return CustomerColumns(chosen, {name: kind_of(cells[name]) for name in cells.columns if name != chosen})


def kind_of(cells: pl.Series) -> str:
    """Return the kind of trait that all cells of a column fit; text where none does."""
    filled = plain(cells).drop_nulls()
    if filled.is_empty():
        return "text"
    for kind in ("yes-no", "number", "date"):
        if read(filled, kind).null_count() == 0:
            return kind
    return "text"


def read_customers(table: Table, columns: CustomerColumns) -> CustomerTable:
    """Read the customers of a table. Cells that are no number, day, yes or no where one is told are set aside.

    table: one row per customer, each with its row of the file. Numbers keep their own units. Rows without a
    customer, and further rows of one that was named, are set aside whole.

    Raises UnusableInputError (no-such-column, too-many-traits, no-customers).
    """
    check(table, columns)
    told = {name: kind for name, kind in columns.kinds.items() if kind != IGNORE}
    ids = plain(table.cells[columns.id]).str.slice(0, LONGEST_ID)
    nobody = ids.is_null()
    twice = ~nobody & ~ids.is_first_distinct()
    kept = ~nobody & ~twice
    fault = pl.select(
        pl.when(nobody).then(pl.lit("no-customer")).when(twice).then(pl.lit("customer-twice"))
    ).to_series()
    aside = [faults(table, columns.id, fault)]
    traits = []
    for name, kind in told.items():
        cells = plain(table.cells[name])
        values = read(cells, kind)
        wrong = kept & cells.is_not_null() & values.is_null()
        code = {"number": "not-a-number", "date": "not-a-day", "yes-no": "not-yes-or-no"}.get(kind, "")
        aside.append(faults(table, name, pl.select(pl.when(wrong).then(pl.lit(code))).to_series()))
        traits.append(values.alias(name))
    frame = pl.DataFrame([ids.alias("customer"), *(values.alias(f"trait:{values.name}") for values in traits)])
    customers = frame.filter(kept)
    if customers.is_empty():
        raise UnusableInputError(
            "no-customers",
            f"{table.name} names nobody in the column {columns.id}",
            expected="a customer in at least one row",
            fix="Choose the column that tells customers apart.",
            file=table.name,
            column=columns.id,
        )
    listed = pl.concat([table.set_aside, *aside]).sort("row", maintain_order=True)
    read_rows = table.cells.height + table.set_aside.height
    return CustomerTable(customers, listed, read_rows, read_rows - customers.height)


def check(table: Table, columns: CustomerColumns) -> None:
    missing = [name for name in (columns.id, *columns.kinds) if name not in table.cells.columns]
    if missing:
        raise UnusableInputError(
            "no-such-column",
            f"no column {missing[0]}",
            expected=f"one of {', '.join(table.cells.columns)}",
            fix="Name a column of the file.",
            column=missing[0],
            columns=", ".join(table.cells.columns),
        )
    count = sum(kind != IGNORE for kind in columns.kinds.values())
    if count > MOST_TRAITS:
        raise UnusableInputError(
            "too-many-traits",
            f"{count} traits",
            expected=f"at most {MOST_TRAITS}",
            fix="Ignore the columns by which you tell no customers apart.",
            count=count,
            most=MOST_TRAITS,
        )


def plain(cells: pl.Series) -> pl.Series:
    """Return cells as text without outer spaces; empty ones are null."""
    text = cells.cast(pl.String).str.strip_chars()
    return text.set(text == "", None)


def read(cells: pl.Series, kind: str) -> pl.Series:
    """Read plain cells as a kind of trait; those that do not fit are null."""
    cell = pl.col(cells.name)
    if kind == "number":
        number = cell.str.replace(",", ".", literal=True).cast(pl.Float64, strict=False)
        asked: pl.Expr = pl.when(number.is_finite()).then(number)
    elif kind == "date":
        asked = pl.coalesce(*(cell.str.to_date(form, strict=False, exact=True) for form in DAYS))
    elif kind == "yes-no":
        word = cell.str.to_lowercase()
        asked = pl.when(word.is_in(YES)).then(True).when(word.is_in(NO)).then(False)
    else:
        asked = cell.str.slice(0, LONGEST_TEXT)
    return cells.to_frame().select(asked.alias(cells.name)).to_series()


def faults(table: Table, column: str, codes: pl.Series) -> pl.DataFrame:
    found = pl.DataFrame(
        {"row": table.rows.cast(pl.UInt32), "found": plain(table.cells[column]).fill_null(""), "code": codes}
    ).filter(pl.col("code").is_not_null())
    said: Mapping[str, str] = REASONS
    return found.select(
        "row",
        pl.lit(column).alias("column"),
        "found",
        pl.col("code").cast(pl.String),
        pl.col("code").cast(pl.String).replace_strict(said, default="", return_dtype=pl.String).alias("reason"),
    )
