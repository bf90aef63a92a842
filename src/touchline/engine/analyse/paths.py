"""Events as paths: what each customer met, one after the other."""

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from touchline.engine.tables.columns import check_present

type Whole = NDArray[np.int64]

PLACE_BITS = 32  # a path and a place in it share one 64-bit number: sorting that is far quicker than sorting text


@dataclass(frozen=True, slots=True)
class Paths:
    """Every path, one behind the other; within a path in the order of time.

    names       the touchpoints, in the order of their names
    path        the path each event belongs to
    touchpoint  position in names
    at_us       microseconds; only differences mean something
    """

    names: list[str]
    path: Whole
    touchpoint: Whole
    at_us: Whole


def paths(events: pl.DataFrame, *, by_session: bool = False, collapse_repeats: bool = False) -> Paths:
    """Lay events out as one path per customer, or per customer and session.

    events: one row per event, as take_events returns them. Equal moments are settled by sequence, then by the
    touchpoint's name. With collapse_repeats, of events at the same touchpoint in a row only the first stays.

    Times are in microseconds. Raises UnusableInputError (no-such-column).
    """
    needed = ["customer", "touchpoint", "at", "sequence", *(["session"] if by_session else [])]
    check_present(needed, events.columns)
    names = sorted(events["touchpoint"].unique().to_list())
    touchpoint = numbers(events["touchpoint"].cast(pl.Enum(names)).to_physical())
    at, sequence = numbers(events["at"].dt.cast_time_unit("us").to_physical()), numbers(events["sequence"])
    path = codes(events["customer"])
    if by_session:
        session = codes(events["session"])
        path = np.unique(path * (session.max(initial=0) + 1) + session, return_inverse=True)[1]
    if not in_order(at, sequence):
        order = np.lexsort((touchpoint, sequence, at))
        path, touchpoint, at = path[order], touchpoint[order], at[order]
    key = path << PLACE_BITS | np.arange(len(path))
    key.sort()
    path, place = key >> PLACE_BITS, key & (1 << PLACE_BITS) - 1
    laid = Paths(names, path, touchpoint[place], at[place])
    return without_repeats(laid) if collapse_repeats else laid


def without_repeats(laid: Paths) -> Paths:
    new = np.ones(len(laid.path), dtype=bool)
    new[1:] = (laid.path[1:] != laid.path[:-1]) | (laid.touchpoint[1:] != laid.touchpoint[:-1])
    return Paths(laid.names, laid.path[new], laid.touchpoint[new], laid.at_us[new])


def in_order(at: Whole, sequence: Whole) -> bool:
    """Whether events stand in the order of time already, as most logs do; equal moments in that of the sequence."""
    later, same = at[1:] > at[:-1], at[1:] == at[:-1]
    return bool((later | (same & (sequence[1:] > sequence[:-1]))).all())


def codes(names: pl.Series) -> Whole:
    """Return a number for each name, the same for the same name, counted from 0 as names first come."""
    rows = pl.DataFrame({"name": names, "row": pl.int_range(len(names), dtype=pl.UInt32, eager=True)})
    alike = rows.group_by("name", maintain_order=True).agg("row")["row"]
    found = np.empty(len(names), dtype=np.int64)
    found[alike.explode().to_numpy()] = np.repeat(np.arange(len(alike)), alike.list.len().to_numpy())
    return found


def numbers(column: pl.Series) -> Whole:
    return column.cast(pl.Int64).to_numpy()
