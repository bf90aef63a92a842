"""Maps themselves."""

from datetime import datetime, timedelta

from django.db import transaction

from touchline.web.identify import operations as identify
from touchline.web.identify import queries as library
from touchline.web.map import queries
from touchline.web.map.models import Map, MapVisit
from touchline.web.shell.slugs import new_slug
from touchline.web.workspace.models import Person, Workspace
from touchline.web.workspace.operations import audit

VISIT_EVERY = timedelta(minutes=10)


@transaction.atomic
def create_map(workspace: Workspace, *, name: str, person: Person | None) -> Map:
    """Start an empty map."""
    map = Map.objects.create(workspace=workspace, slug=new_slug(name), name=name)
    audit.note(workspace, person, "map.create_map", map.slug, name=name)
    return map


@transaction.atomic
def open_map(workspace: Workspace, *, person: Person | None) -> Map:
    """Return the workspace's first map, started now when there is none."""
    Workspace.objects.select_for_update().get(pk=workspace.pk)
    return queries.first_map(workspace) or create_map(workspace, name=workspace.name, person=person)


@transaction.atomic
def start_map(workspace: Workspace, *, scheme: str, person: Person) -> Map:
    """Start the first map, on the stages that there are or on those of a ready scheme."""
    if not library.stages(workspace):
        identify.lay_out_stages(workspace, scheme=scheme)
    return open_map(workspace, person=person)


def note_visit(map: Map, *, person: Person, at: datetime) -> None:
    """Remember that a person opened a map, unless that was noted just now; pages are read far more than once."""
    visits = MapVisit.objects.filter(map__workspace=map.workspace, person=person)
    latest = visits.order_by("-seen_at", "-pk").first()
    if latest and latest.map_id == map.pk and at - latest.seen_at < VISIT_EVERY:
        return
    if not visits.filter(map=map).update(seen_at=at):
        MapVisit.objects.get_or_create(map=map, person=person, defaults={"seen_at": at})
