"""Journeys small enough to follow with a finger."""

from datetime import datetime, timedelta

import polars as pl

START = datetime(2026, 3, 1)


def journeys(**paths: str) -> pl.DataFrame:
    """One customer a keyword, whose events are touchpoint@second: ana="door@0 shelf@10". A session lasts 1,000 s."""
    rows = [(who, *event.split("@")) for who, path in paths.items() for event in path.split()]
    return pl.DataFrame(
        [
            (who, what, START + timedelta(seconds=int(second)), place, f"{who}-{int(second) // 1000}")
            for place, (who, what, second) in enumerate(rows)
        ],
        schema={
            "customer": pl.String,
            "touchpoint": pl.String,
            "at": pl.Datetime("us"),
            "sequence": pl.Int64,
            "session": pl.String,
        },
        orient="row",
    )


def shuffled(events: pl.DataFrame) -> pl.DataFrame:
    return events.sample(fraction=1.0, shuffle=True, seed=3)
