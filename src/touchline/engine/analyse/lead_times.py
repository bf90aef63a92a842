"""How long customers take from one touchpoint to another, and how many get there."""

from collections.abc import Sequence

import numpy as np
import polars as pl

from touchline.engine.analyse.drop_off import met_once
from touchline.engine.analyse.paths import Paths, Whole, paths
from touchline.engine.analyse.transitions import MICROSECONDS
from touchline.engine.errors import UnusableInputError
from touchline.engine.listen.intervals import wilson_interval

COLUMNS = {
    "from_touchpoint": pl.String,
    "to_touchpoint": pl.String,
    "customers": pl.UInt32,
    "of_customers": pl.UInt32,
    "customers_share": pl.Float64,
    "low": pl.Float64,
    "high": pl.Float64,
    "median_s": pl.Float64,
    "median_low_s": pl.Float64,
    "median_high_s": pl.Float64,
}
TAIL_SHARE = 0.025


def lead_times(events: pl.DataFrame, *, to: Sequence[str]) -> pl.DataFrame:
    """Say how long it takes from the first time at a touchpoint to the next time at another.

    events: one row per event, as take_events returns them; equal moments are settled as in transitions.
    to: the touchpoints to arrive at

    Returns one row per touchpoint to arrive at, in the order of to, and other touchpoint, by name
        from_touchpoint, to_touchpoint  str
        customers        int, those who came to the second after they first came to the first
        of_customers     int, all who came to the first; the others may still come, or never will
        customers_share  customers / of_customers, 0 to 1
        low, high        its 95 % interval (Wilson 1927)
        median_s         float, seconds between the two, median over customers; null: nobody came
        median_low_s, median_high_s  its 95 % interval, from order statistics (Conover 1999, 3.2); null: fewer than 6

    Raises UnusableInputError (no-such-column, no-such-touchpoint).
    """
    laid = paths(events)
    check_known(to, laid.names)
    starts = met_once(laid)
    of = np.bincount(laid.touchpoint[starts], minlength=len(laid.names)).tolist()
    rows = []
    for target in dict.fromkeys(to):
        waits = waits_until(laid, starts, laid.names.index(target))
        for place, name in enumerate(laid.names):
            if name != target:
                rows.append((name, target, *arrived(waits[place], of[place])))
    return pl.DataFrame(rows, schema=COLUMNS, orient="row")


def waits_until(laid: Paths, starts: Whole, target: int) -> list[Whole]:
    """Return, for each touchpoint, the microseconds from each start there to the path's next event at the target."""
    goals = np.flatnonzero(laid.touchpoint == target)
    following = np.searchsorted(goals, starts, side="right")
    reachable = following < len(goals)
    begun, goal = starts[reachable], goals[following[reachable]]
    same = laid.path[begun] == laid.path[goal]
    begun, goal = begun[same], goal[same]
    waits, touchpoint = laid.at_us[goal] - laid.at_us[begun], laid.touchpoint[begun]
    order = np.lexsort((waits, touchpoint))
    edges = np.searchsorted(touchpoint[order], np.arange(1, len(laid.names)))
    return np.split(waits[order], edges)


def arrived(waits: Whole, of: int) -> tuple[float | None, ...]:
    """Return customers, of_customers, their share with its interval, and the median wait with its own. waits ascend."""
    count = len(waits)
    share = count / of
    known = (count, of, share, *wilson_interval(share, of))
    if not count:
        return (*known, None, None, None)
    return (*known, float(np.median(waits)) / MICROSECONDS, *median_interval(waits))


def median_interval(waits: Whole) -> tuple[float | None, float | None]:
    """Return the two order statistics between which the median lies in 95 of 100 samples or more, in seconds."""
    rank = median_rank(len(waits))
    if rank == 0:
        return None, None
    return float(waits[rank - 1]) / MICROSECONDS, float(waits[-rank]) / MICROSECONDS


def median_rank(samples: int) -> int:
    """Return which of so many sorted samples bounds their median from below, counted from 1; 0 if they are too few.

    The TAIL_SHARE quantile of the binomial distribution with one half. scipy.stats.binom has it too, but its import
    takes longer than most of what is computed here.
    """
    from scipy.special import bdtr, bdtrik  # noqa: PLC0415

    rank = int(np.ceil(bdtrik(TAIL_SHARE, samples, 0.5)))
    return rank - 1 if rank > 0 and bdtr(rank - 1, samples, 0.5) >= TAIL_SHARE else rank


def check_known(to: Sequence[str], names: Sequence[str]) -> None:
    strange = [name for name in to if name not in set(names)]
    if strange:
        raise UnusableInputError(
            "no-such-touchpoint",
            f"no event is at {strange[0]!r}",
            expected=f"one of {', '.join(names[:20])}",
            fix="Check the spelling, or list the touchpoints with reach.",
            touchpoint=strange[0],
            touchpoints=", ".join(names[:20]),
        )
