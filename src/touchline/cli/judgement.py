"""Verdicts of a file of answers, as the command line prints them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import polars as pl

    from touchline.engine.analyse import Verdict
    from touchline.engine.record import AnswerTable

NO_DIFFERENCE = 0.05  # of the scale: points below which a difference is none
SCORE = ("value", "low", "high", "answers")


def judged(answers: "AnswerTable", names: Mapping[str, str], *, seed: int) -> list[tuple["Verdict", Mapping[str, Any]]]:
    """Return each touchpoint's verdict, named as the mapping says, with the row of its score."""
    import polars as pl

    from touchline.engine import analyse, listen

    scores = listen.scores(answers).filter(pl.col("group").is_null())
    drivers = analyse.drivers(answers, seed=seed)
    low, high = answers.scale or (1.0, 5.0)
    contrasts = analyse.penalty_reward(answers, seed=seed)
    found = analyse.verdicts(scores, drivers, contrasts, margin=NO_DIFFERENCE * (high - low))
    rows = scores.rows(named=True)
    return [
        (replace(verdict, touchpoint=names.get(verdict.touchpoint, verdict.touchpoint)), row)
        for verdict, row in zip(found, rows, strict=True)
    ]


def table_of(found: Sequence[tuple["Verdict", Mapping[str, Any]]]) -> "pl.DataFrame":
    """Return one row a touchpoint: its word, the evidence, the codes of the reasons, and the score."""
    import polars as pl

    words = dict.fromkeys(("touchpoint", "verdict", "evidence", "reasons"), pl.String())
    numbers = {name: pl.Int64() if name == "answers" else pl.Float64() for name in SCORE}
    rows = [
        (
            verdict.touchpoint,
            str(verdict.word),
            str(verdict.evidence),
            " ".join(reason.code for reason in verdict.reasons),
            *(score[name] for name in SCORE),
        )
        for verdict, score in found
    ]
    return pl.DataFrame(rows, schema={**words, **numbers}, orient="row")


def reasons_of(found: Sequence[tuple["Verdict", Mapping[str, Any]]]) -> "pl.DataFrame":
    """Return the same with every reason whole: its code, its kind of evidence, and its numbers."""
    import polars as pl

    from touchline.engine.analyse import verdict_to_plain

    reasons = [list(verdict_to_plain(verdict)["reasons"]) for verdict, _score in found]
    return table_of(found).with_columns(pl.Series("reasons", reasons, dtype=pl.Object))
