"""What a low rating of a touchpoint takes from the whole, beside what a high one gives."""

from enum import StrEnum

import numpy as np
import numpy.typing as npt
import polars as pl

from touchline.engine.analyse.predictors import Predictors, predictors
from touchline.engine.analyse.quadrants import SURE_SHARE
from touchline.engine.analyse.regression import slopes
from touchline.engine.analyse.resamples import Counts, covariances, everybody, resamples, scaled
from touchline.engine.analyse.respondents import Flags, Floats, Respondents, respondents
from touchline.engine.analyse.steady import on_one_thread
from touchline.engine.record.answers import AnswerTable

LEAST_IN_CLASS = 30
LOW_PART, HIGH_PART = 0.25, 0.75  # of the scale: 1-2, 3 and 4-5 of five points
ASYMMETRIC = 0.2
INTERVAL = (0.025, 0.975)
SCHEMA = {
    "touchpoint": pl.String,
    "low_answers": pl.Int64,
    "middle_answers": pl.Int64,
    "high_answers": pl.Int64,
    "penalty": pl.Float64,
    "reward": pl.Float64,
    "impact": pl.Float64,
    "impact_low": pl.Float64,
    "impact_high": pl.Float64,
    "asymmetry": pl.Float64,
    "kind": pl.String,
    "kind_certainty_share": pl.Float64,
}


class Factor(StrEnum):
    """Which way a touchpoint moves the whole."""

    BASIC = "basic"  # a low rating takes more than a high one gives
    PERFORMANCE = "performance"  # both alike
    DELIGHTER = "delighter"  # a high rating gives more than a low one takes
    UNDECIDED = "undecided"  # the resamples do not agree, or the impact may be none


FACTORS = (Factor.BASIC, Factor.PERFORMANCE, Factor.DELIGHTER)


@on_one_thread
def penalty_reward(answers: AnswerTable, *, seed: int = 1, bootstraps: int = 1000) -> pl.DataFrame:
    """Contrast low and high ratings of each touchpoint, beside all others, in points of the rating of the whole.

    A rating is low in the lowest quarter of the scale, high in the highest (of 1-5: 1-2 and 4-5). The scale is
    that of the answers, or else the lowest and highest rating given.

    Returns one row a touchpoint, by name
        low_answers, middle_answers, high_answers  int, people used in each class
        penalty, reward       float, points of the whole at a low and at a high rating, beside a middle one
        impact, impact_low, impact_high  float, reward less penalty, and its 95 % interval
        asymmetry             float, -1 only a penalty, 0 both alike, 1 only a reward
        kind                  str, a word of Factor
        kind_certainty_share  float, share of the resamples in which the asymmetry says the same
    All from penalty on is null where a class has fewer than 30 people: nothing is said then.
    Raises UnusableInputError as drivers does for its answers.
    Source: Brandt (1987), penalty-reward contrast analysis; asymmetry by Mikulic & Prebezac (2008), Managing Service
    Quality 18, 559-576.
    """
    people = respondents(answers)
    low, high = classes(people, answers.scale)
    counts = class_counts(people, low, high)
    measured = np.flatnonzero((counts >= LEAST_IN_CLASS).all(axis=1))
    rows = [dict.fromkeys(SCHEMA) | named(name, count) for name, count in zip(people.touchpoints, counts, strict=True)]
    if len(measured):
        columns, place = contrast_columns(people, measured, low, high)
        now = contrasts(columns, people, place, everybody(people.count))[0]
        draw = np.random.default_rng(np.random.SeedSequence(seed))
        later = [contrasts(columns, people, place, drawn) for drawn in resamples(people.count, bootstraps, draw)]
        for t, point, drawn in zip(measured, now, np.concatenate(later).transpose(1, 0, 2), strict=True):
            rows[t] |= judged(point, drawn)
    return pl.DataFrame(rows, schema=SCHEMA)


def named(touchpoint: str, counts: npt.NDArray[np.intp]) -> dict[str, object]:
    """Return the columns that name a touchpoint and count its classes, (3,)."""
    low, middle, high = (int(count) for count in counts)
    return {"touchpoint": touchpoint, "low_answers": low, "middle_answers": middle, "high_answers": high}


