"""Drivers: how much each touchpoint's rating goes with the rating of the whole."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
import polars as pl

from touchline.engine.analyse.driver_notes import Varying, in_words, judged, note_codes, quadrant_notes
from touchline.engine.analyse.predictors import Predictors, predictors, standardised
from touchline.engine.analyse.quadrants import Placing, quadrants
from touchline.engine.analyse.regression import chance_r2, collinear, slopes
from touchline.engine.analyse.relative_importance import LMG_MOST_GROUPS, group_sums, johnson, lmg
from touchline.engine.analyse.resamples import Counts, correlations, everybody, resamples, sums
from touchline.engine.analyse.respondents import Floats, Respondents, respondents
from touchline.engine.analyse.steady import on_one_thread
from touchline.engine.errors import UnusableInputError
from touchline.engine.record.answers import AnswerTable

Method = Literal["lmg", "johnson"]

LEAST_DRAWS = 40
LEAST_R2 = 1e-12  # below it there is nothing to share out
INTERVAL = (0.025, 0.975)
SCHEMA = {
    "touchpoint": pl.String,
    "importance_share": pl.Float64,
    "importance_low": pl.Float64,
    "importance_high": pl.Float64,
    "beta": pl.Float64,
    "r": pl.Float64,
    "mean": pl.Float64,
    "answers": pl.Int64,
    "coverage_share": pl.Float64,
    "quadrant": pl.String,
    "quadrant_certainty_share": pl.Float64,
    "note": pl.String,
}


@dataclass(frozen=True, slots=True)
class Drivers:
    """What goes with the rating of the whole, and what that rests on.

    table, one row a touchpoint, the most important first:
        touchpoint                                          str
        importance_share, importance_low, importance_high   float, share of R², 0 to 1, and its 95 % interval
        beta                      float, standardised slope of the rating beside all others; null: no varying rating
        r                         float, correlation of rating and whole among those who rated it; null as beta
        mean                      float, mean rating in the question's units; null: nobody rated it
        answers                   int, people used who rated it
        coverage_share            float, answers / answers_used
        quadrant                  str, a word of Quadrant
        quadrant_certainty_share  float, share of the resamples in the likeliest quadrant
        note                      str, what must be said beside it; empty when nothing
    """

    table: pl.DataFrame
    r2: float  # share of the variance of the whole that goes with all touchpoints, 0 to 1
    r2_threshold: float  # what chance alone reaches in 1 of 20 shuffles
    found: bool  # r2 is not below the threshold: otherwise no driver was found
    method: Method
    answers_used: int
    answers_left_out: int  # without a rating of the whole, or with nothing else
    blank_cells: int  # of the answers used, taken as average
    importance_cut: float  # the lines of the picture: mean share of importance,
    mean_cut: float  # and mean of the mean ratings
    bootstraps: int
    permutations: int
    seed: int
    notes: Mapping[str, tuple[str, ...]]  # the codes behind the column note, by touchpoint


@on_one_thread
def drivers(
    answers: AnswerTable,
    *,
    method: str = "auto",
    seed: int = 1,
    bootstraps: int = 1000,
    permutations: int = 1000,
) -> Drivers:
    """Share the R² of the rating of the whole out among the touchpoints.

    People who did not meet a touchpoint stay: it enters as the pair (met, rating if met), and its importance is
    the pair's. auto takes LMG (Lindeman, Merenda & Gold 1980) up to 15 touchpoints, Johnson's relative weights
    (2000) above. Intervals are percentiles over resamples of the people (Efron 1979). Centring, and the average
    that stands for a blank cell, are those of the whole sample in every resample.
    The same answers in any order of rows and columns, with the same seed, give the same numbers to the last bit
    on one machine, whatever the number of threads.

    Raises UnusableInputError: overall-missing, no-touchpoints, too-few-answers, overall-constant,
    ratings-constant, too-many-for-lmg, unknown-method, too-few-draws, number-not-finite, weight-not-positive.
    """
    people = respondents(answers)
    refuse_unfit(people, bootstraps, permutations)
    taken = predictors(people)
    outcome = standardised(people.overall, people.weight, size=float(np.abs(people.overall).max()))
    if outcome is None or not len(taken.owner):
        raise nothing_varies(people, overall=outcome is None)
    used = chosen_method(method, len(taken.groups()))
    draw, shuffle = (np.random.default_rng(part) for part in np.random.SeedSequence(seed).spawn(2))

    columns = np.column_stack([taken.columns, outcome])
    correlation = correlations(columns, people.weight, everybody(people.count))
    share, r2 = importance(correlation, taken, len(people.touchpoints), used)
    resampled, means = resampled_picture(columns, people, taken, used, resamples(people.count, bootstraps, draw))
    threshold = chance_r2(taken.columns, outcome, people.weight, times=permutations, generator=shuffle)
    found = bool(r2[0] >= threshold)
    placing = quadrants(share[0], people.mean_ratings(), resampled, means)
    shares = np.vstack([share, np.quantile(resampled, INTERVAL, axis=0)])
    table, notes = described(people, taken, correlation, placing, shares, found=found)
    return Drivers(
        table=in_order(table),
        r2=float(r2[0]),
        r2_threshold=threshold,
        found=found,
        method=used,
        answers_used=people.count,
        answers_left_out=people.left_out,
        blank_cells=int(people.blank.sum()),
        importance_cut=placing.importance_cut,
        mean_cut=placing.mean_cut,
        bootstraps=bootstraps,
        permutations=permutations,
        seed=seed,
        notes=notes,
    )


def importance(correlation: Floats, taken: Predictors, touchpoints: int, method: str) -> tuple[Floats, Floats]:
    """Return each touchpoint's share of R², (resamples, touchpoints), and R², (resamples,).

    Where R² is 0 the touchpoints that vary share alike.
    """
    groups = taken.groups()
    parts = lmg(correlation, groups) if method == "lmg" else group_sums(johnson(correlation), groups)
    parts = np.maximum(parts, 0.0)
    r2 = parts.sum(axis=1)
    known = r2 > LEAST_R2
    share = np.zeros((len(correlation), touchpoints))
    share[:, np.unique(taken.owner)] = np.where(
        known[:, None], parts / np.where(known, r2, 1.0)[:, None], 1 / len(groups)
    )
    return share, r2


def resampled_picture(
    columns: Floats, people: Respondents, taken: Predictors, method: str, drawn: Iterable[Counts]
) -> tuple[Floats, Floats]:
    """Return each touchpoint's share of R² and mean rating in each resample, (resamples, touchpoints) both."""
    shares, means = [], []
    for counts in drawn:
        correlation = correlations(columns, people.weight, counts)
        shares.append(importance(correlation, taken, len(people.touchpoints), method)[0])
        means.append(resampled_means(people, counts))
    return np.concatenate(shares), np.concatenate(means)


