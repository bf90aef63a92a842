"""Segments: groups of customers, each a row of the map."""

from django.db import transaction

from touchline.web.identify import queries
from touchline.web.identify.models import Segment
from touchline.web.shell.slugs import new_slug
from touchline.web.workspace.models import Person, Workspace
from touchline.web.workspace.operations import audit

LONGEST_NAME = 80


@transaction.atomic
def segment_named(workspace: Workspace, name: str, *, person: Person | None = None) -> Segment:
    """Return the segment of this name, added at the end when there is none; case and outer spaces do not count."""
    Workspace.objects.select_for_update().get(pk=workspace.pk)
    name = " ".join(name.split())[:LONGEST_NAME]
    known = queries.segments_by_name(workspace)
    if name.casefold() in known:
        return known[name.casefold()]
    segment = Segment.objects.create(workspace=workspace, slug=new_slug(name), name=name, position=len(known))
    audit.note(workspace, person, "identify.add_segment", segment.slug, name=name)
    return segment
