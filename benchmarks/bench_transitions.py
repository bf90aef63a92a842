"""Transitions of a million events out of a Parquet file, beside the same question in DuckDB's SQL."""

import tempfile
import time
from pathlib import Path

import duckdb
import numpy as np
import polars as pl

from benchmarks.benchmark import Benchmark
from touchline.engine import analyse, record, tables

EVENTS, CUSTOMERS, TOUCHPOINTS = 1_000_000, 83_000, 40
ROUNDS = 3
SQL = """
with ordered as (
    select touchpoint, "at", customer, file_row_number as place from read_parquet(?, file_row_number=true)
), steps as (
    select touchpoint as here, lead(touchpoint) over path as there,
           epoch_us(lead("at") over path) - epoch_us("at") as gap
    from ordered window path as (partition by customer order by "at", place)
)
select here, there, count(*), median(gap) / 1e6 from steps where there is not null
group by here, there order by count(*) desc, here, there
"""


def log() -> Path:
    """Write made-up events in the order of time, as a collector does: few touchpoints have most of them."""
    generator = np.random.default_rng(40)
    weights = 1 / np.arange(1, TOUCHPOINTS + 1) ** 1.1
    touchpoint = generator.choice(TOUCHPOINTS, EVENTS, p=weights / weights.sum())
    customer = generator.integers(0, CUSTOMERS, EVENTS)
    at = 1_700_000_000 + np.sort(generator.integers(0, 90 * 86_400, EVENTS))
    file = Path(tempfile.mkdtemp(prefix="touchline-bench-")) / "events.parquet"
    pl.DataFrame(
        {
            "customer": pl.Series(customer).cast(pl.String).str.zfill(8),
            "touchpoint": pl.Series(touchpoint).cast(pl.String).str.zfill(2),
            "at": pl.from_epoch(pl.Series(at), time_unit="s").cast(pl.Datetime("us")),
            "channel": pl.repeat("web", EVENTS, eager=True),
        }
    ).write_parquet(file)
    return file


def by_touchline(file: Path) -> list[tuple[object, ...]]:
    table = tables.read_columns(file, columns=["customer", "at", "touchpoint"])
    intake = record.take_events(table, customer="customer", time="at", touchpoint="touchpoint")
    return analyse.transitions(intake.events).rows()


def by_sql(file: Path) -> list[tuple[object, ...]]:
    with duckdb.connect() as connection:
        return connection.execute(SQL, [str(file)]).fetchall()


def beside_sql(file: Path) -> None:
    """Take turns, compare the answers, and print how the quickest rounds of both compare."""
    seconds: dict[str, list[float]] = {"touchline": [], "sql": []}
    for _ in range(ROUNDS):
        answers = []
        for name, way in (("touchline", by_touchline), ("sql", by_sql)):
            start = time.perf_counter()
            answers.append(way(file))
            seconds[name].append(time.perf_counter() - start)
        assert answers[0] == answers[1]
    ours, theirs = min(seconds["touchline"]), min(seconds["sql"])
    print(f"transitions of {EVENTS:,} events: {ours:.2f} s, DuckDB SQL {theirs:.2f} s, ratio {ours / theirs:.2f}")
    assert ours <= theirs, "transitions are slower than the same in SQL"


BENCHMARKS = [
    Benchmark(f"transitions of {EVENTS:,} events from Parquet", 5, log, by_touchline),
    Benchmark(f"the same {ROUNDS} times, in turn with DuckDB's SQL", 60, log, beside_sql),
]
