"""The people whose answers an analysis rests on, in one canonical order, as arrays."""

from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt
import polars as pl

from touchline.engine.errors import UnusableInputError
from touchline.engine.record.answers import AnswerTable

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Respondents:
    """Everybody who rated the whole: n people, p touchpoints.

    People are in the order of their values and touchpoints in the order of their names, so that
    a shuffled file gives the same sums and the same draws, to the last bit.
    """

    touchpoints: tuple[str, ...]
    overall: Floats  # (n,)
    ratings: Floats  # (n, p), 0 where not rated
    rated: Flags  # (n, p), true: met it and rated it
    blank: Flags  # (n, p), true: neither rated nor marked as not met
    weight: Floats  # (n,), scaled to a mean of 1
    left_out: int  # rows without a rating of the whole, or with nothing else

    @property
    def count(self) -> int:
        return len(self.overall)

    def mean_ratings(self) -> Floats:
        """Return each touchpoint's weighted mean rating, (p,), in the question's units; NaN where nobody rated it."""
        weight = self.weight[:, None] * self.rated
        with np.errstate(invalid="ignore"):
            mean: Floats = (weight * self.ratings).sum(axis=0) / weight.sum(axis=0)
        return mean

    def in_order(self) -> Self:
        """Return the same people in canonical order."""
        keys = [self.weight, *self.blank.T, *self.rated.T, *self.ratings.T, self.overall]
        order = np.lexsort(keys)
        return type(self)(
            self.touchpoints,
            self.overall[order],
            self.ratings[order],
            self.rated[order],
            self.blank[order],
            self.weight[order],
            self.left_out,
        )


def respondents(answers: AnswerTable) -> Respondents:
    """Return the people who rated the whole, ready for arithmetic.

    Rows without a rating of the whole, and rows in which every touchpoint is blank, are left out and counted.
    Raises UnusableInputError: overall-missing, no-touchpoints, number-not-finite, weight-not-positive.
    """
    if answers.overall is None:
        raise UnusableInputError(
            "overall-missing",
            "the answers have no rating of the whole",
            expected="one column with an overall rating",
            fix="Name it with --overall, or give overall= to answer_table.",
        )
    names = tuple(sorted(answers.ratings.columns))
    if not names:
        raise UnusableInputError(
            "no-touchpoints",
            "no touchpoint is rated",
            expected="at least one rating column",
            fix="Name the rating columns with --ratings.",
        )
    met = answers.met.select(names)
    rated = met.select(pl.all().fill_null(value=False)).to_numpy()
    blank = met.select(pl.all().is_null()).to_numpy()
    ratings = answers.ratings.select(names).select(pl.all().fill_null(0.0)).to_numpy()
    used = answers.overall.is_not_null().to_numpy() & ~blank.all(axis=1)
    whole = Respondents(
        names,
        answers.overall.fill_null(0.0).to_numpy()[used] + 0.0,
        np.where(rated, ratings, 0.0)[used] + 0.0,
        rated[used],
        blank[used],
        unit_weights(answers.weight, used),
        int((~used).sum()),
    ).in_order()
    refuse_endless(whole)
    return whole


def unit_weights(weight: pl.Series | None, used: Flags) -> Floats:
    """Return the used rows' weights scaled to a mean of 1; ones when there are none."""
    if weight is None:
        return np.ones(int(used.sum()))
    taken: Floats = weight.cast(pl.Float64).fill_null(np.nan).to_numpy()[used]
    if not (taken > 0).all() or not np.isfinite(taken).all():
        raise UnusableInputError(
            "weight-not-positive",
            f"{int((~(taken > 0)).sum())} answers have a weight that is not above 0",
            expected="a number above 0 in each row",
            fix="Leave these rows out, or give no weight column.",
            rows=int((~(taken > 0)).sum()),
        )
    return taken / np.sort(taken).mean() if len(taken) else taken


def refuse_endless(people: Respondents) -> None:
    """Refuse infinite numbers and numbers that are none."""
    if not (np.isfinite(people.ratings).all() and np.isfinite(people.overall).all()):
        raise UnusableInputError(
            "number-not-finite",
            "a rating is infinite or not a number",
            expected="finite numbers",
            fix="Leave such cells blank.",
        )
