"""How unevenly something is spread, and how far two spreads are apart."""

import math
from collections.abc import Sequence


def gini(amounts: Sequence[float]) -> float | None:
    """Return Gini's coefficient of amounts: 0 all alike, towards 1 all in one place. Null where there is nothing.

    amounts: one each, 0 or more; any unit. Their order does not matter. Raises nothing.
    Source: Gini 1912; as mean difference over twice the mean, no correction for small numbers.
    """
    ascending = sorted(amounts)
    total, count = math.fsum(ascending), len(ascending)
    if not total:
        return None
    places = math.fsum((2 * place - count - 1) * amount for place, amount in enumerate(ascending, start=1))
    return places / (count * total)


def mismatch(one: Sequence[float], other: Sequence[float]) -> float:
    """Return how far two spreads over the same places are apart: the share that stands in another place, 0 to 1.

    one, other: shares (0 to 1), one each for each place, in the same order. Raises nothing.
    This is the total variation distance, half the sum of the differences.
    """
    return math.fsum(abs(a - b) for a, b in zip(one, other, strict=True)) / 2
