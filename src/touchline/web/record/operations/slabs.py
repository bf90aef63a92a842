"""Slabs: events sealed in Parquet files, a row in the database for each."""

import os
import secrets
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import polars as pl
from django.conf import settings
from django.db import transaction

from touchline.web.record.models import Slab, Source
from touchline.web.record.queries.slabs import EVENT_COLUMNS, SEQUENCES_A_SOURCE

TOLD = ["session", "channel", "value"]


@dataclass(frozen=True, slots=True)
class WrittenSlab:
    """A slab's file as it was written; no row names it yet."""

    path: str
    events: int
    size_bytes: int
    from_at: datetime
    to_at: datetime
    ids_path: str = ""


def add_slab(source: Source, events: pl.DataFrame) -> Slab:
    """Seal events of a source: the file and its row. They count once the source is published.

    events: customer str, touchpoint str, at datetime, sequence int; session str, channel str, value float where there
    are any. A moment without a zone is in UTC. (customer, at, sequence) must be unique within the source, and sequence
    lie between 0 and 2^40. At least one event.
    """
    return record_slab(source, write_slab(f"{source.slug}-{secrets.token_hex(8)}.parquet", events))


def record_slab(source: Source, written: WrittenSlab) -> Slab:
    """Write down a slab whose file is there."""
    return Slab.objects.create(
        workspace=source.workspace,
        source=source,
        path=written.path,
        ids_path=written.ids_path,
        events=written.events,
        size_bytes=written.size_bytes,
        from_at=written.from_at,
        to_at=written.to_at,
    )


def write_slab(name: str, events: pl.DataFrame) -> WrittenSlab:
    """Write the file of a slab under its name, in the place of one that a killed worker left there."""
    shaped = slab_shape(events)
    first, last = shaped["at"].min(), shaped["at"].max()
    if not isinstance(first, datetime) or not isinstance(last, datetime):
        raise TypeError("a slab holds at least one event, each with its moment")
    lowest, highest = shaped.select(low=pl.col("sequence").min(), high=pl.col("sequence").max()).row(0)
    if lowest < 0 or highest >= SEQUENCES_A_SOURCE:
        raise ValueError(f"sequence {lowest} to {highest}; it must lie between 0 and 2^40")
    path = folder() / name
    part = path.with_suffix(f".{secrets.token_hex(4)}.part")
    shaped.write_parquet(part, compression="zstd")
    os.replace(part, path)  # noqa: PTH105 the one call that is atomic
    return WrittenSlab(name, shaped.height, path.stat().st_size, first, last)


def slab_shape(events: pl.DataFrame) -> pl.DataFrame:
    """Bring events into the columns and types of every slab."""
    at = events.schema["at"]
    zoned = isinstance(at, pl.Datetime) and at.time_zone is not None
    told = [pl.lit(None).alias(name) for name in TOLD if name not in events.columns]
    moment = pl.col("at") if zoned else pl.col("at").dt.replace_time_zone("UTC")
    return events.with_columns(moment.dt.convert_time_zone("UTC"), *told).select(
        pl.col(name).cast(kind) for name, kind in EVENT_COLUMNS.items()
    )


def folder() -> Path:
    settings.SLABS.mkdir(mode=0o700, parents=True, exist_ok=True)
    path: Path = settings.SLABS
    return path


def forget_slabs(source: Source) -> None:
    """Remove the events of a source, rows now and files when that is certain."""
    slabs = list(Slab.objects.filter(source=source).values_list("path", "ids_path"))
    names = [name for slab in slabs for name in slab if name]
    Slab.objects.filter(source=source).delete()
    transaction.on_commit(lambda: remove_slab_files(names))


def remove_slab_files(names: list[str]) -> None:
    for name in names:
        (settings.SLABS / name).unlink(missing_ok=True)
