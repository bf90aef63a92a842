"""The first steps of all journeys at once: how many go where, how many end, and everything else as other."""

from itertools import pairwise

import numpy as np
import polars as pl

from touchline.engine.analyse.drop_off import first_places
from touchline.engine.analyse.paths import Paths, Whole, paths

TOUCHPOINT, OTHER, END = "touchpoint", "other", "end"
COLUMNS = {
    "step": pl.UInt32,
    "from_kind": pl.String,
    "from_touchpoint": pl.String,
    "to_kind": pl.String,
    "to_touchpoint": pl.String,
    "journeys": pl.UInt32,
}


def flow(events: pl.DataFrame, *, steps: int = 5, most: int = 5, by_session: bool = False) -> pl.DataFrame:
    """Lay the first steps of all journeys beside each other.

    events: one row per event, as take_events returns them. A journey is all events of a customer, by_session those of
    a customer in one session; events at one touchpoint in a row are one step.
    steps: how many steps to look at; most: how many touchpoints are named at each step, the others are "other"

    Returns one row per band, by step, from and to (the most journeys first; other, then end last)
        step             int, from 1: the band leads from this step to the next
        from_kind        str, touchpoint or other
        from_touchpoint  str, null where other
        to_kind          str, touchpoint, other or end (the journey has no further step)
        to_touchpoint    str, null where other or end
        journeys         int, at least 1. The bands out of a step's touchpoint sum to the bands into it; those of
                         step 1 to all journeys

    Raises UnusableInputError (no-such-column).
    """
    laid = paths(events, by_session=by_session, collapse_repeats=True)
    starts = first_places(laid)
    lengths = np.diff(starts, append=len(laid.path))
    columns = [named_at(laid, starts, lengths, step, most) for step in range(steps)]
    bands = [
        banded(step, here[lengths > step - 1], there[lengths > step - 1])
        for step, (here, there) in enumerate(pairwise(columns), start=1)
    ]
    return worded(bands, laid.names)


def named_at(laid: Paths, starts: Whole, lengths: Whole, step: int, most: int) -> Whole:
    """Return where each journey stands at a step (from 0): its touchpoint, -1 for other, -2 for ended before."""
    there = lengths > step
    at = np.full(len(starts), -2)
    at[there] = laid.touchpoint[starts[there] + step]
    counts = np.bincount(at[there], minlength=len(laid.names))
    named = np.lexsort((np.arange(len(counts)), -counts))[:most]
    at[there & ~np.isin(at, named)] = -1
    return at


def banded(step: int, here: Whole, there: Whole) -> pl.DataFrame:
    """Count the journeys of each band, the broadest first."""
    pairs = pl.DataFrame({"from": here, "to": there}).group_by("from", "to").len("journeys")
    out = pl.col("journeys").sum().over("from")
    into = pl.col("journeys").sum().over("to")
    here_order = [pl.col("from") < 0, -out.cast(pl.Int64), pl.col("from")]
    there_order = [-pl.col("to").clip(upper_bound=0), -into.cast(pl.Int64), pl.col("to")]
    return pairs.sort(*here_order, *there_order).select(pl.lit(step).alias("step"), "from", "to", "journeys")


def worded(bands: list[pl.DataFrame], names: list[str]) -> pl.DataFrame:
    """Put names and kinds in the place of numbers."""
    rows = [
        (step, *said(here, names), *said(there, names), journeys)
        for band in bands
        for step, here, there, journeys in band.rows()
    ]
    return pl.DataFrame(rows, schema=COLUMNS, orient="row")


def said(place: int, names: list[str]) -> tuple[str, str | None]:
    if place >= 0:
        return TOUCHPOINT, names[place]
    return (OTHER, None) if place == -1 else (END, None)
