"""Where journeys begin and where they end."""

import numpy as np
import polars as pl

from touchline.engine.analyse.paths import Paths, Whole, paths
from touchline.engine.listen.intervals import wilson_interval

COLUMNS = {
    "touchpoint": pl.String,
    "journeys": pl.UInt32,
    "of_journeys": pl.UInt32,
    "starts": pl.UInt32,
    "ends": pl.UInt32,
    "ends_share": pl.Float64,
    "low": pl.Float64,
    "high": pl.Float64,
}


def drop_off(events: pl.DataFrame, *, by_session: bool = False) -> pl.DataFrame:
    """Count the journeys that end at each touchpoint.

    events: one row per event, as take_events returns them. A journey is all events of a customer, by_session those of
    a customer in one session. Equal moments are settled as in transitions. A journey that the end of the data cuts
    off counts as ended: look at a period that is long enough.

    Returns one row per touchpoint, the one where most journeys end first, then by journeys and name
        touchpoint   str
        journeys     int, journeys with at least one event here
        of_journeys  int, all journeys
        starts       int, journeys whose first event is here; they sum to of_journeys
        ends         int, journeys whose last event is here; they sum to of_journeys
        ends_share   ends / journeys, 0 to 1: of the journeys that come here, those that end here
        low, high    its 95 % interval (Wilson 1927), the journeys taken as a sample of such journeys

    Raises UnusableInputError (no-such-column).
    """
    laid = paths(events, by_session=by_session)
    met, starts, ends = (times(places, laid) for places in (met_once(laid), first_places(laid), last_places(laid)))
    rows = []
    for name, journeys, begun, ended in zip(laid.names, met, starts, ends, strict=True):
        share = ended / journeys
        rows.append((name, journeys, sum(starts), begun, ended, share, *wilson_interval(share, journeys)))
    table = pl.DataFrame(rows, schema=COLUMNS, orient="row")
    return table.sort("ends", "journeys", "touchpoint", descending=[True, True, False])


def times(places: Whole, laid: Paths) -> list[int]:
    """Return how often each touchpoint stands at these places."""
    counted: list[int] = np.bincount(laid.touchpoint[places], minlength=len(laid.names)).tolist()
    return counted


def met_once(laid: Paths) -> Whole:
    """Return the place where each path first comes to each of its touchpoints, by path and name."""
    found: Whole = np.unique(laid.path * len(laid.names) + laid.touchpoint, return_index=True)[1]
    return found


def first_places(laid: Paths) -> Whole:
    """Return where each path begins."""
    return np.flatnonzero(np.diff(laid.path, prepend=-1))


def last_places(laid: Paths) -> Whole:
    """Return where each path ends."""
    return np.flatnonzero(np.diff(laid.path, append=-1))
