"""How many customers meet a touchpoint, and how often."""

import polars as pl

from touchline.engine.listen.intervals import wilson_interval
from touchline.engine.tables.columns import check_present

COLUMNS = {
    "touchpoint": pl.String,
    "customers": pl.UInt32,
    "of_customers": pl.UInt32,
    "customers_share": pl.Float64,
    "low": pl.Float64,
    "high": pl.Float64,
    "events": pl.UInt32,
    "events_per_customer": pl.Float64,
}
MOMENTS = ("first_at", "last_at")


def reach(events: pl.DataFrame) -> pl.DataFrame:
    """Count the customers that each touchpoint reaches.

    events: one row per event with customer, touchpoint and at, as take_events returns them

    Returns one row per touchpoint, the one that reaches most customers first, then by events and name
        touchpoint           str
        customers            int, customers with at least one event here
        of_customers         int, customers with any event
        customers_share      customers / of_customers, 0 to 1
        low, high            its 95 % interval (Wilson 1927), the customers taken as a sample of such customers
        events               int
        events_per_customer  events / customers: of those who come here, how often; without an interval
        first_at, last_at    datetime as in events: the first and the last event here

    Raises UnusableInputError (no-such-column).
    """
    check_present(["customer", "touchpoint", "at"], events.columns)
    counted = events.group_by("touchpoint").agg(
        customers=pl.col("customer").n_unique(),
        events=pl.len(),
        first_at=pl.col("at").min(),
        last_at=pl.col("at").max(),
    )
    total = events["customer"].n_unique()
    rows = []
    for touchpoint, customers, count, *_moments in counted.rows():
        share = customers / total
        low, high = wilson_interval(share, total)
        rows.append((touchpoint, customers, total, share, low, high, count, count / customers))
    table = pl.DataFrame(rows, schema=COLUMNS, orient="row").hstack(counted.select(MOMENTS))
    return table.sort("customers", "events", "touchpoint", descending=[True, True, False])
