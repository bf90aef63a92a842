"""How much of R² belongs to each group of predictors: LMG, and Johnson's relative weights."""

from collections.abc import Sequence
from math import factorial

import numpy as np
import numpy.typing as npt

from touchline.engine.analyse.respondents import Floats

LMG_MOST_GROUPS = 15
COLLINEAR = 1e-9  # variance left of a column of variance 1, once the others are known
NUMBERS_AT_ONCE = 200_000

Groups = Sequence[npt.NDArray[np.intp]]


def lmg(correlation: Floats, groups: Groups) -> Floats:
    """Return each group's part of R², averaged over all orders of entering the regression.

    correlation  (resamples, q + 1, q + 1), the outcome last
    groups       the columns of each group; together all q
    Returns (resamples, groups); a row sums to R².
    Source: Lindeman, Merenda & Gold (1980), Introduction to Bivariate and Multivariate Analysis, 119 ff.;
    the same as the Shapley value of the game whose worth is R².
    """
    g, q = len(groups), correlation.shape[1] - 1
    order = np.array([*(c for group in groups for c in group), q], dtype=np.intp)
    ordered = correlation[:, order][:, :, order]
    widths = [len(group) for group in groups]
    credit = shapley_weights(g)
    at_once = max(1, NUMBERS_AT_ONCE // (4 << g))
    parts = [credit @ subset_r2(ordered[i : i + at_once], widths) for i in range(0, len(ordered), at_once)]
    return np.concatenate(parts, axis=1).T


def subset_r2(correlation: Floats, widths: Sequence[int]) -> Floats:
    """Return R² of every subset of groups, (2**groups, resamples); bit g of the place says that group g is in.

    Groups are taken one after the other: each set of those seen so far goes on without the next group, and with it
    eliminated. So no regression is solved twice, and the work is a few small eliminations a subset.
    """
    left = np.ascontiguousarray(correlation.transpose(1, 2, 0))[:, :, None, :]
    for width in widths:
        rest = len(left) - width
        both = np.empty((rest, rest, 2, *left.shape[2:]))
        both[:, :, 0] = left[width:, width:]
        for _ in range(width - 1):
            left = without_first(left)
        without_first(left, out=both[:, :, 1])
        left = both.reshape(rest, rest, -1, left.shape[-1])
    r2: Floats = 1 - left[0, 0]
    return r2


def without_first(matrix: Floats, out: Floats | None = None) -> Floats:
    """Take what the first column explains out of the others; a column that is explained already explains nothing."""
    pivot, row = matrix[0, 0], matrix[0, 1:]
    usable = pivot > COLLINEAR
    slope = row * np.where(usable, 1 / np.where(usable, pivot, 1.0), 0.0)
    rest: Floats = np.multiply(slope[:, None], row[None, :], out=out)
    return np.subtract(matrix[1:, 1:], rest, out=rest)


def shapley_weights(players: int) -> Floats:
    """Return what a subset's worth adds to each player's Shapley value, (players, 2**players)."""
    subset = np.arange(1 << players)
    inside = (subset[None, :] >> np.arange(players)[:, None] & 1).astype(bool)
    size = inside.sum(axis=0)
    weight = np.array([factorial(s) * factorial(players - 1 - s) / factorial(players) for s in range(players)] + [0.0])
    return np.asarray(np.where(inside, weight[size - 1], -weight[size]))


def johnson(correlation: Floats) -> Floats:
    """Return each column's relative weight: its part of R², by way of the nearest uncorrelated columns.

    correlation  (resamples, q + 1, q + 1), the outcome last
    Returns (resamples, q); a row sums to R². Add a group's columns up for the group's part.
    Source: Johnson (2000), A heuristic method for estimating the relative weight of predictor variables in
    multiple regression, Multivariate Behavioral Research 35, 1-19.
    """
    among, outcome = correlation[:, :-1, :-1], correlation[:, :-1, -1]
    values, vectors = np.linalg.eigh(among)
    root = np.sqrt(np.where(values > COLLINEAR, values, 0.0))
    inverse = np.where(root > 0, 1 / np.where(root > 0, root, 1.0), 0.0)
    turned = np.einsum("bqv,bq->bv", vectors, outcome)
    slopes = np.einsum("bqv,bv->bq", vectors, inverse * turned)
    loadings = (vectors * root[:, None, :]) @ vectors.transpose(0, 2, 1)
    return np.asarray(np.einsum("bqk,bk->bq", loadings**2, slopes**2))


def group_sums(parts: Floats, groups: Groups) -> Floats:
    """Add up the columns of each group, (resamples, groups)."""
    return np.stack([parts[:, group].sum(axis=1) for group in groups], axis=1)
