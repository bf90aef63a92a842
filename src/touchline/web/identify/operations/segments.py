"""Segments: groups of customers, each a row of the map."""

from django.db import transaction

from touchline.web.identify import queries
from touchline.web.identify.models import Segment
from touchline.web.identify.operations.handing_over import hand_over
from touchline.web.shell.slugs import new_slug
from touchline.web.workspace.models import Person, Workspace
from touchline.web.workspace.operations import audit

LONGEST_NAME, MOST = 80, 60


class SegmentInUseError(Exception):
    """Cards, answers or something else speak of the segment; they must go elsewhere first."""


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
    known = {row.name.casefold(): row for row in lock_segments(workspace)[::-1]}
    if name.casefold() in known:
        return known[name.casefold()]
    if len(known) >= MOST:
        raise TooManySegmentsError
    segment = Segment.objects.create(workspace=workspace, slug=new_slug(name), name=name, position=len(known))
    audit.note(workspace, person, "identify.add_segment", segment.slug, name=name)
    return segment


@transaction.atomic
def rename_segment(segment: Segment, *, name: str, person: Person) -> Segment:
    """Call a segment otherwise. Raises SegmentNameTakenError: merge the two instead."""
    name = tidy(name)
    for other in lock_segments(segment.workspace):
        if other.pk != segment.pk and other.name.casefold() == name.casefold():
            raise SegmentNameTakenError(other)
    segment.name = name
    segment.save(update_fields=["name"])
    audit.note(segment.workspace, person, "identify.rename_segment", segment.slug, name=name)
    return segment


@transaction.atomic
def move_segment(segment: Segment, *, position: int, person: Person) -> Segment:
    """Put a segment at another place in the order, counted from 0; its cards go with it."""
    others = [other for other in lock_segments(segment.workspace) if other.pk != segment.pk]
    others.insert(min(max(position, 0), len(others)), segment)
    write_order(others)
    audit.note(segment.workspace, person, "identify.move_segment", segment.slug, name=segment.name)
    return segment


@transaction.atomic
def remove_segment(segment: Segment, *, person: Person) -> None:
    """Remove a segment that nothing speaks of. Raises SegmentInUseError."""
    rest = [other for other in lock_segments(segment.workspace) if other.pk != segment.pk]
    if queries.is_used(segment):
        raise SegmentInUseError(segment.slug)
    audit.note(segment.workspace, person, "identify.remove_segment", segment.slug, name=segment.name)
    segment.delete()
    write_order(rest)


@transaction.atomic
def merge_segment(segment: Segment, *, into: Segment | None, person: Person) -> None:
    """Remove a segment; what speaks of it speaks of another from now on, or (None) of all customers."""
    rest = [other for other in lock_segments(segment.workspace) if other.pk != segment.pk]
    hand_over(segment, into=into)
    told = {"name": segment.name, "into": into.name if into else ""}
    audit.note(segment.workspace, person, "identify.merge_segment", segment.slug, **told)
    segment.delete()
    write_order(rest)


def tidy(name: str) -> str:
    return " ".join(name.split())[:LONGEST_NAME].strip()


def lock_segments(workspace: Workspace) -> list[Segment]:
    Workspace.objects.select_for_update().get(pk=workspace.pk)
    return queries.segments(workspace)


def write_order(segments: list[Segment]) -> None:
    for position, segment in enumerate(segments):
        segment.position = position
    Segment.objects.bulk_update(segments, ["position"])
