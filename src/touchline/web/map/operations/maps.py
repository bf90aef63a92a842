"""Maps themselves."""

from django.db import transaction

from touchline.web.identify import operations as identify
from touchline.web.identify import queries as library
from touchline.web.map import queries
from touchline.web.map.models import Map
from touchline.web.shell.slugs import new_slug
from touchline.web.workspace.models import Person, Workspace
from touchline.web.workspace.operations import audit


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
