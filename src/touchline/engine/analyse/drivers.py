"""Drivers: how much each touchpoint's rating goes with the rating of the whole."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
import polars as pl

from touchline.engine.analyse.driver_notes import Varying, in_words, judged, likeliest_note, note_codes
from touchline.engine.analyse.predictors import Predictors, predictors, standardised
from touchline.engine.analyse.quadrants import Placing, quadrants
from touchline.engine.analyse.regression import chance_r2, collinear, slopes
from touchline.engine.analyse.relative_importance import LMG_MOST_GROUPS, group_sums, johnson, lmg
from touchline.engine.analyse.resamples import Counts, correlations, everybody, resamples, sums
from touchline.engine.analyse.respondents import Floats, Respondents, respondents
from touchline.engine.errors import UnusableInputError
from touchline.engine.record.answers import AnswerTable

Method = Literal["auto", "lmg", "johnson"]

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
    method: Literal["lmg", "johnson"]
    answers_used: int
    answers_left_out: int  # without a rating of the whole, or with nothing else
    blank_cells: int  # of the answers used, taken as average
    importance_cut: float  # the lines of the picture: mean share of importance,
    mean_cut: float  # and mean of the mean ratings
    bootstraps: int
    permutations: int
    seed: int
    notes: Mapping[str, tuple[str, ...]]  # the codes behind the column note, by touchpoint


def drivers(
    answers: AnswerTable,
    *,
    method: Method = "auto",
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
    on one machine with one BLAS thread.

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
    drawn = [
        (
            importance(correlations(columns, people.weight, counts), taken, len(people.touchpoints), used)[0],
            resampled_means(people, counts),
        )
        for counts in resamples(people.count, bootstraps, draw)
    ]
    resampled, means = (np.concatenate([part[i] for part in drawn]) for i in (0, 1))
    threshold = chance_r2(taken.columns, outcome, people.weight, times=permutations, generator=shuffle)
    placing = quadrants(share[0], people.mean_ratings(), resampled, means)
    table, notes = described(people, taken, correlation, placing)
    low, high = np.quantile(resampled, INTERVAL, axis=0)
    numbers = {"importance_share": share[0], "importance_low": low, "importance_high": high}
    return Drivers(
        table=in_order(table.with_columns(**{name: pl.Series(column) for name, column in numbers.items()})),
        r2=float(r2[0]),
        r2_threshold=threshold,
        found=bool(r2[0] >= threshold),
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


def resampled_means(people: Respondents, counts: Counts) -> Floats:
    """Return each touchpoint's mean rating in each resample, (resamples, touchpoints); NaN where nobody rated it."""
    rated = sums(people.rated.astype(np.float64), people.weight, counts)
    with np.errstate(invalid="ignore"):
        mean: Floats = sums(people.ratings, people.weight, counts) / rated
    return mean


def described(
    people: Respondents, taken: Predictors, correlation: Floats, placing: Placing
) -> tuple[pl.DataFrame, dict[str, tuple[str, ...]]]:
    """Return all columns but the importance, in the order of the names, and the codes of the notes."""
    slope, dependent = slopes(correlation)[0], collinear(correlation[0])
    place = [taken.rating_column(t) for t in range(len(people.touchpoints))]
    beta = [None if c is None else float(slope[c]) for c in place]
    r = [None if c is None else simple_r(people, t) for t, c in enumerate(place)]
    follows = [bool(dependent[taken.owner == t].any()) for t in range(len(people.touchpoints))]
    mean = [None if np.isnan(m) else float(m) for m in people.mean_ratings()]
    answers = people.rated.sum(axis=0)
    rows, notes = [], {}
    for t, name in enumerate(people.touchpoints):
        quadrant = judged(placing, t, beta[t])
        varying = Varying(rating=place[t] is not None, anything=t in taken.owner, follows=follows[t])
        codes = note_codes(people, t, varying, beta[t], r[t]) + likeliest_note(placing, t)
        notes[name] = tuple(codes)
        rows.append(
            (
                name,
                0.0,
                0.0,
                0.0,
                beta[t],
                r[t],
                mean[t],
                int(answers[t]),
                answers[t] / people.count,
                quadrant.value,
                float(placing.certainty_share[t]),
                in_words(codes),
            )
        )
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


def chosen_method(method: Method, touchpoints: int) -> Literal["lmg", "johnson"]:
    """Return the method to use for so many touchpoints."""
    if method not in get_args(Method):
        raise UnusableInputError(
            "unknown-method",
            f"the method is {method!r}",
            expected="auto, lmg or johnson",
            fix="Choose one of these.",
            method=method,
        )
    if method == "lmg" and touchpoints > LMG_MOST_GROUPS:
        raise UnusableInputError(
            "too-many-for-lmg",
            f"{touchpoints} touchpoints are too many for LMG, whose work doubles with each",
            expected=f"at most {LMG_MOST_GROUPS}",
            fix="Choose johnson, or name fewer rating columns.",
            touchpoints=touchpoints,
            most=LMG_MOST_GROUPS,
        )
    if method == "auto":
        return "lmg" if touchpoints <= LMG_MOST_GROUPS else "johnson"
    return method


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
