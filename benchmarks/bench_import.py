"""A CSV of 300 MB taken in as events by the way of the pages, its memory measured; beside DuckDB reading it."""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import duckdb
import numpy as np
import polars as pl

from benchmarks.benchmark import Benchmark

MEGABYTES, MOST_MEMORY_MB = 300, 500
ROWS_AT_ONCE = 250_000
ODD = b"c1,soon,touch,web,1.00,m-odd\nc2,2026-03-01\n"


def log() -> Path:
    """Write made-up events with ids and values, and an odd row after each quarter of a million."""
    generator = np.random.default_rng(300)
    path = Path(tempfile.mkdtemp(prefix="touchline-bench-")) / "events.csv"
    start = 0
    with path.open("wb") as file:
        file.write(b"customer_id,time,touchpoint,channel,value,message_id\n")
        while file.tell() < MEGABYTES * 1_000_000:
            rows = np.arange(start, start + ROWS_AT_ONCE)
            at = pl.from_epoch(pl.Series(1_700_000_000 + rows), time_unit="s").dt.strftime("%Y-%m-%d %H:%M:%S")
            frame = pl.DataFrame(
                {
                    "customer_id": "customer-"
                    + pl.Series(generator.integers(0, 300_000, ROWS_AT_ONCE)).cast(pl.String),
                    "time": at,
                    "touchpoint": "touchpoint " + pl.Series(generator.integers(0, 40, ROWS_AT_ONCE)).cast(pl.String),
                    "channel": pl.Series(generator.choice(["web", "shop", "phone"], ROWS_AT_ONCE)),
                    "value": pl.Series(generator.integers(0, 9_999, ROWS_AT_ONCE) / 100),
                    "message_id": "message-" + pl.Series(rows).cast(pl.String),
                }
            )
            frame.write_csv(file, include_header=False)
            file.write(ODD)
            start += ROWS_AT_ONCE
    return path


def in_bounded_memory(path: Path) -> None:
    """Import in a child process, check every count, and print what it took beside DuckDB's CSV to Parquet."""
    run = [sys.executable, "-m", "benchmarks.importing", str(path)]
    said = json.loads(subprocess.run(run, check=True, capture_output=True, text=True).stdout)  # noqa: S603
    with path.open("rb") as file:
        lines = sum(piece.count(b"\n") for piece in iter(lambda: file.read(1 << 20), b"")) - 1
    odd = 2 * (lines // (ROWS_AT_ONCE + 2))
    assert (said["events"], said["set_aside"]) == (lines - odd, odd), said
    theirs = duckdb_seconds(path)
    print(
        f"{said['events']:,} events of {path.stat().st_size / 1e6:.0f} MB in {said['slabs']} slabs: "
        f"{said['seconds']:.1f} s, at most {said['peak_mb']:.0f} MB of memory; "
        f"DuckDB from CSV to Parquet {theirs:.1f} s, ratio {said['seconds'] / theirs:.1f}"
    )
    assert said["peak_mb"] < MOST_MEMORY_MB, f"{said['peak_mb']:.0f} MB of memory, at most {MOST_MEMORY_MB} MB allowed"


def duckdb_seconds(path: Path) -> float:
    """Return how long DuckDB takes from the same CSV to one Parquet file, times read, nothing checked or kept twice."""
    start = time.perf_counter()
    query = f"copy (select * from read_csv('{path}', ignore_errors=true)) to '{path}.parquet' (compression zstd)"  # noqa: S608
    with duckdb.connect() as connection:
        connection.execute(query)
    return time.perf_counter() - start


BENCHMARKS = [Benchmark(f"a CSV of {MEGABYTES} MB imported as events", 180, log, in_bounded_memory)]
