"""What was set aside of a file, with the rows' own cells: for files of answers and of events alike."""

from collections.abc import Iterator
from itertools import groupby

from touchline.engine.record.mended import to_mend
from touchline.engine.tables.original_rows import original_rows
from touchline.web.record.models import SetAside, Source
from touchline.web.record.queries.event_files import limits, look_of, path_of
from touchline.web.record.queries.files import set_aside
from touchline.web.shell.reply import line_of
from touchline.web.workspace.models import Job
from touchline.web.workspace.queries.jobs import open_jobs


def rows_to_mend(source: Source) -> Iterator[str]:
    """Yield the lines of a CSV of all rows that were set aside: number, reason, and the cells as they came.

    Mended, it can be brought again: engine.record.mended_rows reads it, operations.settle_mended writes what came of
    it down. Raises UnusableInputError when the kept file cannot be read.
    """
    reasons = {row: "; ".join(map(said, cells)) for row, cells in groupby(in_order(source), key=lambda each: each.row)}
    seen = look_of(source)
    rows = original_rows(path_of(source), seen, list(reasons), limits=limits())
    for line in to_mend(seen.columns, rows, reasons):
        yield line_of(line)


def mending_events(source: Source) -> Job | None:
    """Return the job that mends rows of a file of events now, if there is one."""
    asked = open_jobs(source.workspace, "record.mend_events")
    return next((job for job in asked if job.arguments["source"] == source.slug), None)


def in_order(source: Source) -> Iterator[SetAside]:
    return set_aside(source).iterator(chunk_size=2_000)


def said(each: SetAside) -> str:
    """Say why a cell, or the whole row, was set aside."""
    return f"{each.column}: {each.reason}" if each.column else each.reason
