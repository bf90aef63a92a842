"""The events of a workspace as journeys are made of them: under the names of touchpoints where a rule says so."""

import hashlib
import json
from typing import Any

import polars as pl

from touchline.web.analyse.queries.slices import Slice
from touchline.web.identify import queries as library
from touchline.web.record import queries as record
from touchline.web.record.models import Source
from touchline.web.record.queries.slabs import published_slabs
from touchline.web.workspace.models import Workspace

EVENT, TOUCHPOINT = "event:", "touchpoint:"
NEEDED = ("customer", "touchpoint", "at", "sequence")


def state(workspace: Workspace) -> dict[str, Any]:
    """Return what tells one state of the events and of their rules from another."""
    rules = {event: touchpoint.slug for event, touchpoint in library.event_touchpoints(workspace).items()}
    told = [sorted(rules.items()), sorted(library.ignored_events(workspace))]
    slabs = sorted(slab.path for slab in published_slabs(workspace))
    return {"slabs": digest(slabs), "rules": digest(told)}


def digest(told: object) -> str:
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:32]


def journey_events(workspace: Workspace, part: Slice) -> pl.DataFrame:
    """Return the events of a part, named by key: "touchpoint:" and its slug where a rule leads there, else "event:"
    and the event's own name. Events that a person said to ignore are left out.

    One row per event: customer, touchpoint, at, sequence; by visit, session too ("" where none is told).
    """
    rules = library.event_touchpoints(workspace)
    events = part.applied(record.events(workspace), workspace.zone)
    events = events.filter(~pl.col("touchpoint").is_in(sorted(library.ignored_events(workspace))))
    named = pl.col("touchpoint").replace_strict(
        {event: TOUCHPOINT + touchpoint.slug for event, touchpoint in rules.items()} or {"": ""},
        default=pl.concat_str(pl.lit(EVENT), "touchpoint"),
        return_dtype=pl.String,
    )
    session = [pl.col("session").fill_null("")] if part.by_visit else []
    return events.select("customer", named.alias("touchpoint"), "at", "sequence", *session).collect(engine="streaming")


def told_of(workspace: Workspace) -> dict[str, Any]:
    """Return what the events hold that one can choose by: channels, and whether visits are named."""
    events = record.events(workspace)
    channels = events.select(pl.col("channel").drop_nulls().unique().sort().head(100)).collect(engine="streaming")
    visits = events.select(pl.col("session").is_not_null().any()).collect(engine="streaming").item()
    return {"channels": channels["channel"].to_list(), "visits": bool(visits)}


def only_source(workspace: Workspace) -> Source | None:
    """Return the file that all events came from, None where there are several."""
    sources = {slab.source_id: slab.source for slab in published_slabs(workspace)}
    return next(iter(sources.values())) if len(sources) == 1 else None
