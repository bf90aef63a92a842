"""What customers do next: the steps from one touchpoint to another, counted."""

import polars as pl

from touchline.engine.analyse.paths import Paths, paths

MICROSECONDS = 1_000_000


def transitions(events: pl.DataFrame, *, by_session: bool = False, collapse_repeats: bool = False) -> pl.DataFrame:
    """Count the steps customers take from one touchpoint to the next.

    events: one row per event, as take_events returns them
        customer    str
        touchpoint  str
        at          datetime, UTC or without a zone
        sequence    int, settles equal moments; where that is equal too, the touchpoint's name does
        session     str, needed by_session: only steps within a session count

    With collapse_repeats, events at the same touchpoint in a row are one event, at the moment of the first.

    Returns one row per ordered pair that occurs, most frequent first, then by name
        from_touchpoint, to_touchpoint  str
        steps                           int, at least 1: the number of steps counted; no interval, they are all there
        median_gap_s                    float, seconds from the one event to the next, over these steps

    Raises UnusableInputError (no-such-column).
    """
    laid = paths(events, by_session=by_session, collapse_repeats=collapse_repeats)
    counted = (
        steps_of(laid)
        .group_by("pair")
        .agg(steps=pl.len().cast(pl.UInt32), median_gap_s=pl.col("gap_us").median() / MICROSECONDS)
    )
    names, count = pl.Series("names", laid.names, dtype=pl.String), max(len(laid.names), 1)
    return counted.select(
        names.gather(counted["pair"] // count).alias("from_touchpoint"),
        names.gather(counted["pair"] % count).alias("to_touchpoint"),
        "steps",
        "median_gap_s",
    ).sort("steps", "from_touchpoint", "to_touchpoint", descending=[True, False, False])


def steps_of(laid: Paths) -> pl.DataFrame:
    """Return one row per step: the pair of touchpoints as one number, and the time between in microseconds."""
    same = laid.path[1:] == laid.path[:-1]
    pair = laid.touchpoint[:-1] * len(laid.names) + laid.touchpoint[1:]
    gap = laid.at_us[1:] - laid.at_us[:-1]
    return pl.DataFrame({"pair": pair[same], "gap_us": gap[same]}, schema={"pair": pl.Int64, "gap_us": pl.Int64})