def classes(people: Respondents, scale: tuple[float, float] | None) -> tuple[Flags, Flags]:
    """Say which ratings are low and which are high, (n, p) each."""
    given = people.ratings[people.rated]
    lowest, highest = scale or (float(given.min(initial=np.inf)), float(given.max(initial=-np.inf)))
    at_low, at_high = (lowest + part * (highest - lowest) for part in (LOW_PART, HIGH_PART))
    return people.rated & (people.ratings <= at_low), people.rated & (people.ratings >= at_high)


def class_counts(people: Respondents, low: Flags, high: Flags) -> npt.NDArray[np.intp]:
    """Return how many people are in the low, middle and high class of each touchpoint, (p, 3)."""
    return np.stack([low.sum(axis=0), (people.rated & ~low & ~high).sum(axis=0), high.sum(axis=0)], axis=1)


def contrast_columns(
    people: Respondents, measured: npt.NDArray[np.intp], low: Flags, high: Flags
) -> tuple[Floats, npt.NDArray[np.intp]]:
    """Return the columns of the regression, the whole last, and where the low and high ones are, (measured, 2).

    A touchpoint that is measured is met, low and high; any other stays as in the drivers, as met and rating.
    """
    taken: Predictors = predictors(people)
    beside = ~(np.isin(taken.owner, measured) & taken.is_rating)
    columns = [*taken.columns[:, beside].T]
    place = np.arange(2 * len(measured)).reshape(-1, 2) + len(columns)
    for t in measured:
        columns += [low[:, t] - low[:, t].mean(), high[:, t] - high[:, t].mean()]
    return np.column_stack([*columns, people.overall - people.overall.mean()]), place


def contrasts(columns: Floats, people: Respondents, place: npt.NDArray[np.intp], counts: Counts) -> Floats:
    """Return penalty and reward in points of the whole in each resample, (resamples, measured, 2)."""
    covariance = covariances(columns, people.weight, counts)
    variance = np.einsum("bkk->bk", covariance).copy()
    slope = slopes(scaled(covariance))
    spread = np.sqrt(np.maximum(variance, 0.0))
    inverse = np.where(spread[:, :-1] > 0, 1 / np.where(spread[:, :-1] > 0, spread[:, :-1], 1.0), 0.0)
    points: Floats = slope * inverse * spread[:, -1:]
    return points[:, place]


def judged(point: Floats, drawn: Floats) -> dict[str, object]:
    """Word one touchpoint's contrast: point (2,) is penalty and reward, drawn (resamples, 2) the same resampled."""
    low, high = np.quantile(drawn[:, 1] - drawn[:, 0], INTERVAL)
    asymmetry = asymmetries(point[None])[0]
    kind = kinds(np.array([asymmetry]))[0]
    certainty = float((kinds(asymmetries(drawn)) == kind).mean())
    settled = low > 0 and certainty >= SURE_SHARE
    return {
        "penalty": float(point[0]),
        "reward": float(point[1]),
        "impact": float(point[1] - point[0]),
        "impact_low": float(low),
        "impact_high": float(high),
        "asymmetry": float(asymmetry),
        "kind": (FACTORS[kind] if settled else Factor.UNDECIDED).value,
        "kind_certainty_share": certainty,
    }


def asymmetries(contrast: Floats) -> Floats:
    """Return (gain - loss) / (gain + loss), (resamples,); 0 where there is neither. A penalty above 0 is no loss."""
    loss, gain = np.maximum(-contrast[:, 0], 0.0), np.maximum(contrast[:, 1], 0.0)
    impact = loss + gain
    return np.asarray(np.where(impact > 0, (gain - loss) / np.where(impact > 0, impact, 1.0), 0.0))


def kinds(asymmetry: Floats) -> npt.NDArray[np.intp]:
    """Return the place in FACTORS of each asymmetry."""
    return np.asarray((asymmetry >= -ASYMMETRIC).astype(np.intp) + (asymmetry > ASYMMETRIC))
