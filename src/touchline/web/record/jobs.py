"""What runs later: events taken in from a file, chunk by chunk; files removed that were left half brought."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from functools import partial
from typing import Any

import polars as pl
from django.utils.timezone import now
from django.utils.translation import gettext_noop

from touchline.engine.record import EventRole, repeats
from touchline.engine.record.events import no_events
from touchline.engine.tables import Look, Table, unpack_text
from touchline.web.record import operations, queries
from touchline.web.record.models import SetAside, Source
from touchline.web.record.operations import customers, mended
from touchline.web.record.operations import import_events as importing
from touchline.web.record.operations.slabs import WrittenSlab, put_in_place, put_in_told_order, write_ids, write_slab
from touchline.web.record.queries import event_files as files
from touchline.web.record.queries.slabs import known_ids, relatives
from touchline.web.workspace.work import Abandoned, Call, Handler, Schedule, Step, nothing

ROWS_WRITTEN_AT_ONCE = 2_000


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an import is: what the cursor of its job holds."""

    phase: str
    place: tuple[int, int]
    slab: int
    aside: int  # how many of the chunk's set-aside cells are written
    relatives: list[int]
    counts: importing.Counts

    def cursor(self) -> dict[str, Any]:
        return asdict(self)


def progress_of(call: Call, source: Source) -> Progress:
    """Return how far the import is; a new one looks first which ids are there already."""
    said: Mapping[str, Any] | None = call.cursor
    if said is None:
        return Progress("unpack", files.look_of(source).start, 0, 0, relatives(source), importing.Counts())
    counts = importing.Counts(**said["counts"])
    return Progress(said["phase"], tuple(said["place"]), said["slab"], said["aside"], said["relatives"], counts)


def import_events(call: Call) -> Step:
    """Unpack the file where it is packed, stage its events slab by slab, then publish them all at once."""
    source = source_of(call)
    phases = {"unpack": unpack, "rows": stage_rows, "publish": publish}
    at = progress_of(call, source)
    return phases[at.phase](call, source, at)


def unpack(_call: Call, source: Source, at: Progress) -> Step:
    """Write packed or recoded text as plain UTF-8 beside its file: a chunk can begin where the last ended."""
    seen, path, text = files.look_of(source), files.path_of(source), files.unpacked_path_of(source)
    if seen.kind == "csv" and not seen.plain:
        put_in_place(text, lambda part: unpack_text(path, seen, part, limits=files.limits()))
    return Step(cursor=replace(at, phase="rows").cursor(), done=0, total=parts(seen, seen.size))