def resampled_means(people: Respondents, counts: Counts) -> Floats:
    """Return each touchpoint's mean rating in each resample, (resamples, touchpoints); NaN where nobody rated it."""
    rated = sums(people.rated.astype(np.float64), people.weight, counts)
    with np.errstate(invalid="ignore"):
        mean: Floats = sums(people.ratings, people.weight, counts) / rated
    return mean


def described(
    people: Respondents, taken: Predictors, correlation: Floats, placing: Placing, shares: Floats, *, found: bool
) -> tuple[pl.DataFrame, dict[str, tuple[str, ...]]]:
    """Return the table, by name, and the codes of its notes. shares: (3, p), the importance, its low and its high."""
    slope, dependent = slopes(correlation)[0], collinear(correlation[0])
    means, rows, notes = people.mean_ratings(), [], {}
    for t, name in enumerate(people.touchpoints):
        own, place = taken.owner == t, taken.rating_column(t)
        beta = None if place is None else float(slope[place])
        r = None if place is None else simple_r(people, t)
        varying = Varying(rating=place is not None, anything=bool(own.any()), follows=bool(dependent[own].any()))
        codes = note_codes(people, t, varying, beta, r) + quadrant_notes(placing, t, found=found)
        notes[name] = tuple(codes)
        answers = int(people.rated[:, t].sum())
        row = (
            name,
            *(float(share) for share in shares[:, t]),
            beta,
            r,
            float(means[t]) if answers else None,
            answers,
            answers / people.count,
            judged(placing, t, beta, found=found).value,
            float(placing.certainty_share[t]),
            in_words(codes),
        )
        rows.append(row)
    return pl.DataFrame(rows, schema=SCHEMA, orient="row"), notes


