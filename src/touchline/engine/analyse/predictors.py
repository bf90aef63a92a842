"""Touchpoints as columns of a regression, in which people who did not meet one stay."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from touchline.engine.analyse.respondents import Floats, Respondents

SMALLEST_SPREAD = 1e-9  # of a column, beside its size: below it the column is constant


@dataclass(frozen=True, slots=True)
class Predictors:
    """q columns of mean 0 and spread 1 (weighted), and the touchpoint each belongs to.

    A touchpoint that everybody met is one column, its rating. Any other is a pair: whether the person met it,
    and the rating less the mean rating if they did, 0 if not. A blank cell is unknown: it takes the mean of both.
    """

    columns: Floats  # (n, q)
    owner: npt.NDArray[np.intp]  # (q,), index of the touchpoint
    is_rating: npt.NDArray[np.bool_]  # (q,), true for the rating, false for met

    def rating_column(self, touchpoint: int) -> int | None:
        """Return the place of a touchpoint's rating, None when its ratings do not vary."""
        found = np.flatnonzero((self.owner == touchpoint) & self.is_rating)
        return int(found[0]) if len(found) else None

    def groups(self) -> list[npt.NDArray[np.intp]]:
        """Return the columns of each touchpoint that has any, in order."""
        return [np.flatnonzero(self.owner == t) for t in np.unique(self.owner)]


def predictors(people: Respondents) -> Predictors:
    """Return the touchpoints' columns; constant ones, which can say nothing, are left out."""
    means = np.nan_to_num(people.mean_ratings())
    columns, owner, is_rating = [], [], []
    for t in range(len(people.touchpoints)):
        rated, blank = people.rated[:, t], people.blank[:, t]
        rating = np.where(rated, people.ratings[:, t] - means[t], 0.0)
        known = people.weight * ~blank
        share = float((known * rated).sum() / known.sum()) if known.any() else 0.0
        met = np.where(blank, share, rated.astype(np.float64))
        for column, rates in ((rating, True), (met, False)):
            unit = standardised(column, people.weight, size=float(np.abs(column).max() + abs(means[t]) * rates))
            if unit is not None:
                columns.append(unit)
                owner.append(t)
                is_rating.append(rates)
    matrix = np.column_stack(columns) if columns else np.empty((people.count, 0))
    return Predictors(matrix, np.array(owner, dtype=np.intp), np.array(is_rating, dtype=bool))


def standardised(column: Floats, weight: Floats, *, size: float) -> Floats | None:
    """Return a column with weighted mean 0 and spread 1, None when it is constant beside its size."""
    total = weight.sum()
    centred = column - (weight * column).sum() / total
    spread = float(np.sqrt((weight * centred**2).sum() / total))
    if spread <= SMALLEST_SPREAD * max(size, 1e-300):
        return None
    unit: Floats = centred / spread
    return unit
