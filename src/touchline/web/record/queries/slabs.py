"""Events of a workspace, read from the slabs of its published sources."""

from collections.abc import Iterator
from itertools import groupby

import numpy as np
import polars as pl
from django.conf import settings
from django.db.models import QuerySet

from touchline.engine.record.message_ids import Fingerprints
from touchline.web.record.models import Slab, Source, SourceState
from touchline.web.workspace.models import Workspace

EVENT_COLUMNS: dict[str, pl.DataType] = {
    "customer": pl.String(),
    "touchpoint": pl.String(),
    "at": pl.Datetime("us", "UTC"),
    "sequence": pl.Int64(),
    "session": pl.String(),
    "channel": pl.String(),
    "value": pl.Float64(),
}
ORDER_COLUMNS: dict[str, pl.DataType] = {
    "row": pl.Int64(),  # in the file
    "told": pl.Int64(),  # what a sequence column of the file says, of which sequence is the rank
}
SEQUENCES_A_SOURCE = 2**40


def published_slabs(workspace: Workspace) -> list[Slab]:
    """Return the slabs that count, by source, each source's in the order in which they were sealed."""
    return list(
        Slab.objects.filter(workspace=workspace, source__state=SourceState.PUBLISHED).order_by("source_id", "pk")
    )


def has_events(workspace: Workspace) -> bool:
    """Return whether any event counts."""
    return Slab.objects.filter(workspace=workspace, source__state=SourceState.PUBLISHED).exists()


def events(workspace: Workspace) -> pl.LazyFrame:
    """Return every event that counts, to be read from disk as far as it is needed.

    One row per event, in no promised order: EVENT_COLUMNS, in this order, touchpoint being the event's name in the
    file, session, channel and value null where none is told. customer, at and sequence together are unique and give
    the order in which things happened: at one moment, events of an earlier source come first.
    """
    parts = []
    slabs = published_slabs(workspace)
    for place, (_source, own) in enumerate(groupby(slabs, key=lambda slab: slab.source_id)):
        after_others = pl.col("sequence") + place * SEQUENCES_A_SOURCE
        files = [settings.SLABS / slab.path for slab in own]
        parts.append(pl.scan_parquet(files, glob=False).select(list(EVENT_COLUMNS)).with_columns(after_others))
    return pl.concat(parts) if parts else pl.LazyFrame(schema=EVENT_COLUMNS)


def slabs_of(source: Source) -> list[Slab]:
    """Return the slabs of a source, staged or published, in the order in which they were sealed."""
    return list(Slab.objects.filter(source=source).order_by("pk"))


def family(source: Source) -> QuerySet[Source]:
    """Return the files whose message ids this one may not repeat: those read with its saved mapping, and itself."""
    if source.saved_mapping_id is None:
        return Source.objects.filter(pk=source.pk)
    return Source.objects.filter(workspace=source.workspace, saved_mapping=source.saved_mapping_id)


def relatives(source: Source) -> list[int]:
    """Return the keys of the published files of a source's family besides itself, in order."""
    published = family(source).filter(state=SourceState.PUBLISHED).exclude(pk=source.pk)
    return list(published.order_by("pk").values_list("pk", flat=True))


def known_ids(source: Source) -> Iterator[Fingerprints]:
    """Yield the sorted fingerprints of the ids that a source may not repeat: its own, and those of its relatives."""
    known = Slab.objects.filter(source__in=[source.pk, *relatives(source)]).exclude(ids_path="")
    for name in known.order_by("pk").values_list("ids_path", flat=True):
        yield np.load(settings.SLABS / name, mmap_mode="r")


def kept_slabs(*, database: str = "default") -> list[str]:
    """Return the names under which events are kept among the slabs, in order."""
    named = Slab.objects.using(database).values_list("path", "ids_path")
    return sorted(name for pair in named for name in pair if name)
