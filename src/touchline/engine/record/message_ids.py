"""Ids that a source gives its events, so that one that comes twice is taken once: as fingerprints, sorted.

A fingerprint is 128 bits of BLAKE2b, as two unsigned numbers: of ten billion ids, two would meet once in 10^18 files.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl

type Fingerprints = npt.NDArray[np.uint64]


def fingerprints(ids: pl.Series) -> Fingerprints:
    """Return the fingerprint of each id as a row of two whole numbers, in the order of the ids.

    ids: str, none of them null. Raises TypeError for a null.
    """
    digests = b"".join(hashlib.blake2b(text.encode(), digest_size=16).digest() for text in ids)
    return np.frombuffer(digests, dtype="<u8").reshape(-1, 2)


def in_order(prints: Fingerprints) -> Fingerprints:
    """Return fingerprints sorted, each once.

    Rows: one per different id, two whole numbers each. Raises nothing.
    """
    if len(prints) == 0:
        return prints
    ordered = prints[np.lexsort((prints[:, 1], prints[:, 0]))]
    fresh = np.ones(len(ordered), dtype=bool)
    fresh[1:] = (ordered[1:] != ordered[:-1]).any(axis=1)
    return ordered[fresh]


@dataclass(frozen=True, slots=True)
class Repeats:
    """Which rows bear an id that was there before, and the fingerprints of the others' ids, sorted."""

    again: pl.Series
    fresh: Fingerprints


def repeats(ids: pl.Series, known: Iterable[Fingerprints]) -> Repeats:
    """Say of each row whether its id stands in an earlier row, or among the known.

    ids: str, null where a row has none: such a row never repeats another. known: sorted fingerprints, files of which
    may be mapped into memory; each is looked through once. No units. Raises nothing.
    """
    present = ids.is_not_null()
    again = present & ~(ids.is_first_distinct())
    prints = fingerprints(ids.filter(present))
    order = np.lexsort((prints[:, 1], prints[:, 0]))
    ordered, hits = prints[order], np.zeros(len(prints), dtype=bool)
    for sheet in known:
        hits |= among(ordered, sheet)
    there = np.zeros(len(ids), dtype=bool)
    there[np.flatnonzero(present.to_numpy())[order]] = hits
    return Repeats(again | pl.Series(there), in_order(ordered[~hits]))


def among(wanted: Fingerprints, sheet: Fingerprints) -> npt.NDArray[np.bool_]:
    """Say which fingerprints stand on a sorted sheet. Two ids that share the first number are told by the second."""
    if len(sheet) == 0:
        return np.zeros(len(wanted), dtype=bool)
    first = sheet[:, 0]
    left, right = np.searchsorted(first, wanted[:, 0], "left"), np.searchsorted(first, wanted[:, 0], "right")
    found = np.zeros(len(wanted), dtype=bool)
    for place in np.flatnonzero(right > left):
        found[place] = (sheet[left[place] : right[place], 1] == wanted[place, 1]).any()
    return found
