"""What got better, what got worse, and what only looks so: two periods of answers compared."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, inf, isinf, sqrt

import polars as pl

from touchline.engine.errors import UnusableInputError
from touchline.engine.listen.intervals import wilson_interval
from touchline.engine.listen.metrics import SCALES, Metric, no_such_metric
from touchline.engine.record.answers import AnswerTable

LEAST_ANSWERS = 5
SURE = 0.05  # largest adjusted p that is called a change
COLUMNS = {
    "touchpoint": pl.String,
    "before": pl.Float64,
    "after": pl.Float64,
    "difference": pl.Float64,
    "low": pl.Float64,
    "high": pl.Float64,
    "p_adjusted": pl.Float64,
    "verdict": pl.String,
    "answers_before": pl.UInt32,
    "answers_after": pl.UInt32,
}


@dataclass(frozen=True, slots=True)
class Level:
    """One touchpoint in one period: its score, the variance of one answer, and how many answers that is worth."""

    value: float
    variance: float
    answers: int
    effective: float


def changes(before: AnswerTable, after: AnswerTable, *, metric: str = "mean") -> pl.DataFrame:
    """Compare two periods of answers, touchpoint by touchpoint.

    before, after: one row per answer, rated on the same scale. mean and ces are in the units of the scale,
    csat is the share of the two highest ratings (0 to 1), nps is -100 to 100.

    Returns one row per touchpoint that either period asks about, in the order of after, then of before
        touchpoint            str
        before, after         score; null without answers
        difference            after - before
        low, high             95 % interval of the difference, not adjusted
        p_adjusted            chance of a difference this large where nothing changed, for all touchpoints together
        verdict               better, worse, no clear change, or too few answers (under 5 in a period)
        answers_before, answers_after  ratings the scores rest on

    Means are compared by Welch's t (Welch 1947), shares by Newcombe's hybrid score interval (Newcombe 1998,
    method 10) and the pooled z, NPS by z with the multinomial variance; p values are adjusted after
    Benjamini & Hochberg (1995). A weighted period counts with its effective number of answers (Kish 1965).

    Raises UnusableInputError (no-such-metric, different-scales, nothing-to-compare).
    """
    chosen = check(before, after, metric)
    names = [*after.ratings.columns, *(name for name in before.ratings.columns if name not in after.ratings.columns)]
    pairs = [(level(before, name, chosen), level(after, name, chosen)) for name in names]
    rows = [compare(old, new, chosen) for old, new in pairs]
    adjusted = iter(benjamini_hochberg([row.p for row in rows if row is not None]))
    table = []
    for name, (old, new), row in zip(names, pairs, rows, strict=True):
        p = next(adjusted) if row is not None else None
        table.append(
            {
                "touchpoint": name,
                "before": old.value if old else None,
                "after": new.value if new else None,
                "difference": row.difference if row else None,
                "low": row.low if row else None,
                "high": row.high if row else None,
                "p_adjusted": p,
                "verdict": verdict(row, p),
                "answers_before": old.answers if old else 0,
                "answers_after": new.answers if new else 0,
            }
        )
    return pl.DataFrame(table, schema=COLUMNS)


@dataclass(frozen=True, slots=True)
class Difference:
    difference: float
    low: float
    high: float
    p: float


def verdict(row: Difference | None, p_adjusted: float | None) -> str:
    if row is None or p_adjusted is None:
        return "too few answers"
    if p_adjusted >= SURE or row.low <= 0 <= row.high:
        return "no clear change"
    return "better" if row.difference > 0 else "worse"


def level(answers: AnswerTable, name: str, metric: Metric) -> Level | None:
    """Sum one touchpoint up, or return None where nobody rated it."""
    if name not in answers.ratings.columns:
        return None
    rated = answers.ratings[name].is_not_null()
    values = [worth(x, metric, answers.scale) for x in answers.ratings[name].filter(rated).to_list()]
    if not values:
        return None
    weights = answers.weight.filter(rated).to_list() if answers.weight is not None else [1.0] * len(values)
    total = fsum(weights)
    value = fsum(w * x for w, x in zip(weights, values, strict=True)) / total
    effective = total**2 / fsum(w * w for w in weights)
    spread = fsum(w * (x - value) ** 2 for w, x in zip(weights, values, strict=True)) / total
    return Level(value, spread, len(values), effective)


def worth(rating: float, metric: Metric, scale: tuple[float, float] | None) -> float:
    """Turn a rating into what the metric averages."""
    if metric is Metric.NPS:
        return 100.0 if rating >= 9 else -100.0 if rating <= 6 else 0.0
    if metric is Metric.CSAT:
        return 1.0 if rating >= (scale or SCALES[Metric.CSAT])[1] - 1 else 0.0
    return rating


def compare(old: Level | None, new: Level | None, metric: Metric) -> Difference | None:
    if old is None or new is None or min(old.answers, new.answers) < LEAST_ANSWERS:
        return None
    if metric is Metric.CSAT:
        return compare_shares(old, new)
    return compare_means(old, new, normal=metric is Metric.NPS)


def compare_means(old: Level, new: Level, *, normal: bool) -> Difference:
    difference = new.value - old.value
    freedom = inf
    if normal:
        parts = [one.variance / one.effective for one in (old, new)]
    else:
        parts = [one.variance / (one.effective - 1) for one in (old, new)]
        spread = sum(p * p / (one.effective - 1) for p, one in zip(parts, (old, new), strict=True))
        freedom = sum(parts) ** 2 / spread if spread else inf
    error = sqrt(sum(parts))
    if error == 0:
        return Difference(difference, difference, difference, 1.0 if difference == 0 else 0.0)
    reach = reach_of(freedom) * error
    p = 2 * below(-abs(difference) / error, freedom)
    return Difference(difference, difference - reach, difference + reach, p)


def reach_of(freedom: float) -> float:
    """Return the 97.5 % point of Student's t, or of the normal law where freedom is infinite."""
    from scipy.special import ndtri, stdtrit  # noqa: PLC0415

    return float(ndtri(0.975) if isinf(freedom) else stdtrit(freedom, 0.975))


