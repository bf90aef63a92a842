"""Rows that were set aside come back mended: read with the file's own mapping, under their own numbers.

settle_mended is for every kind of file: whoever takes rows of a file in calls it in the same transaction.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace

import polars as pl
from django.db import transaction
from django.db.models import F

from touchline.engine.errors import UnusableInputError
from touchline.engine.record import EventRole, repeats, take_mapped_events
from touchline.engine.record.mended import mended_rows
from touchline.engine.tables import Limits, Table, check_rows, read_table
from touchline.web.record.models import SetAside, Source, SourceState
from touchline.web.record.operations.files import NotReadyError
from touchline.web.record.operations.slabs import put_in_told_order, record_slab, take_order, write_ids, write_slab
from touchline.web.record.queries.event_files import event_mapping_of
from touchline.web.record.queries.slabs import known_ids
from touchline.web.workspace.models import Person
from touchline.web.workspace.operations import audit

ROWS_AT_ONCE = 20_000


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


def bring_mended_events(source: Source, *, data: bytes, name: str, person: Person | None) -> Mended:
    """Take in mended rows of a file of events; those that still cannot be read stay set aside, with what is wrong now.

    Raises UnusableInputError, with rows-not-awaited when one of them was not set aside; NotReadyError unless the file
    is published.
    """
    table = read_mended(data, name)
    check_awaited(source, table)
    mapping = event_mapping_of(source)
    intake = take_mapped_events(table, mapping, zone=source.workspace.time_zone)
    found = repeats(intake.events["message"], known_ids(source))
    fresh = intake.events.filter(~found.again)
    again = intake.events.height - fresh.height
    if mapping.only(EventRole.SEQUENCE):
        fresh = fresh.with_columns(told="sequence", sequence=pl.col("row").cast(pl.Int64))
    stem = f"{source.path}-mended-{secrets.token_hex(4)}"
    slab = write_slab(f"{stem}.parquet", fresh) if fresh.height else None
    ids = write_ids(f"{stem}.ids", found.fresh)
    still = [
        SetAside(source=source, row=row, column=column[:200], found=found[:200], code=code)
        for row, column, found, code, _reason in intake.set_aside.iter_rows()
    ]
    with transaction.atomic():
        settle_mended(source, rows=table.rows.to_list(), still=still, taken=fresh.height, again=again)
        if slab:
            record_slab(source, replace(slab, ids_path=ids))
            take_order(put_in_told_order(source))
        audit.note(source.workspace, person, "record.bring_mended", source.slug, name=source.name, rows=fresh.height)
    return Mended(fresh.height, again, intake.rows_set_aside)


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
