"""The metrics a score can be: what each rating is worth, and which ratings it is defined for."""

from enum import StrEnum

import polars as pl

from touchline.engine.errors import UnusableInputError
from touchline.engine.record.answers import AnswerTable

type Scale = tuple[float, float]


class Metric(StrEnum):
    MEAN = "mean"
    NPS = "nps"
    CSAT = "csat"
    CES = "ces"


SCALES = {Metric.NPS: (0, 10), Metric.CSAT: (1, 5), Metric.CES: (1, 7)}
FEWEST_STEPS = 3  # from the lowest rating to the highest: two satisfied ones, and two others


class Unsuited(StrEnum):
    """Why a metric is not defined for some ratings."""

    OTHER_SCALE = "other-scale"
    FEW_STEPS = "few-steps"
    NOT_WHOLE = "not-whole"


def unsuited(metric: Metric, ratings: pl.DataFrame, scale: Scale | None) -> Unsuited | None:
    """Say why a metric does not suit ratings; None where it does.

    ratings: one row per answer, a column a touchpoint, in the question's units; scale is their lowest and highest.
    A mean suits all. NPS asks from 0 to 10, CES from 1 to 7. CSAT is the share of the two best ratings, so at least
    two others must be left. NPS and CSAT count whole ratings only. Raises nothing.
    """
    if metric is Metric.MEAN:
        return None
    if metric is not Metric.CSAT and scale != SCALES[metric]:
        return Unsuited.OTHER_SCALE
    if metric is Metric.CES:
        return None
    if scale is None or scale[1] - scale[0] < FEWEST_STEPS:
        return Unsuited.FEW_STEPS
    whole = ratings.select((pl.all() == pl.all().round()).all())
    return None if all(all(row) for row in whole.rows()) else Unsuited.NOT_WHOLE


def chosen_metric(metric: str) -> Metric:
    """Return the metric of this name.

    No rows, no unit. Raises UnusableInputError (no-such-metric).
    """
    if metric not in Metric.__members__.values():
        raise no_such_metric(metric)
    return Metric(metric)


def check_ratings(answers: AnswerTable, metric: Metric) -> None:
    """Refuse ratings that the metric is not defined for.

    answers: one row per answer, in the question's units. Raises UnusableInputError (rating-outside-metric,
    scale-unlike-metric).
    """
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


def worth(ratings: pl.DataFrame, metric: Metric, scale: Scale | None) -> list[pl.DataFrame]:
    """Return what each rating adds to the metric: a frame of the same shape, for NPS two (promoter, detractor).

    ratings: a column a touchpoint, in the question's units, null where not rated. Raises nothing.
    """
    every = pl.all()
    if metric is Metric.NPS:
        return [ratings.select((every >= 9).cast(pl.Float64)), ratings.select((every <= 6).cast(pl.Float64))]
    if metric is Metric.CSAT:
        best = (scale or SCALES[Metric.CSAT])[1]
        return [ratings.select((every >= best - 1).cast(pl.Float64))]
    return [ratings.cast(pl.Float64)]


def scale_unlike_metric(scale: Scale, metric: Metric) -> UnusableInputError:
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
