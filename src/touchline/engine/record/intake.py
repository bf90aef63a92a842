"""From cells to answers: what each cell says, and what cannot be taken."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import polars as pl

from touchline.engine.errors import UnusableInputError
from touchline.engine.record.answers import AnswerTable
from touchline.engine.record.beside import Beside, read_beside, repeated
from touchline.engine.record.cells import Codes, ReadColumn, check_codes, codes_for, read_ratings, read_weights
from touchline.engine.record.set_aside import faulty_cells
from touchline.engine.tables.columns import check_present
from touchline.engine.tables.table import Table

type Scale = tuple[float, float]

REASONS = {
    "not-a-number": "not a number, and not a code for blank or not met",
    "outside-scale": "outside the scale",
    "weight-not-a-number": "a weight must be a number",
    "weight-not-above-zero": "a weight must be above 0",
    "not-a-time": "not a time that can be read",
    "no-zone": "no time zone, where other times of the column have one",
    "no-response": "neither a response id nor a customer says whose rating this is",
    "no-touchpoint": "no touchpoint is named",
    "rated-twice": "this touchpoint was rated before in the same answer",
}


@dataclass(frozen=True, slots=True)
class Intake:
    """What came of reading answers.

    answers    what could be taken
    set_aside  one row per cell that could not: row, column, found, code, reason; in the file's order
    rows_read  rows looked at, taken or not
    rows_set_aside  rows left out as a whole: for their weight, or because set-aside cells are all they hold
    rows_repeated   rows left out because their response id stands in an earlier row
    """

    answers: AnswerTable
    set_aside: pl.DataFrame
    rows_read: int
    rows_set_aside: int
    rows_repeated: int = 0

    @property
    def cells_set_aside(self) -> int:
        return self.set_aside.height


def take_answers(
    source: pl.DataFrame | Table,
    *,
    ratings: Sequence[str],
    overall: str | None = None,
    weight: str | None = None,
    group: str | None = None,
    blank: Codes = (),
    not_met: Codes = (),
    scale: Scale | None = None,
    overall_scale: Scale | None = None,
    beside: Beside | None = None,
    turned: Sequence[str] = (),
) -> Intake:
    """Read the answers of a table, and set aside what cannot be read.

    source: one row per answer; ratings, overall, weight, group and beside name its columns. Numbers may be text,
    with a point or a comma. An empty cell is blank. blank and not_met are codes for all rating columns and
    the overall one, or a mapping from column to codes, where "*" stands for every column not named.
    Units are the question's own; scale is its lowest and highest value, overall_scale that of the whole
    (scale when not given). turned names the columns in which the lowest rating is the best: they are turned round.

    Set aside are cells that are neither number nor code, numbers outside the scale, times that cannot be read, rows
    whose weight is not above 0, and rows that hold nothing but such cells. A row left blank is an answer: its blanks
    count. Of rows with the same response id the first is taken; rows without one are all taken.

    Raises UnusableInputError (no-ratings, no-such-column, column-twice, code-twice, unclear-scale,
    turned-without-scale, ambiguous-day, no-answers).
    """
    cells, rows = (source.cells, source.rows) if isinstance(source, Table) else (source, numbered(source))
    beside = replace(beside, group=beside.group or group) if beside else Beside(group=group)
    check_columns(cells, [*ratings, *filter(None, (overall, weight)), *beside.columns], ratings)
    scales = dict.fromkeys(ratings, scale) | ({overall: overall_scale or scale} if overall else {})
    read = {name: read_one(cells[name], blank, not_met, scales[name], name in turned) for name in scales}
    weights = read_weights(cells[weight]) if weight else None
    said, time_fault = read_beside(cells, beside)
    faults = [column.fault.alias(column.name) for column in (*read.values(), *([weights] if weights else []))]
    set_aside = faulty_cells(cells, rows, [*faults, *([] if time_fault is None else [time_fault])], REASONS)
    usable = ~rows_of_faults_only(list(read.values()))
    usable = usable if weights is None else usable & weights.fault.is_null()
    again = repeated(said["response_id"], usable)
    keep = usable & ~again
    check_some_are_left(keep)
    answers = AnswerTable(
        rows=rows.filter(keep),
        ratings=pl.DataFrame({name: read[name].value.filter(keep) for name in ratings}),
        met=pl.DataFrame({name: read[name].met.filter(keep) for name in ratings}),
        overall=read[overall].value.filter(keep).rename(overall) if overall else None,
        weight=weights.value.filter(keep).rename("weight") if weights else None,
        scale=scale,
        overall_scale=overall_scale or scale,
        **{name: None if column is None else column.filter(keep) for name, column in said.items()},
    )
    return Intake(answers, set_aside, cells.height, int((~usable).sum()), int(again.sum()))


def answer_table(
    source: pl.DataFrame | Table,
    *,
    ratings: Sequence[str],
    overall: str | None = None,
    weight: str | None = None,
    group: str | None = None,
    blank: Codes = (),
    not_met: Codes = (),
    scale: Scale | None = None,
    beside: Beside | None = None,
) -> AnswerTable:
    """Bring answers into their normal form; nothing may be left over.

    Takes rows, columns, codes and units as take_answers does.
    Raises UnusableInputError as take_answers does, and cells-not-usable when a cell cannot be taken:
    use take_answers to set those aside.

    >>> frame = pl.DataFrame({"desk": [5, 6, 0], "wifi": [2, 4, 3]})
    >>> answer_table(frame, ratings=["desk", "wifi"], blank=[0], not_met=[6]).ratings["desk"].to_list()
    [5.0, None, None]
    """
    intake = take_answers(
        source,
        ratings=ratings,
        overall=overall,
        weight=weight,
        group=group,
        blank=blank,
        not_met=not_met,
        scale=scale,
        beside=beside,
    )
    if intake.set_aside.height:
        row, column, found, _, reason = intake.set_aside.row(0)
        raise UnusableInputError(
            "cells-not-usable",
            f"{intake.set_aside.height} cells that cannot be taken, first row {row} {column}: {found!r}, {reason}",
            expected="numbers of the scale, codes, or nothing",
            fix="Name the codes for blank and not met, or use take_answers to set such cells aside.",
            cells=intake.set_aside.height,
            row=row,
            column=column,
        )
    return intake.answers


def numbered(frame: pl.DataFrame) -> pl.Series:
    return pl.int_range(1, frame.height + 1, dtype=pl.UInt32, eager=True).alias("row")


def read_one(cells: pl.Series, blank: Codes, not_met: Codes, scale: Scale | None, turned: bool) -> ReadColumn:
    check_scale(scale)
    blanks, not_mets = codes_for(cells.name, blank), codes_for(cells.name, not_met)
    check_codes(cells.name, blanks, not_mets)
    return read_ratings(cells, blank=blanks, not_met=not_mets, scale=scale, turned=turned)


def rows_of_faults_only(read: Sequence[ReadColumn]) -> pl.Series:
    """Say of each row whether set-aside cells are all it holds."""
    faulty, usable = read[0].fault.is_not_null(), read[0].met.is_not_null()
    for column in read[1:]:
        faulty, usable = faulty | column.fault.is_not_null(), usable | column.met.is_not_null()
    return faulty & ~usable


def check_columns(cells: pl.DataFrame, names: Sequence[str], ratings: Sequence[str]) -> None:
    if not ratings:
        raise UnusableInputError(
            "no-ratings", "no rating column named", expected="at least one", fix="Name the columns that hold ratings."
        )
    check_present(names, cells.columns)
    for name in names:
        if names.count(name) > 1:
            raise UnusableInputError(
                "column-twice",
                f"column {name!r} is named {names.count(name)} times",
                expected="one role for each column",
                fix="Name it once.",
                column=name,
            )


def check_scale(scale: Scale | None) -> None:
    if scale is not None and not scale[0] < scale[1]:
        raise UnusableInputError(
            "unclear-scale",
            f"a scale from {scale[0]:g} to {scale[1]:g}",
            expected="a lowest value below the highest",
            fix="Write it as 1-5.",
            low=scale[0],
            high=scale[1],
        )


def check_some_are_left(keep: pl.Series) -> None:
    if not keep.any():
        raise UnusableInputError(
            "no-answers",
            f"no answer that can be taken in {keep.len()} rows",
            expected="at least one row with a rating",
            fix="Check the columns, the scale and the codes.",
            rows=keep.len(),
        )
