"""Rows that were set aside come back mended: read with the file's own mapping, under their own numbers.

settle_mended is for every kind of file: whoever takes rows of a file in calls it in the same transaction.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace

import polars as pl
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_noop

from touchline.engine.errors import UnusableInputError
from touchline.engine.record import EventRole, repeats, take_mapped_events
from touchline.engine.record.mended import mended_rows
from touchline.engine.tables import Limits, Table, check_rows, read_table
from touchline.web.record.models import SetAside, Source, SourceState
from touchline.web.record.operations.files import NotReadyError
from touchline.web.record.operations.slabs import (
    WrittenSlab,
    put_in_told_order,
    record_slab,
    take_order,
    write_ids,
    write_slab,
)
from touchline.web.record.queries.event_files import event_mapping_of
from touchline.web.record.queries.mending import mending_events
from touchline.web.record.queries.slabs import known_ids
from touchline.web.workspace.models import Job, Person
from touchline.web.workspace.operations import audit, jobs

ROWS_AT_ONCE = 20_000
ROWS_IN_A_REQUEST = 300  # more are taken in by a job
MEND_EVENTS = "record.mend_events"


@dataclass(frozen=True, slots=True)
class Mended:
    """What came of mended rows: taken in, known already by their id, or set aside still."""

    taken: int
    repeated: int
    set_aside: int


def read_mended(data: bytes, name: str) -> Table:
    """Read a file of mended rows as rows of the file they came from. Raises UnusableInputError."""
    table = read_table(data, name, limits=Limits(rows=ROWS_AT_ONCE))
    check_rows(table)
    return mended_rows(table)


def bring_mended_events(source: Source, *, data: bytes, name: str, person: Person | None) -> Mended | Job:
    """Take in mended rows of a file of events; those that still cannot be read stay set aside, with what is wrong now.

    More than a few hundred rows are taken in by a job, which is returned. Raises UnusableInputError, with
    rows-not-awaited when one of them was not set aside; NotReadyError unless the file is published, and while rows of
    it are being mended.
    """
    table = read_mended(data, name)
    check_awaited(source, table)
    if source.state != SourceState.PUBLISHED or mending_events(source):
        raise NotReadyError
    if table.cells.height > ROWS_IN_A_REQUEST:
        return mend_later(source, table, person=person)
    came = read_events(source, table)
    with transaction.atomic():
        write_events(source, came)
        rows = came.counts.taken
        audit.note(source.workspace, person, "record.bring_mended", source.slug, name=source.name, rows=rows)
    return came.counts


@transaction.atomic
def mend_later(source: Source, table: Table, *, person: Person | None) -> Job:
    rows = dict(zip(map(str, table.rows), map(list, table.cells.iter_rows()), strict=True))
    arguments = {"source": source.slug, "columns": table.cells.columns, "rows": rows}
    count = table.cells.height
    audit.note(source.workspace, person, "record.bring_mended", source.slug, name=source.name, rows=count)
    return jobs.enqueue(
        source.workspace,
        MEND_EVENTS,
        arguments,
        title=gettext_noop("Mend rows of %(file)s"),
        named={"file": source.name},
        asked_by=person,
    )


@dataclass(frozen=True, slots=True)
class CameMended:
    """What mended rows come to, not written yet; slab is where their events are sealed, if there are any."""

    rows: Sequence[int]
    still: Sequence[SetAside]
    slab: WrittenSlab | None
    counts: Mended


def read_events(source: Source, table: Table) -> CameMended:
    """Read mended rows and seal their events. Raises UnusableInputError."""
    mapping = event_mapping_of(source)
    intake = take_mapped_events(table, mapping, zone=source.workspace.time_zone)
    found = repeats(intake.events["message"], known_ids(source))
    fresh = intake.events.filter(~found.again)
    if mapping.only(EventRole.SEQUENCE):
        fresh = fresh.with_columns(told="sequence", sequence=pl.col("row").cast(pl.Int64))
    stem = f"{source.path}-mended-{secrets.token_hex(4)}"
    slab = write_slab(f"{stem}.parquet", fresh) if fresh.height else None
    ids = write_ids(f"{stem}.ids", found.fresh)
    still = [
        SetAside(source=source, row=row, column=column[:200], found=found[:200], code=code)
        for row, column, found, code, _reason in intake.set_aside.iter_rows()
    ]
    counts = Mended(fresh.height, intake.events.height - fresh.height, intake.rows_set_aside)
    return CameMended(table.rows.to_list(), still, replace(slab, ids_path=ids) if slab else None, counts)


def write_events(source: Source, came: CameMended) -> None:
    """Let mended events count. Raises NotReadyError unless the file is published."""
    settle_mended(source, rows=came.rows, still=came.still, taken=came.counts.taken, again=came.counts.repeated)
    if came.slab:
        record_slab(source, came.slab)
        take_order(put_in_told_order(source))


@transaction.atomic
def settle_mended(
    source: Source, *, rows: Sequence[int], still: Sequence[SetAside], taken: int, again: int = 0
) -> None:
    """Write down what came of mended rows: of those numbers only what is still wrong stays set aside.

    taken and again count the rows that were taken in and those that were there already. Raises NotReadyError unless
    the file is published.
    """
    here = Source.objects.select_for_update().filter(pk=source.pk, state=SourceState.PUBLISHED)
    if not here.exists():
        raise NotReadyError
    for start in range(0, len(rows), 500):
        SetAside.objects.filter(source=source, row__in=rows[start : start + 500]).delete()
    SetAside.objects.bulk_create(still, batch_size=500)
    here.update(
        rows_taken=F("rows_taken") + taken,
        rows_repeated=F("rows_repeated") + again,
        rows_set_aside=F("rows_set_aside") - taken - again,
        cells_set_aside=SetAside.objects.filter(source=source).count(),
    )
    source.refresh_from_db()


def check_awaited(source: Source, table: Table) -> None:
    """Refuse mended rows that were never set aside, or came back already. Raises UnusableInputError."""
    awaited = set(SetAside.objects.filter(source=source).values_list("row", flat=True))
    strays = [row for row in table.rows.to_list() if row not in awaited]
    if strays:
        raise UnusableInputError(
            "rows-not-awaited",
            f"row {strays[0]} of {source.name} is not set aside ({len(strays)} such rows)",
            expected="rows that are set aside now",
            fix="Download the rows that are set aside, and mend those.",
            row=strays[0],
            file=source.name,
            rows=len(strays),
        )
