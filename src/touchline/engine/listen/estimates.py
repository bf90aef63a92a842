"""A score and its interval, from what each person's ratings are worth."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from touchline.engine.listen.intervals import nps_interval, t_interval, wilson_interval
from touchline.engine.listen.metrics import Metric, Scale


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value and its 95 % interval; null where there are too few answers for one."""

    value: float | None = None
    low: float | None = None
    high: float | None = None


def effective_answers(weights: Sequence[float]) -> float:
    """Return how many equal answers these weights are worth (Kish 1965).

    weights: one per answer, above 0, no unit. Raises nothing.
    """
    return math.fsum(weights) ** 2 / math.fsum(w * w for w in weights) if weights else 0.0


def estimate(
    worth: Sequence[Sequence[float]], weights: Sequence[float], metric: Metric, scale: Scale | None = None
) -> Estimate:
    """Return a metric's value and 95 % interval.

    worth: as metrics.worth gives it, one number per person in each list (two lists for NPS); weights: one per
    person. Sums are exact, so the order of persons changes no digit. Units are the metric's. The interval of a mean
    ends where its scale does: no mean lies beyond. Raises nothing.
    """
    if not weights:
        return Estimate()
    if metric is Metric.NPS:
        promoters, detractors = (mean_of(part, weights) for part in worth)
        return Estimate(
            100 * (promoters - detractors), *nps_interval(promoters, detractors, effective_answers(weights))
        )
    if metric is Metric.CSAT:
        satisfied = mean_of(worth[0], weights)
        return Estimate(satisfied, *wilson_interval(satisfied, effective_answers(weights)))
    return within(mean_estimate(worth[0], weights), scale)


def within(found: Estimate, scale: Scale | None) -> Estimate:
    if scale is None or found.low is None or found.high is None:
        return found
    return Estimate(found.value, max(found.low, scale[0]), min(found.high, scale[1]))


def mean_of(values: Sequence[float], weights: Sequence[float]) -> float:
    return math.fsum(w * x for w, x in zip(weights, values, strict=True)) / math.fsum(weights)


def mean_estimate(values: Sequence[float], weights: Sequence[float]) -> Estimate:
    value = mean_of(values, weights)
    n = effective_answers(weights)
    if n <= 1:
        return Estimate(value)
    spread = math.fsum(w * (x - value) ** 2 for w, x in zip(weights, values, strict=True)) / math.fsum(weights)
    interval = t_interval(value, spread * n / (n - 1), n)
    return Estimate(value, *(interval or (None, None)))
