"""Customers and their traits, and what a file of customers would bring."""

from datetime import date
from typing import Any

import polars as pl

from touchline.engine.record import CustomerColumns, CustomerTable, read_customers
from touchline.web.record.models import Customer, Source
from touchline.web.record.queries.files import table_of
from touchline.web.shell.paging import Page, page
from touchline.web.workspace.models import Trait, Workspace

TYPES = {"text": pl.String, "number": pl.Float64, "date": pl.Date, "yes-no": pl.Boolean}


def traits(workspace: Workspace) -> list[Trait]:
    """Return what may be known of customers, in order."""
    return list(Trait.objects.filter(workspace=workspace))


def customer_count(workspace: Workspace) -> int:
    return Customer.objects.filter(workspace=workspace).count()


def customers(workspace: Workspace, *, after: str = "") -> Page[Customer]:
    """Return the customers by their key, a page at a time."""
    return page(Customer.objects.filter(workspace=workspace), after=after, order=("key", "pk"))


def trait_frame(workspace: Workspace, keys: set[str]) -> pl.DataFrame:
    """Return a row for each customer with some of the traits, typed as the traits say; unknown is null."""
    kinds = {trait.key: trait.kind for trait in traits(workspace) if trait.key in keys}
    rows = list(Customer.objects.filter(workspace=workspace).values_list("traits", flat=True).iterator())
    columns = {
        key: pl.Series(key, [typed(row.get(key), kind) for row in rows], dtype=TYPES[kind], strict=False)
        for key, kind in kinds.items()
    }
    return pl.DataFrame({"row": pl.int_range(len(rows), eager=True), **columns})


def typed(value: Any, kind: str) -> Any:
    return date.fromisoformat(value) if kind == "date" and value else value


def customer_columns(source: Source) -> CustomerColumns:
    return CustomerColumns(source.mapping["id"], dict(source.mapping["kinds"]))


def customers_in(source: Source) -> CustomerTable:
    """Read the customers of a file as its columns are told. Raises UnusableInputError."""
    return read_customers(table_of(source), customer_columns(source))
