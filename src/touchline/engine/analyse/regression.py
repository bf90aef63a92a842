"""One regression of the rating of the whole on all touchpoints, and what chance alone would give."""

import numpy as np

from touchline.engine.analyse.relative_importance import COLLINEAR
from touchline.engine.analyse.respondents import Flags, Floats

SHARE_OF_NULL = 1e-6  # of a column in a combination that is constant: above it the column takes part
CHANCE_QUANTILE = 0.95


def slopes(correlation: Floats) -> Floats:
    """Return the standardised coefficients, (resamples, q): the smallest that fit where columns are collinear.

    correlation  (resamples, q + 1, q + 1), the outcome last
    """
    among, outcome = correlation[:, :-1, :-1], correlation[:, :-1, -1]
    values, vectors = np.linalg.eigh(among)
    inverse = np.where(values > COLLINEAR, 1 / np.where(values > COLLINEAR, values, 1.0), 0.0)
    turned = np.einsum("bqv,bq->bv", vectors, outcome)
    return np.asarray(np.einsum("bqv,bv->bq", vectors, inverse * turned))


def collinear(correlation: Floats) -> Flags:
    """Say which columns are a linear combination of others, (q,). correlation: (q + 1, q + 1), the outcome last."""
    values, vectors = np.linalg.eigh(correlation[:-1, :-1])
    null = vectors[:, values <= COLLINEAR]
    return np.asarray((np.abs(null) > SHARE_OF_NULL).any(axis=1))


def chance_r2(columns: Floats, outcome: Floats, weight: Floats, *, times: int, generator: np.random.Generator) -> float:
    """Return the R² that chance alone reaches in 1 of 20 shuffles of the outcome (its 95th percentile).

    columns (n, q), outcome (n,), weight (n,): the outcome is permuted over the people, who keep their weight.
    """
    basis = orthonormal(columns * np.sqrt(weight)[:, None])
    root, total = np.sqrt(weight)[:, None], weight.sum()
    reached = np.empty(times)
    at_once = max(1, 4_000_000 // len(outcome))
    for start in range(0, times, at_once):
        draws = min(at_once, times - start)
        shuffled = np.column_stack([generator.permutation(outcome) for _ in range(draws)])
        shuffled -= (weight @ shuffled) / total
        shuffled *= root
        reached[start : start + draws] = ((basis.T @ shuffled) ** 2).sum(axis=0) / (shuffled**2).sum(axis=0)
    return float(np.quantile(reached, CHANCE_QUANTILE))


def orthonormal(columns: Floats) -> Floats:
    """Return orthonormal columns that span the same space, (n, rank)."""
    values, vectors = np.linalg.eigh(columns.T @ columns)
    kept = values > COLLINEAR * max(float(values.max(initial=0.0)), 1e-300)
    return np.asarray(columns @ (vectors[:, kept] / np.sqrt(values[kept])))
