"""Events as paths: what each customer met, one after the other."""

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from touchline.engine.tables.columns import check_present

type Whole = NDArray[np.int64]


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
    who = events.select("customer", "session") if by_session else events.select("customer")
    if not in_order(at, sequence):
        order = np.lexsort((touchpoint, sequence, at))
        who, touchpoint, at = who[order], touchpoint[order], at[order]
    place, path = grouped(who)
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


def grouped(who: pl.DataFrame, seed: int = 0) -> tuple[Whole, Whole]:
    """Return the places of the rows, those of equal rows one behind the other as they stand, and a number for each.

    Numbers that share the bits of a hash and of a place are sorted: far quicker than to sort or to group text. Where
    two different rows have one hash, the next is tried.
    """
    bits = np.uint64(who.height.bit_length())
    key = (hashes(who, seed) >> bits << bits) | np.arange(who.height, dtype=np.uint64)
    key.sort()
    place = (key & ~(~np.uint64(0) << bits)).astype(np.int64)
    new = np.ones(who.height, dtype=bool)
    new[1:] = (key[1:] >> bits) != (key[:-1] >> bits)
    if (differs_from_row_before(who[place]) & ~new).any():
        return grouped(who, seed + 1)
    return place, np.cumsum(new) - 1


def hashes(who: pl.DataFrame, seed: int) -> NDArray[np.uint64]:
    return who.hash_rows(seed).to_numpy()


def differs_from_row_before(rows: pl.DataFrame) -> NDArray[np.bool_]:
    differs = (pl.col(name).ne_missing(pl.col(name).shift()) for name in rows.columns)
    return rows.select(pl.any_horizontal(*differs)).to_series().to_numpy()


def numbers(column: pl.Series) -> Whole:
    return column.cast(pl.Int64).to_numpy()
