"""Answers in their one normal shape, whatever file or form they came from."""

from dataclasses import dataclass, fields, replace
from typing import Any

import polars as pl


@dataclass(frozen=True, slots=True)
class AnswerTable:
    """One row per answer: what one person said on one occasion.

    rows     UInt32, place in the source, ascending
    ratings  one Float64 column a touchpoint, in the question's own units; null where not rated
    met      the same columns as Boolean: true rated, false not met (never used), null left blank
    overall  Float64, rating of the whole; null where blank. None when the source has no such column
    weight   Float64, above 0. None when unweighted
    group    String, the part of the customers this answer belongs to. None when not asked for
    scale    lowest and highest possible rating; None when not known
    segment  String, the segment of the person; null where not said. None when not asked for
    at       Datetime, when it was said; UTC, or without a zone as written. Null where not said
    customer, response_id, comment
             String, who said it, what the source calls this answer, what they wrote; null where empty
    overall_scale  the scale of overall, None when not known
    """

    rows: pl.Series
    ratings: pl.DataFrame
    met: pl.DataFrame
    overall: pl.Series | None = None
    weight: pl.Series | None = None
    group: pl.Series | None = None
    scale: tuple[float, float] | None = None
    segment: pl.Series | None = None
    at: pl.Series | None = None
    customer: pl.Series | None = None
    response_id: pl.Series | None = None
    comment: pl.Series | None = None
    overall_scale: tuple[float, float] | None = None


def some_answers(answers: AnswerTable, keep: pl.Series) -> AnswerTable:
    """Return the answers for which keep is true, everything else as it was.

    answers: one row per answer; keep: Boolean, one per answer, null is false. Units stay. Raises nothing.
    """
    columns = {field.name: getattr(answers, field.name) for field in fields(answers)}
    kept: dict[str, Any] = {
        name: column.filter(keep) for name, column in columns.items() if isinstance(column, pl.Series | pl.DataFrame)
    }
    return replace(answers, **kept)
