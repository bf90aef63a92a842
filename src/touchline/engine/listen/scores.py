"""Scores of touchpoints from answers: how good, how sure, and how many met them."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import polars as pl

from touchline.engine.errors import UnusableInputError
from touchline.engine.listen.intervals import nps_interval, t_interval, wilson_interval
from touchline.engine.record.answers import AnswerTable


class Metric(StrEnum):
    MEAN = "mean"
    NPS = "nps"
    CSAT = "csat"
    CES = "ces"


SCALES = {Metric.NPS: (0, 10), Metric.CSAT: (1, 5), Metric.CES: (1, 7)}
SCORE_COLUMNS = {
    "touchpoint": pl.String,
    "group": pl.String,
    "metric": pl.String,
    "value": pl.Float64,
    "low": pl.Float64,
    "high": pl.Float64,
    "answers": pl.Int64,
    "blank": pl.Int64,
    "not_met": pl.Int64,
    "met_share": pl.Float64,
    "effective_answers": pl.Float64,
}


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value and its 95 % interval; null where there are too few answers for one."""

    value: float | None
    low: float | None
    high: float | None


type Sample = list[tuple[float, float]]  # rating and weight, in canonical order


def scores(answers: AnswerTable, *, metric: str = "mean") -> pl.DataFrame:
    """Score every touchpoint.

    answers: one row per answer. metric: mean (the question's units), nps (points, -100 to 100; ratings 0 to 10),
    csat (share of the two best ratings, 0 to 1; whole ratings, of the table's scale or else 1 to 5), ces (mean
    of an effort question).

    Returns one row per touchpoint in the table's order; when answers have groups, first the whole, then its groups
        touchpoint         str
        group              str, null for the whole
        metric             str
        value, low, high   float, the metric's units and its 95 % interval; null where nobody rated,
                           the interval null where there are too few answers for one
        answers            int, how many rated it
        blank, not_met     int, how many left it blank, how many never met it
        met_share          float 0 to 1, of those who did not leave it blank; null where all did
        effective_answers  float, (sum of weights)^2 / sum of squared weights; without weights the same as answers

    With weights, value is weighted and its interval rests on effective_answers; met_share counts people.
    The order of rows changes no digit.

    Raises UnusableInputError (no-such-metric, rating-outside-metric, scale-unlike-metric).
    Sources: Kish 1965 (effective answers), Student 1908, Wilson 1927, Rocks 2016 (intervals).
    """
    if metric not in Metric.__members__.values():
        raise no_such_metric(metric)
    chosen = Metric(metric)
    check_ratings(answers, chosen)
    estimate = estimator(answers, chosen)
    weights = answers.weight.to_list() if answers.weight is not None else [1.0] * answers.rows.len()
    rows = []
    for name in answers.ratings.columns:
        said = list(zip(answers.ratings[name], answers.met[name], weights, strict=True))
        for group, places in group_places(answers):
            row = score([said[place] for place in places], estimate)
            rows.append((name, group, chosen.value, *row))
    return pl.DataFrame(rows, schema=SCORE_COLUMNS, orient="row")


def whole_scores(answers: AnswerTable) -> pl.DataFrame:
    """Score the rating of the whole by its mean, as a touchpoint is scored.

    answers: one row per answer, units as in scores. Returns the rows and columns of scores for one touchpoint named
    "whole"; no row when the whole was not rated. Raises nothing.
    """
    if answers.overall is None:
        return pl.DataFrame(schema=SCORE_COLUMNS)
    rated = answers.overall.alias("whole").to_frame()
    met = rated.select(pl.when(pl.col("whole").is_not_null()).then(pl.lit(value=True)))
    return scores(replace(answers, ratings=rated, met=met.rename({met.columns[0]: "whole"}), scale=None))


def group_places(answers: AnswerTable) -> list[tuple[str | None, Sequence[int]]]:
    """The whole, then each group by name, each with the places of its answers."""
    whole: tuple[str | None, Sequence[int]] = (None, range(answers.rows.len()))
    if answers.group is None:
        return [whole]
    places: dict[str, list[int]] = {}
    for place, name in enumerate(answers.group):
        if name is not None:
            places.setdefault(name, []).append(place)
    return [whole, *sorted(places.items())]