def parts(seen: Look, size: int) -> int:
    """Say a size in the parts by which progress is shown: megabytes of text, or thousands of rows."""
    return -(-size // (1_000_000 if seen.kind == "csv" else 1_000))


def stage_rows(call: Call, source: Source, at: Progress) -> Step:
    """Stage the next rows: their events as a slab, and what was set aside, 2,000 cells at a time."""
    seen = files.look_of(source)
    total = parts(seen, seen.size)
    read = files.read_chunk(source.pk, source.sha256, files.event_mapping_text(source), at.place)
    if read is None:
        return Step(cursor=replace(at, phase="publish").cursor(), done=total, total=total)
    aside = [*rows_aside(source, read.chunk.table.set_aside), *rows_aside(source, read.intake.set_aside)]
    some = aside[at.aside : at.aside + ROWS_WRITTEN_AT_ONCE]
    slab, after = None, at
    if at.aside == 0:
        slab, again = sealed(source, call.job_id, at, read.intake.events)
        ragged = read.chunk.table.set_aside.height
        came = importing.Counts(
            read=read.intake.rows_read + ragged,
            taken=slab.events if slab else 0,
            set_aside=read.intake.rows_set_aside + ragged,
            cells=len(aside),
            repeated=again,
        )
        after = replace(at, counts=at.counts.plus(came))
    if at.aside + len(some) < len(aside):
        after = replace(after, aside=at.aside + len(some))
    else:
        after = replace(after, aside=0, slab=at.slab + 1, place=read.chunk.after)
    write = partial(importing.stage, source, job_id=call.job_id, slab=slab, set_aside=some)
    return Step(cursor=after.cursor(), done=parts(seen, after.place[0]), total=total, write=write)


def sealed(source: Source, job_id: int, at: Progress, events: pl.DataFrame) -> tuple[WrittenSlab | None, int]:
    """Write the slab of a chunk without the events that are there already; return it, and how many those were."""
    found = repeats(events["message"], known_ids(source))
    fresh = events.filter(~found.again)
    again = events.height - fresh.height
    if fresh.is_empty():
        return None, again
    name = f"{source.path}-{job_id}-{at.slab:06}"
    if files.event_mapping_of(source).only(EventRole.SEQUENCE):
        fresh = fresh.with_columns(told="sequence", sequence=pl.col("row").cast(pl.Int64))
    ids = write_ids(f"{name}.ids", found.fresh)
    return replace(write_slab(f"{name}.parquet", fresh), ids_path=ids), again


def publish(call: Call, source: Source, at: Progress) -> Step:
    """Put events in the order that the file tells, and publish; begin anew if ids of another file came meanwhile."""
    seen = files.look_of(source)
    total = parts(seen, seen.size)
    if at.counts.taken + at.counts.repeated == 0:
        raise no_events(at.counts.read)
    if relatives(source) != at.relatives:
        anew = Progress("unpack", seen.start, 0, 0, relatives(source), importing.Counts())
        write = partial(importing.start_over, source, job_id=call.job_id)
        return Step(cursor=anew.cursor(), total=total, write=write)
    write = partial(
        importing.publish_events,
        source,
        job_id=call.job_id,
        counts=at.counts,
        reordered=put_in_told_order(source),
        seen_relatives=at.relatives,
    )
    result = {"events": at.counts.taken, "set_aside": at.counts.set_aside, "repeated": at.counts.repeated}
    return Step(cursor=at.cursor(), done=total, total=total, write=write, finished=True, result=result)


def rows_aside(source: Source, set_aside: pl.DataFrame) -> Sequence[SetAside]:
    """Return what was set aside as rows not written yet."""
    return [
        SetAside(source=source, row=row, column=column[:200], found=found[:200], code=code)
        for row, column, found, code, _reason in set_aside.iter_rows()
    ]


def mend_events(call: Call) -> Step:
    """Take mended rows in, some thousands at a time. The cursor says how many rows are done, and how many were taken.

    Rows that are no longer set aside are passed over; of a file that was removed meanwhile nothing is left to mend.
    """
    try:
        source, rows = source_of(call), call.arguments["rows"]
    except Source.DoesNotExist:
        return Step(finished=True)
    done, taken = call.cursor or (0, 0)
    some = sorted(map(int, rows))[done : done + ROWS_WRITTEN_AT_ONCE]
    awaited = set(queries.set_aside(source).values_list("row", flat=True))
    here = [row for row in some if row in awaited]
    cells = pl.DataFrame(
        [rows[str(row)] for row in here], schema=dict.fromkeys(call.arguments["columns"], pl.String), orient="row"
    )
    table = Table(source.name, cells, pl.Series("row", here, dtype=pl.UInt32))
    came = mended.read_events(source, table) if here else None
    done, taken = done + len(some), taken + (came.counts.taken if came else 0)
    write = partial(mended.write_events, source, came) if came else nothing
    last = done >= len(rows)
    result = {"events": taken} if last else None
    return Step(cursor=(done, taken), done=done, total=len(rows), write=write, finished=last, result=result)


def source_of(call: Call) -> Source:
    assert call.workspace is not None  # noqa: S101 this kind always has one
    return queries.source(call.workspace, call.arguments["source"])


def abandon_import(call: Call) -> None:
    importing.forget_event_import(source_of(call))


def remove_strays(_call: Call) -> Step:
    strays = queries.stray_files(now() - timedelta(days=1))
    write = partial(operations.remove_strays, strays)
    return Step(done=len(strays), write=write, finished=True, result={"files": len(strays)})


def import_customers(call: Call) -> Step:
    """Write the next customers of a file, 2,000 at a time; at the end what was set aside, and the traits."""
    source = source_of(call)
    found = queries.customers_in(source)
    place, total = int(call.cursor or 0), found.customers.height
    if place >= total:
        aside = rows_aside(source, found.set_aside)
        counts = {
            "rows_read": found.rows_read,
            "rows_taken": total,
            "rows_set_aside": found.rows_set_aside,
            "cells_set_aside": len(aside),
        }
        write = partial(operations.end_customer_import, source, aside=aside, counts=counts)
        return Step(cursor=place, done=total, total=total, write=write, finished=True, result={"customers": total})
    some = found.customers[place : place + ROWS_WRITTEN_AT_ONCE]
    write = partial(operations.write_customers, source, [customer_row(row) for row in some.iter_rows(named=True)])
    end = place + some.height
    return Step(cursor=end, done=end, total=total, write=write)


def customer_row(row: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    """Return a customer's key and what is known of it; days as they are kept in JSON."""
    known = {name.removeprefix("trait:"): value for name, value in row.items() if name != "customer"}
    plain = {name: value.isoformat() if isinstance(value, date) else value for name, value in known.items()}
    return row["customer"], {name: value for name, value in plain.items() if value is not None}


HANDLERS: dict[str, Handler] = {
    importing.IMPORT: import_events,
    customers.IMPORT: import_customers,
    mended.MEND_EVENTS: mend_events,
    "record.remove_strays": remove_strays,
}
ABANDONED: dict[str, Abandoned] = {importing.IMPORT: abandon_import}
SCHEDULES = [
    Schedule(
        "record.remove_strays", "record.remove_strays", gettext_noop("Remove files left half brought"), daily_at_hour=3
    )
]
