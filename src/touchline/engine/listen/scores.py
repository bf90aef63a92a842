"""Scores of touchpoints and stages from answers: how good, how sure, and how many met them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import polars as pl

from touchline.engine.errors import UnusableInputError
from touchline.engine.listen.estimates import Estimate, effective_answers, estimate
from touchline.engine.listen.metrics import SCALES, Metric, Scale, check_ratings, chosen_metric, worth
from touchline.engine.listen.parts import Part, parts_of
from touchline.engine.record.answers import AnswerTable

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
    "unweighted_value": pl.Float64,
    "unweighted_low": pl.Float64,
    "unweighted_high": pl.Float64,
    "segment": pl.String,
    "stage": pl.String,
    "period": pl.String,
}


@dataclass(frozen=True, slots=True)
class Rated:
    """What is scored: the name of a touchpoint or a stage, what each answer is worth to it, and who met it.

    worth holds a series a part of the metric, met one for all: true rated, false not met, null left blank.
    """

    worth: list[pl.Series]
    met: pl.Series
    touchpoint: str | None = None
    stage: str | None = None


def scores(answers: AnswerTable, *, metric: str = "mean", period: str | None = None, zone: str = "UTC") -> pl.DataFrame:
    """Score every touchpoint.

    answers: one row per answer. metric: mean (the question's units), nps (points, -100 to 100; ratings 0 to 10),
    csat (share of the two best ratings, 0 to 1; whole ratings, of the table's scale or else 1 to 5), ces (mean
    of an effort question). period: week, month, quarter or year, to score each in which answers were given, cut in
    the zone where moments have one.

    Returns one row per touchpoint in the table's order; of each first the whole, then its groups, its segments and
    its periods by name
        touchpoint         str
        group              str, null for the whole
        metric             str
        value, low, high   float, the metric's units and its 95 % interval; null where nobody rated,
                           the interval null where there are too few answers for one
        answers            int, how many rated it
        blank, not_met     int, how many left it blank, how many never met it
        met_share          float 0 to 1, of those who did not leave it blank; null where all did
        effective_answers  float, (sum of weights)^2 / sum of squared weights; without weights the same as answers
        unweighted_value, unweighted_low, unweighted_high
                           float, the same where every answer counts as one; null without weights
        segment, stage, period
                           str, what the row is about besides; stage is null here

    With weights, value is weighted and its interval rests on effective_answers; met_share counts people.
    The order of rows changes no digit.

    Raises UnusableInputError (no-such-metric, rating-outside-metric, scale-unlike-metric, no-such-period, no-such-zone,
    no-times).
    Sources: Kish 1965 (effective answers), Student 1908, Wilson 1927, Rocks 2016 (intervals).
    """
    chosen = chosen_metric(metric)
    check_ratings(answers, chosen)
    points = worth(answers.ratings, chosen, answers.scale)
    rated = [Rated([p[name] for p in points], answers.met[name], name) for name in answers.ratings.columns]
    return score_frame(rated, answers, chosen, parts_of(answers, period=period, zone=zone))


def stage_scores(
    answers: AnswerTable,
    *,
    stages: Mapping[str, str],
    metric: str = "mean",
    period: str | None = None,
    zone: str = "UTC",
) -> pl.DataFrame:
    """Score every stage: the mean over persons of each person's own mean over the stage's touchpoints.

    answers: one row per answer; stages: the stage of a rating column, by the column's name; columns without one
    count nowhere. metric, period and zone as in scores. Everybody who rated at least one touchpoint of the stage
    counts once, however many they rated: answers is the number of such persons and the interval rests on them.
    A person met the stage who rated any of its touchpoints, did not meet it who said so of one and rated none,
    and left it blank who said nothing of any.

    Returns the rows and columns of scores, in the order in which stages are first named, with stage filled in and
    touchpoint null. Units as in scores. The order of rows changes no digit.

    Raises UnusableInputError as scores does, no-such-column when stages names a column that is not rated, and
    no-stage-named when it names none.
    """
    if not stages:
        raise no_stages()
    chosen = chosen_metric(metric)
    check_ratings(answers, chosen)
    points = worth(answers.ratings, chosen, answers.scale)
    rated = []
    for stage in dict.fromkeys(stages.values()):
        columns = [name for name in answers.ratings.columns if stages.get(name) == stage]
        if columns:
            own_means = [p.select(pl.mean_horizontal(*columns)).to_series() for p in points]
            rated.append(Rated(own_means, met_any(answers.met.select(columns)), stage=stage))
    return score_frame(rated, answers, chosen, parts_of(answers, period=period, zone=zone))


def met_any(met: pl.DataFrame) -> pl.Series:
    """True where any is true, otherwise false where any is false, otherwise null."""
    any_true = pl.any_horizontal(pl.all().fill_null(value=False))
    any_said = pl.any_horizontal(pl.all().is_not_null())
    return met.select(pl.when(any_said).then(any_true)).to_series()


def whole_scores(
    answers: AnswerTable, *, metric: str = "mean", period: str | None = None, zone: str = "UTC"
) -> pl.DataFrame:
    """Score the rating of the whole, as a touchpoint is scored.

    answers: one row per answer; units, metric, period and zone as in scores. Returns the rows and columns of scores
    for one touchpoint named "whole"; no row when the whole was not rated. Raises UnusableInputError as scores does.
    """
    if answers.overall is None:
        return pl.DataFrame(schema=SCORE_COLUMNS)
    rated = answers.overall.alias("whole").to_frame()
    met = rated.select(whole=pl.when(pl.col("whole").is_not_null()).then(pl.lit(value=True)))
    table = replace(answers, ratings=rated, met=met, scale=answers.overall_scale)
    return scores(table, metric=metric, period=period, zone=zone)


def score_frame(rated: Sequence[Rated], answers: AnswerTable, metric: Metric, parts: Sequence[Part]) -> pl.DataFrame:
    rows = [
        {
            "touchpoint": each.touchpoint,
            "stage": each.stage,
            "metric": metric.value,
            "group": part.group,
            "segment": part.segment,
            "period": part.period,
            **score(each, answers.weight, part, metric, answers.scale or SCALES.get(metric)),
        }
        for each in rated
        for part in parts
    ]
    return pl.DataFrame(rows, schema=SCORE_COLUMNS)


def score(rated: Rated, weight: pl.Series | None, part: Part, metric: Metric, scale: Scale | None) -> dict[str, Any]:
    """The numbers of one row of the result."""
    met, worths = rated.met, rated.worth
    if part.places is not None:
        met, worths = met.gather(part.places), [values.gather(part.places) for values in worths]
        weight = weight.gather(part.places) if weight is not None else None
    said = met.fill_null(value=False)
    sample = [values.filter(said).to_list() for values in worths]
    answers = int(said.sum())
    not_met = met.len() - met.null_count() - answers
    even = [1.0] * answers
    weights = weight.filter(said).to_list() if weight is not None else even
    found = estimate(sample, weights, metric, scale)
    plain = estimate(sample, even, metric, scale) if weight is not None else Estimate()
    return {
        "value": found.value,
        "low": found.low,
        "high": found.high,
        "answers": answers,
        "blank": met.null_count(),
        "not_met": not_met,
        "met_share": answers / (answers + not_met) if answers or not_met else None,
        "effective_answers": effective_answers(weights),
        "unweighted_value": plain.value,
        "unweighted_low": plain.low,
        "unweighted_high": plain.high,
    }


def no_stages() -> UnusableInputError:
    return UnusableInputError(
        "no-stage-named",
        "no touchpoint has a stage",
        expected="a stage for at least one rating column",
        fix="Name the stages in the mapping.",
    )
