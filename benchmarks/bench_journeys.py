"""All that the page of journeys shows, of a million events."""

import polars as pl

from benchmarks.bench_transitions import EVENTS, log
from benchmarks.benchmark import Benchmark
from touchline.engine import analyse, record, tables

TARGETS = 40


def events() -> pl.DataFrame:
    table = tables.read_columns(log(), columns=["customer", "at", "touchpoint"])
    return record.take_events(table, customer="customer", time="at", touchpoint="touchpoint").events


def everything(taken: pl.DataFrame) -> None:
    """Compute one table after the other, as the worker does."""
    reached = analyse.reach(taken)
    ends, steps, first = analyse.drop_off(taken), analyse.transitions(taken), analyse.flow(taken)
    leads = analyse.lead_times(taken, to=reached["touchpoint"].head(TARGETS).to_list())
    journeys = ends["of_journeys"][0]
    assert ends["ends"].sum() == ends["starts"].sum() == first.filter(step=1)["journeys"].sum() == journeys
    assert steps["steps"].sum() == taken.height - journeys
    assert leads.height == TARGETS * (reached.height - 1)


BENCHMARKS = [Benchmark(f"reach, steps, ends, flow and lead times of {EVENTS:,} events", 30, events, everything)]
