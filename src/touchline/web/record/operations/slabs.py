"""Slabs: events sealed in Parquet files, a row in the database for each."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

import numpy as np
import polars as pl
from django.conf import settings
from django.db import transaction

from touchline.engine.record.message_ids import Fingerprints
from touchline.web.record.models import Slab, Source
from touchline.web.record.queries.slabs import EVENT_COLUMNS, ORDER_COLUMNS, SEQUENCES_A_SOURCE, slabs_of

TOLD = ["session", "channel", "value", "told"]


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
    return record_slab(source, write_slab(f"{source.path}-{secrets.token_hex(8)}.parquet", events))


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
    put_in_place(path, partial(shaped.write_parquet, compression="zstd"))
    return WrittenSlab(name, shaped.height, path.stat().st_size, first, last)


def write_ids(name: str, prints: Fingerprints) -> str:
    """Write the sorted fingerprints of some message ids, and return the file's name; none where there are no ids."""
    if not len(prints):
        return ""
    put_in_place(folder() / name, partial(write_array, prints))
    return name


def write_array(prints: Fingerprints, path: Path) -> None:
    with path.open("wb") as file:
        np.lib.format.write_array(file, prints)


def put_in_place(path: Path, write: Callable[[Path], object]) -> None:
    """Write a file beside its place, then move it there in one step."""
    part = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
    try:
        write(part)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def slab_shape(events: pl.DataFrame) -> pl.DataFrame:
    """Bring events into the columns and types of every slab."""
    at = events.schema["at"]
    zoned = isinstance(at, pl.Datetime) and at.time_zone is not None
    told = [pl.lit(None).alias(name) for name in TOLD if name not in events.columns]
    row = [] if "row" in events.columns else [pl.col("sequence").alias("row")]
    moment = pl.col("at") if zoned else pl.col("at").dt.replace_time_zone("UTC")
    return events.with_columns(moment.dt.convert_time_zone("UTC"), *told, *row).select(
        pl.col(name).cast(kind) for name, kind in (EVENT_COLUMNS | ORDER_COLUMNS).items()
    )


def folder() -> Path:
    settings.SLABS.mkdir(mode=0o700, parents=True, exist_ok=True)
    path: Path = settings.SLABS
    return path


@dataclass(frozen=True, slots=True)
class Reordered:
    """A slab, and the file that takes the place of its own."""

    slab: Slab
    path: str


def put_in_told_order(source: Source) -> list[Reordered]:
    """Write the slabs of a source anew, sequence being the rank of what its sequence column and its rows say.

    Of a source without a sequence column nothing is written: there the row is the sequence. Two columns of all its
    events are held at once, 16 bytes for each.
    """
    slabs = slabs_of(source)
    order = [pl.read_parquet(settings.SLABS / slab.path, columns=["told", "row"], glob=False) for slab in slabs]
    every = pl.concat(order) if order else pl.DataFrame(schema=ORDER_COLUMNS)
    if every["told"].null_count() == every.height:
        return []
    place = every.select(rank=pl.struct("told", "row").rank("ordinal").cast(pl.Int64))["rank"]
    written, start = [], 0
    for slab in slabs:
        frame = pl.read_parquet(settings.SLABS / slab.path, glob=False)
        ranked = frame.with_columns(sequence=place[start : start + frame.height])
        start += frame.height
        name = f"{source.path}-{secrets.token_hex(4)}.parquet"
        put_in_place(folder() / name, partial(ranked.write_parquet, compression="zstd"))
        written.append(Reordered(slab, name))
    return written


def take_order(written: list[Reordered]) -> None:
    """Let slabs that were written anew take the place of the old ones."""
    for each in written:
        Slab.objects.filter(pk=each.slab.pk).update(path=each.path)
    names = [each.slab.path for each in written]
    transaction.on_commit(lambda: remove_slab_files(names))


def forget_slabs(source: Source) -> None:
    """Remove the events of a source, rows now and files when that is certain, also files that a killed worker left."""
    slabs = list(Slab.objects.filter(source=source).values_list("path", "ids_path"))
    names = [name for slab in slabs for name in slab if name]
    Slab.objects.filter(source=source).delete()
    left = f"{source.path}-*"
    transaction.on_commit(lambda: remove_slab_files([*names, *(file.name for file in settings.SLABS.glob(left))]))


def remove_slab_files(names: list[str]) -> None:
    for name in names:
        (settings.SLABS / name).unlink(missing_ok=True)