def below(value: float, freedom: float) -> float:
    """Return the share of Student's t, or of the normal law, below a value."""
    from scipy.special import ndtr, stdtr  # noqa: PLC0415

    return float(ndtr(value) if isinf(freedom) else stdtr(freedom, value))


def compare_shares(old: Level, new: Level) -> Difference:
    difference = new.value - old.value
    (old_low, old_high), (new_low, new_high) = (wilson_interval(one.value, one.effective) for one in (old, new))
    low = difference - sqrt((new.value - new_low) ** 2 + (old_high - old.value) ** 2)
    high = difference + sqrt((new_high - new.value) ** 2 + (old.value - old_low) ** 2)
    pooled = (old.value * old.effective + new.value * new.effective) / (old.effective + new.effective)
    error = sqrt(pooled * (1 - pooled) * (1 / old.effective + 1 / new.effective))
    p = 2 * below(-abs(difference) / error, inf) if error else 1.0
    return Difference(difference, low, high, p)


def benjamini_hochberg(values: Sequence[float]) -> list[float]:
    """Adjust p values for how many there are; same order as given."""
    order = sorted(range(len(values)), key=lambda i: values[i], reverse=True)
    adjusted, smallest = [1.0] * len(values), 1.0
    for place, i in enumerate(order):
        smallest = min(smallest, values[i] * len(values) / (len(values) - place))
        adjusted[i] = smallest
    return adjusted


def check(before: AnswerTable, after: AnswerTable, metric: str) -> Metric:
    if metric not in Metric.__members__.values():
        raise no_such_metric(metric)
    if before.scale and after.scale and before.scale != after.scale:
        raise UnusableInputError(
            "different-scales",
            "a scale of {:g}-{:g} before and {:g}-{:g} after".format(*before.scale, *after.scale),
            expected="the same scale in both periods",
            fix="Compare answers to the same question only.",
            before=list(before.scale),
            after=list(after.scale),
        )
    if not set(before.ratings.columns) & set(after.ratings.columns):
        raise UnusableInputError(
            "nothing-to-compare",
            "no touchpoint that both periods rate",
            expected="at least one column of the same name in both",
            fix="Check the names of the rating columns.",
        )
    return Metric(metric)
