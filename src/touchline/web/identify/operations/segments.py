"""Segments: groups of customers, each a row of the map. Each change can be taken back."""

from typing import Any

from django.db import transaction

from touchline.web.identify import queries
from touchline.web.identify.models import Revision, Segment
from touchline.web.identify.operations.revisions import (
    Between,
    Facts,
    Rewriting,
    facts,
    locked,
    nothing,
    rewrite,
)
from touchline.web.identify.operations.stages import moved, numbered
from touchline.web.shell.slugs import new_slug
from touchline.web.workspace.models import Person, Workspace

LONGEST_NAME, MOST = 80, 60


class SegmentNameTakenError(Exception):
    """Another segment is called so; segment is that one."""

    def __init__(self, segment: Segment) -> None:
        super().__init__(segment.slug)
        self.segment = segment


class TooManySegmentsError(Exception):
    """The map has as many rows as it can have."""


@transaction.atomic
def segment_named(workspace: Workspace, name: str, *, person: Person | None = None) -> Segment:
    """Return the segment of this name, added at the end when there is none; case and outer spaces do not count.

    Raises TooManySegmentsError when a new one would be one too many.
    """
    name = tidy(name)
    rows = facts(locked(workspace), "segments")
    known = {row["name"].casefold(): slug for slug, row in reversed(rows.items())}
    slug = known.get(name.casefold())
    if slug is None:
        slug = new_slug(name)
        added = with_new(rows, slug, name)
        rewrite(workspace, Rewriting("segments", "add", name, added), person=person)
    return queries.segment(workspace, slug)


def with_new(rows: Facts, slug: str, name: str) -> Facts:
    if len(rows) >= MOST:
        raise TooManySegmentsError
    return numbered({**rows, slug: {"name": name, "position": len(rows), "rule": {}}})


@transaction.atomic
def rename_segment(segment: Segment, *, name: str, person: Person) -> Segment:
    """Call a segment otherwise. Raises SegmentNameTakenError: merge the two instead."""
    name = tidy(name)
    rows = facts(locked(segment.workspace), "segments")
    refuse_taken(segment.workspace, rows, name, but=segment.slug)
    rows[segment.slug]["name"] = name
    rewrite(segment.workspace, Rewriting("segments", "change", segment.name, rows), person=person)
    return queries.segment(segment.workspace, segment.slug)


def refuse_taken(workspace: Workspace, rows: Facts, name: str, *, but: str = "") -> None:
    for slug, row in rows.items():
        if slug != but and row["name"].casefold() == name.casefold():
            raise SegmentNameTakenError(queries.segment(workspace, slug))


@transaction.atomic
def rule_segment(segment: Segment, *, rule: dict[str, Any], person: Person | None) -> Segment:
    """Say which customers fall into a segment; an empty rule says nothing. Raises UnusableInputError for no rule."""
    queries.read_rule(segment.workspace, rule)
    rows = facts(locked(segment.workspace), "segments")
    rows[segment.slug]["rule"] = rule
    rewrite(segment.workspace, Rewriting("segments", "change", segment.name, rows), person=person)
    return queries.segment(segment.workspace, segment.slug)


@transaction.atomic
def move_segment(segment: Segment, *, position: int, person: Person) -> Segment:
    """Put a segment at another place in the order, counted from 0; its cards go with it."""
    rows = moved(facts(locked(segment.workspace), "segments"), segment.slug, position)
    rewrite(segment.workspace, Rewriting("segments", "move", segment.name, rows), person=person)
    return queries.segment(segment.workspace, segment.slug)


@transaction.atomic
def remove_segment(segment: Segment, *, person: Person) -> Revision | None:
    """Remove a segment that nothing speaks of. Raises InUseError."""
    rows = facts(locked(segment.workspace), "segments")
    rows.pop(segment.slug)
    return rewrite(segment.workspace, Rewriting("segments", "remove", segment.name, numbered(rows)), person=person)


@transaction.atomic
def merge_segment(
    segment: Segment, *, into: Segment | None, person: Person, between: Between = nothing
) -> Revision | None:
    """Remove a segment; what speaks of it speaks of another from now on, or (None) of all customers."""
    rows = facts(locked(segment.workspace), "segments")
    rows.pop(segment.slug)
    target = {segment.slug: into.slug if into else None}
    change = Rewriting("segments", "merge", segment.name, numbered(rows), into=target, between=between)
    return rewrite(segment.workspace, change, person=person)


@transaction.atomic
def split_segment(
    segment: Segment, *, name: str, person: Person, between: Between = nothing
) -> tuple[Segment, Revision | None]:
    """Put a new segment right under this one. Raises SegmentNameTakenError, TooManySegmentsError."""
    name = tidy(name)
    rows = facts(locked(segment.workspace), "segments")
    refuse_taken(segment.workspace, rows, name)
    slug = new_slug(name)
    place = list(rows).index(segment.slug) + 1
    split = moved(with_new(rows, slug, name), slug, place)
    revision = rewrite(
        segment.workspace, Rewriting("segments", "split", segment.name, split, between=between), person=person
    )
    return queries.segment(segment.workspace, slug), revision


def tidy(name: str) -> str:
    return " ".join(name.split())[:LONGEST_NAME].strip()
