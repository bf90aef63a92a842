"""The map that answers and their mapping describe: which touchpoint stands in which stage, and who met it."""

from collections.abc import Mapping

import polars as pl

from touchline.engine.identify.schemes import SCHEMES
from touchline.engine.record import AnswerTable


def outline(answers: AnswerTable, *, stages: Mapping[str, str]) -> pl.DataFrame:
    """List the touchpoints of a table of answers as a map shows them: stage by stage, from the top.

    answers: one row per answer. stages: the stage of each touchpoint, by the name of its column; a touchpoint
    that is not named stands in no stage. Ready stages come in the order of the lifecycle, others after them as
    they first appear, touchpoints in the order of their columns.

    Returns one row per touchpoint
        stage       str, empty for none
        position    int, place in the stage, counted from 1
        touchpoint  str, its column
        answers     int, how many people rated it
        not_met     int, how many did not meet it
        met_share   float, share (0 to 1) of those who say whether they met it who did; null if none says

    Raises nothing.
    """
    columns = answers.ratings.columns
    order = {stage: place for place, stage in enumerate(stage_order([stages.get(name, "") for name in columns]))}
    rows = [row(answers, name, stages.get(name, "")) for name in columns]
    rows.sort(key=lambda found: order[str(found["stage"])])
    frame = pl.DataFrame(rows, schema=SCHEMA)
    return frame.with_columns(position=pl.int_range(1, pl.len() + 1).over("stage"))


SCHEMA = {
    "stage": pl.String,
    "position": pl.Int64,
    "touchpoint": pl.String,
    "answers": pl.Int64,
    "not_met": pl.Int64,
    "met_share": pl.Float64,
}


def stage_order(met: list[str]) -> list[str]:
    """Return each stage once: ready ones in the order of the lifecycle, then the others, none at the end."""
    ready = [stage.key for scheme in SCHEMES.values() for stage in scheme.stages]
    known = sorted({stage for stage in met if stage in ready}, key=ready.index)
    own = [stage for stage in dict.fromkeys(met) if stage and stage not in ready]
    return [*known, *own, ""]


def row(answers: AnswerTable, name: str, stage: str) -> dict[str, object]:
    met = answers.met[name]
    rated, not_met = int((met == True).sum()), int((met == False).sum())  # noqa: E712 nulls are blanks
    share = rated / (rated + not_met) if rated + not_met else None
    return {
        "stage": stage,
        "position": 0,
        "touchpoint": name,
        "answers": rated,
        "not_met": not_met,
        "met_share": share,
    }