def simple_r(people: Respondents, touchpoint: int) -> float | None:
    """Return the weighted correlation of a rating and the whole among those who rated it."""
    there = people.rated[:, touchpoint]
    weight = people.weight[there]
    rating, overall = (
        standardised(x[there], weight, size=float(np.abs(x[there]).max()))
        for x in (people.ratings[:, touchpoint], people.overall)
    )
    if rating is None or overall is None:
        return None
    return float((weight * rating * overall).sum() / weight.sum())


def in_order(table: pl.DataFrame) -> pl.DataFrame:
    """Sort the most important first, equal ones (to 12 digits) by name."""
    return table.sort(pl.col("importance_share").round(12), "touchpoint", descending=[True, False])


def chosen_method(method: str, touchpoints: int) -> Method:
    """Return the method to use for so many touchpoints."""
    fits = touchpoints <= LMG_MOST_GROUPS
    if method == "johnson" or (method == "auto" and not fits):
        return "johnson"
    if method == "auto" or (method == "lmg" and fits):
        return "lmg"
    if method == "lmg":
        raise UnusableInputError(
            "too-many-for-lmg",
            f"{touchpoints} touchpoints are too many for LMG, whose work doubles with each",
            expected=f"at most {LMG_MOST_GROUPS}",
            fix="Choose johnson, or name fewer rating columns.",
            touchpoints=touchpoints,
            most=LMG_MOST_GROUPS,
        )
    raise UnusableInputError(
        "unknown-method",
        f"method {method!r}",
        expected="auto, lmg or johnson",
        fix="Choose one of these.",
        method=method,
    )


def refuse_unfit(people: Respondents, bootstraps: int, permutations: int) -> None:
    """Refuse fewer people than 5 for each touchpoint and one more, and too few draws for a 95 % interval."""
    least = 5 * (len(people.touchpoints) + 1)
    if people.count < least:
        raise UnusableInputError(
            "too-few-answers",
            f"{people.count} answers rate the whole, for {len(people.touchpoints)} touchpoints",
            expected=f"at least {least}: 5 for each touchpoint and 5 more",
            fix="Collect more answers, or name fewer rating columns.",
            answers=people.count,
            touchpoints=len(people.touchpoints),
            least=least,
        )
    if min(bootstraps, permutations) < LEAST_DRAWS:
        raise UnusableInputError(
            "too-few-draws",
            f"{bootstraps} bootstraps and {permutations} permutations",
            expected=f"at least {LEAST_DRAWS} of each",
            fix="Use 1000, the default.",
            least=LEAST_DRAWS,
        )


def nothing_varies(people: Respondents, *, overall: bool) -> UnusableInputError:
    """Return the error for a whole, or for touchpoints, that all {people} rate alike."""
    if overall:
        return UnusableInputError(
            "overall-constant",
            f"all {people.count} people rate the whole the same",
            expected="ratings of the whole that differ",
            fix="Check that the right column is named, or widen the period.",
            answers=people.count,
        )
    return UnusableInputError(
        "ratings-constant",
        f"all {people.count} people rate each touchpoint the same",
        expected="at least one touchpoint whose ratings differ",
        fix="Check that the right columns are named, or widen the period.",
        answers=people.count,
    )
