"""Rows of a file that could not be taken whole: handed out to be mended, and what changes once they are."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

import polars as pl

from touchline.engine.errors import UnusableInputError
from touchline.engine.record import AnswerTable, Intake, some_answers, take_mapped
from touchline.engine.tables import Table
from touchline.web.listen.queries.mapping import answers_file, intake_of, mapping_of, mended_rows, with_mended
from touchline.web.record import queries as record
from touchline.web.record.models import Source
from touchline.web.workspace.models import Job
from touchline.web.workspace.queries.jobs import open_jobs

ROW = "row"
MOST_ROWS = 5_000


@dataclass(frozen=True, slots=True)
class Mended:
    """What mended rows come to.

    cells    the cells of each row that was mended now or before, by its number
    gone     rows of answers that are no longer as they were
    fresh    the answers that stand in their place, or are new
    intake   the whole file, as it is read now; ragged are the rows of it that do not fit its header
    skipped  rows of which nothing was set aside: they stay as they are
    """

    cells: dict[int, list[str]]
    gone: list[int]
    fresh: AnswerTable
    intake: Intake
    ragged: pl.DataFrame
    skipped: int


def rows_to_mend(source: Source) -> Iterator[list[str]]:
    """Return the rows of a file of which something was set aside, as they were brought: a header, then the rows.

    The first column is the row's number in the file, by which it is found again.
    """
    table = answers_file(source)
    rows = set_aside_rows(source)
    yield [ROW, *table.cells.columns]
    whole = table.rows.is_in(rows)
    known = dict(zip(table.rows.filter(whole), table.cells.filter(whole).iter_rows(), strict=True))
    for row in rows:
        cells = known.get(row, ("",) * table.cells.width)
        yield [str(row), *(guarded(cell or "") for cell in cells)]


def set_aside_rows(source: Source) -> list[int]:
    return list(record.set_aside(source).values_list("row", flat=True).order_by("row").distinct())


def guarded(cell: str) -> str:
    """Keep a spreadsheet from running a cell as a formula; a number may start with a minus."""
    return f"'{cell}" if cell[:1] in "=+-@\t\r" and cell and not cell.lstrip("-").replace(".", "").isdigit() else cell


def unguarded(cell: str) -> str:
    return cell[1:] if cell[:2] in ("'=", "'+", "'-", "'@", "'\t", "'\r") else cell


def mending(source: Source) -> Job | None:
    """Return the job that mends rows of a file now, if there is one."""
    asked = open_jobs(source.workspace, "listen.mend_answers")
    return next((job for job in asked if job.arguments["source"] == source.slug), None)


def mended(source: Source, brought: Mapping[int, list[str]]) -> Mended:
    """Return what changes when mended rows, cells by number, stand in the place of those that were brought.

    Raises UnusableInputError.
    """
    old, waiting = intake_of(source), set(set_aside_rows(source))
    cells = mended_rows(source) | {row: said for row, said in brought.items() if row in waiting}
    whole = with_mended(record.table_of(source), cells)
    intake = take_mapped(whole, mapping_of(source))
    before, after = frame(old.answers), frame(intake.answers)
    gone = before.join(after, on=before.columns, how="anti", nulls_equal=True)["#rows"].to_list()
    changed = after.join(before, on=before.columns, how="anti", nulls_equal=True)["#rows"]
    fresh = some_answers(intake.answers, intake.answers.rows.is_in(changed.to_list()))
    return Mended(cells, gone, fresh, intake, whole.set_aside, len(brought.keys() - waiting))


def mended_cells(source: Source, table: Table) -> dict[int, list[str]]:
    """Return the cells of each row of a mended file, by its number in the file it came from.

    Raises UnusableInputError: mended-columns where the file is another one, mended-rows where it has too many.
    """
    columns = answers_file(source).cells.columns
    if table.cells.columns != [ROW, *columns]:
        raise UnusableInputError(
            "mended-columns",
            f"columns {', '.join(table.cells.columns[:6])}",
            expected=f"{ROW}, then the columns of {source.name}",
            fix="Download the rows to mend, and change their cells only.",
            file=source.name,
        )
    if table.cells.height > MOST_ROWS:
        raise UnusableInputError(
            "mended-rows",
            f"{table.cells.height} mended rows",
            expected=f"at most {MOST_ROWS}",
            fix="Bring them in parts.",
            rows=table.cells.height,
            most=MOST_ROWS,
        )
    numbered = table.cells.with_columns(pl.col(ROW).cast(pl.UInt32, strict=False)).drop_nulls(ROW)
    return {row: [unguarded(cell or "") for cell in cells] for row, *cells in numbered.iter_rows()}


def frame(answers: AnswerTable) -> pl.DataFrame:
    """Answers as one flat table, to tell which are no longer the same."""
    flat: dict[str, Any] = {}
    for part in fields(answers):
        column = getattr(answers, part.name)
        if isinstance(column, pl.DataFrame):
            flat |= {f"{part.name}.{name}": column[name] for name in column.columns}
        elif isinstance(column, pl.Series):
            flat[f"#{part.name}"] = column
    return pl.DataFrame(flat)
