"""The names that events have in the files they came from: what touchpoints may be made of."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

import polars as pl
from django.core.cache import cache

from touchline.web.record.queries.slabs import events, published_slabs
from touchline.web.workspace.models import Workspace

KEPT_S = 30 * 24 * 3600


@dataclass(frozen=True, slots=True)
class EventName:
    """One name of events: how many events bear it, how many customers have one, where and when."""

    name: str
    events: int
    customers: int
    channel: str  # the most frequent; empty where none is told
    first_at: datetime
    last_at: datetime


def event_names(workspace: Workspace) -> list[EventName]:
    """Return the names of all events that count, most frequent first; computed once for each set of slabs."""
    slabs = published_slabs(workspace)
    if not slabs:
        return []
    counted_of = hashlib.sha256(" ".join(slab.path for slab in slabs).encode()).hexdigest()
    key = f"record.event_names:{workspace.pk}:{counted_of}"
    found: list[EventName] | None = cache.get(key)
    if found is None:
        found = counted(events(workspace))
        cache.set(key, found, KEPT_S)
    return found


def counted(frame: pl.LazyFrame) -> list[EventName]:
    """Count in two passes, so that a table of customers or channels is never held beside the events."""
    names = frame.group_by("touchpoint").agg(
        events=pl.len(),
        customers=pl.col("customer").n_unique(),
        first_at=pl.col("at").min(),
        last_at=pl.col("at").max(),
    )
    channels = (
        frame.filter(pl.col("channel").is_not_null())
        .group_by("touchpoint", "channel")
        .agg(times=pl.len())
        .sort("times", "channel", descending=[True, False])
        .group_by("touchpoint", maintain_order=True)
        .agg(pl.col("channel").first())
    )
    table = names.join(channels, on="touchpoint", how="left").sort("events", "touchpoint", descending=[True, False])
    return [
        EventName(
            row["touchpoint"], row["events"], row["customers"], row["channel"] or "", row["first_at"], row["last_at"]
        )
        for row in table.collect(engine="streaming").iter_rows(named=True)
    ]
