"""Correlations in many resamples of the same people, by matrix products."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from touchline.engine.analyse.respondents import Floats

ROWS_AT_ONCE = 2048
DRAWS_AT_ONCE = 100_000_000  # bytes of counts
LEAST_VARIANCE = 1e-9  # of a column that had variance 1 in the whole sample

Counts = npt.NDArray[np.uint8]


def resamples(people: int, times: int, generator: np.random.Generator) -> Iterator[Counts]:
    """Draw people with replacement, so many at a time as memory bears: counts, (some, people)."""
    at_once = max(1, DRAWS_AT_ONCE // max(people, 1))
    for start in range(0, times, at_once):
        draws = min(at_once, times - start)
        counts = np.empty((draws, people), dtype=np.uint8)
        for row in counts:
            row[:] = np.bincount(generator.integers(0, people, people), minlength=people)
        yield counts


def everybody(people: int) -> Counts:
    """Count each person once: the sample itself, as the only resample, (1, people)."""
    return np.ones((1, people), dtype=np.uint8)


def sums(columns: Floats, weight: Floats, counts: Counts) -> Floats:
    """Return each column's weighted sum in each resample, (resamples, columns)."""
    total = np.zeros((len(counts), columns.shape[1]))
    for start in range(0, len(weight), ROWS_AT_ONCE):
        rows = slice(start, start + ROWS_AT_ONCE)
        total += (counts[:, rows] * weight[rows]) @ columns[rows]
    return total


def correlations(columns: Floats, weight: Floats, counts: Counts) -> Floats:
    """Return the weighted correlation matrix of k columns in each resample, (resamples, k, k).

    Columns have mean 0 and variance 1 in the sample itself. One that is constant in a resample has
    correlation 0 with all others there, and 1 with itself.
    """
    return scaled(covariances(columns, weight, counts))


def covariances(columns: Floats, weight: Floats, counts: Counts) -> Floats:
    """Return the weighted covariance matrix of k columns in each resample, (resamples, k, k)."""
    k = columns.shape[1]
    left, right = np.triu_indices(k)
    first = np.zeros((len(counts), k + 1))
    second = np.zeros((len(counts), len(left)))
    for start in range(0, len(weight), ROWS_AT_ONCE):
        rows = slice(start, start + ROWS_AT_ONCE)
        block, drawn = columns[rows], counts[:, rows] * weight[rows]
        first[:, 0] += drawn.sum(axis=1)
        first[:, 1:] += drawn @ block
        second += drawn @ (block[:, left] * block[:, right])
    mean = first[:, 1:] / first[:, :1]
    covariance = np.empty((len(counts), k, k))
    covariance[:, left, right] = second / first[:, :1]
    covariance[:, right, left] = covariance[:, left, right]
    covariance -= mean[:, :, None] * mean[:, None, :]
    return covariance


def scaled(covariance: Floats) -> Floats:
    """Turn covariance matrices into correlation matrices, in place."""
    variance = np.einsum("bkk->bk", covariance).copy()
    varies = variance > LEAST_VARIANCE
    inverse = np.where(varies, 1 / np.sqrt(np.where(varies, variance, 1.0)), 0.0)
    covariance *= inverse[:, :, None] * inverse[:, None, :]
    diagonal = np.arange(covariance.shape[1])
    covariance[:, diagonal, diagonal] = 1.0
    return covariance
