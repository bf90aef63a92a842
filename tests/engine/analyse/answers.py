"""Answer tables for tests, made from arrays and from a planted truth."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import polars as pl

from touchline.engine.record.answers import AnswerTable

Floats = npt.NDArray[np.float64]


def make_answers(
    ratings: Floats,
    overall: Floats,
    *,
    not_met: npt.NDArray[np.bool_] | None = None,
    weight: Floats | None = None,
    names: Sequence[str] | None = None,
) -> AnswerTable:
    """Build answers from arrays: (n, p) ratings with NaN where not rated, (n,) overall with NaN where blank."""
    n, p = ratings.shape
    columns = list(names or [f"t{i:02d}" for i in range(p)])
    rated = ~np.isnan(ratings)
    absent = np.zeros_like(rated) if not_met is None else not_met
    met = {c: pl.Series([None if not (r or a) else bool(r) for r, a in zip(rated[:, i], absent[:, i], strict=True)],
                        dtype=pl.Boolean) for i, c in enumerate(columns)}  # fmt: skip
    return AnswerTable(
        rows=pl.Series(range(2, n + 2), dtype=pl.UInt32),
        ratings=pl.DataFrame({c: ratings[:, i] for i, c in enumerate(columns)}).fill_nan(None),
        met=pl.DataFrame(met),
        overall=pl.Series(overall, dtype=pl.Float64).fill_nan(None),
        weight=None if weight is None else pl.Series(weight),
        scale=(1.0, 5.0),
    )


def planted(*, people: int = 600, strengths: Sequence[float] = (1.0, 0.5, 0.0, 0.0), seed: int = 7) -> AnswerTable:
    """Answers in which the first touchpoints move the whole by a known strength and the last do not move it at all."""
    generator = np.random.default_rng(seed)
    ratings = generator.integers(1, 6, (people, len(strengths))).astype(float)
    return make_answers(ratings, ratings @ np.array(strengths) + generator.normal(size=people))


def reordered(answers: AnswerTable, order: Sequence[int], *, columns: Sequence[str] | None = None) -> AnswerTable:
    """The same answers with rows, and columns if named, in another order."""
    names, place = list(columns or answers.ratings.columns), list(order)
    overall = answers.overall[place] if answers.overall is not None else None
    weight = answers.weight[place] if answers.weight is not None else None
    ratings, met = answers.ratings.select(names)[place], answers.met.select(names)[place]
    return AnswerTable(answers.rows, ratings, met, overall, weight, None, answers.scale)
