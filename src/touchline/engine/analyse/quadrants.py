"""Importance beside performance: which of four corners a touchpoint stands in, and how surely."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from touchline.engine.analyse.respondents import Floats

SURE_SHARE = 0.8


class Quadrant(StrEnum):
    """What to do with a touchpoint by its corner of the picture. The only place that words them."""

    FIX_FIRST = "fix first"  # matters much, rated low
    KEEP_UP = "keep up"  # matters much, rated high
    LOW_PRIORITY = "low priority"  # matters little, rated low
    POSSIBLE_OVERKILL = "possible overkill"  # matters little, rated high
    UNDECIDED = "undecided"  # the resamples do not agree


CORNERS = (Quadrant.LOW_PRIORITY, Quadrant.POSSIBLE_OVERKILL, Quadrant.FIX_FIRST, Quadrant.KEEP_UP)


@dataclass(frozen=True, slots=True)
class Placing:
    """The likeliest corner of each touchpoint, and the share of resamples that agree, (p,)."""

    likeliest: tuple[Quadrant, ...]
    certainty_share: Floats
    importance_cut: float  # mean share of importance
    mean_cut: float  # mean of the touchpoints' mean ratings

    def settled(self, touchpoint: int) -> Quadrant:
        """Return the corner if at least 4 of 5 resamples agree, otherwise undecided."""
        sure = self.certainty_share[touchpoint] >= SURE_SHARE
        return self.likeliest[touchpoint] if sure else Quadrant.UNDECIDED


def quadrants(importance: Floats, mean: Floats, resampled_importance: Floats, resampled_mean: Floats) -> Placing:
    """Place touchpoints by importance and mean rating, cut at the means of the data.

    importance, mean  (p,), shares of 1 and the question's units; NaN mean where nobody rated
    resampled_*       (resamples, p), the same in each resample, cut at that resample's own means
    Source: Martilla & James (1977), Importance-performance analysis, Journal of Marketing 41, 77-79.
    """
    corner = corners(importance[None, :], mean[None, :])[0]
    agree = corners(resampled_importance, resampled_mean) == corner
    return Placing(
        tuple(CORNERS[c] if c >= 0 else Quadrant.UNDECIDED for c in corner),
        np.where(corner >= 0, agree.mean(axis=0), 0.0),
        float(importance.mean()),
        row_means(mean[None, :])[0],
    )


def corners(importance: Floats, mean: Floats) -> Floats:
    """Number each touchpoint's corner: 2 if it matters much, plus 1 if it is rated high; -1 where nobody rated it."""
    high = mean >= row_means(mean)[:, None]
    corner = 2 * (importance >= importance.mean(axis=1, keepdims=True)) + high
    return np.where(np.isnan(mean), -1, corner)


def row_means(values: Floats) -> Floats:
    """Return the mean of each row's numbers, 0 where it has none."""
    there = ~np.isnan(values)
    return np.asarray(np.where(there, values, 0.0).sum(axis=1) / np.maximum(there.sum(axis=1), 1))