def score(
    said: Sequence[tuple[float, bool | None, float]], estimate: Callable[[Sample], Estimate]
) -> tuple[float | int | None, ...]:
    """One row of the result, from value on; said is rating, met and weight of each answer."""
    sample = sorted((rating, weight) for rating, met, weight in said if met)
    not_met = sum(met is False for _, met, _ in said)
    value = estimate(sample) if sample else Estimate(None, None, None)
    return (
        value.value,
        value.low,
        value.high,
        len(sample),
        len(said) - len(sample) - not_met,
        not_met,
        len(sample) / (len(sample) + not_met) if sample or not_met else None,
        effective_answers(sample),
    )


def effective_answers(sample: Sample) -> float:
    if not sample:
        return 0.0
    return math.fsum(w for _, w in sample) ** 2 / math.fsum(w * w for _, w in sample)


def estimator(answers: AnswerTable, metric: Metric) -> Callable[[Sample], Estimate]:
    if metric is Metric.NPS:
        return nps
    if metric is Metric.CSAT:
        best = (answers.scale or SCALES[Metric.CSAT])[1]
        return lambda sample: csat(sample, best - 1)
    return mean


def mean(sample: Sample) -> Estimate:
    total = math.fsum(w for _, w in sample)
    value = math.fsum(w * x for x, w in sample) / total
    n = effective_answers(sample)
    if n <= 1:
        return Estimate(value, None, None)
    spread = math.fsum(w * (x - value) ** 2 for x, w in sample) / total
    interval = t_interval(value, spread * n / (n - 1), n)
    return Estimate(value, *(interval or (None, None)))


def nps(sample: Sample) -> Estimate:
    promoters = share(sample, lambda rating: rating >= 9)
    detractors = share(sample, lambda rating: rating <= 6)
    return Estimate(100 * (promoters - detractors), *nps_interval(promoters, detractors, effective_answers(sample)))


def csat(sample: Sample, from_rating: float) -> Estimate:
    satisfied = share(sample, lambda rating: rating >= from_rating)
    return Estimate(satisfied, *wilson_interval(satisfied, effective_answers(sample)))


def share(sample: Sample, counts: Callable[[float], bool]) -> float:
    return math.fsum(w for x, w in sample if counts(x)) / math.fsum(w for _, w in sample)


def check_ratings(answers: AnswerTable, metric: Metric) -> None:
    """Refuse ratings that the metric is not defined for."""
    if metric is Metric.MEAN:
        return
    if metric is Metric.NPS and answers.scale and answers.scale != SCALES[metric]:
        raise scale_unlike_metric(answers.scale, metric)
    low, high = answers.scale or SCALES[metric]
    whole = metric is not Metric.CES
    for name in answers.ratings.columns:
        ratings = answers.ratings[name]
        unsuited = (ratings < low) | (ratings > high) | (whole & (ratings != ratings.round()))
        stray = sorted(ratings.filter(unsuited))
        if stray:
            raise UnusableInputError(
                "rating-outside-metric",
                f"{len(stray)} of {ratings.count()} ratings of {name} do not suit {metric}, the lowest {stray[0]:g}",
                expected=f"{'whole numbers' if whole else 'numbers'} from {low:g} to {high:g}",
                fix="Check the scale, and the codes for blank and not met.",
                column=name,
                metric=metric.value,
                lowest=stray[0],
                low=low,
                high=high,
            )


def scale_unlike_metric(scale: tuple[float, float], metric: Metric) -> UnusableInputError:
    return UnusableInputError(
        "scale-unlike-metric",
        f"a scale from {scale[0]:g} to {scale[1]:g}",
        expected=f"a scale from 0 to 10 for {metric}",
        fix="Use mean or csat, or correct the scale.",
        metric=metric.value,
        low=scale[0],
        high=scale[1],
    )


def no_such_metric(metric: str) -> UnusableInputError:
    return UnusableInputError(
        "no-such-metric",
        f"metric {metric!r}",
        expected=f"one of {', '.join(Metric)}",
        fix="Choose one of these.",
        metric=metric,
    )
