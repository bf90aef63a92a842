"""Maps themselves: started, copied, changed, put away, deleted."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from touchline.web.identify import operations as identify
from touchline.web.identify import queries as library
from touchline.web.map import queries
from touchline.web.map.models import Change, Map, MapView, MapVisit, Placement
from touchline.web.map.operations.placements import record
from touchline.web.shell.errors import StaleEdit
from touchline.web.shell.slugs import new_slug
from touchline.web.workspace.models import Person, Workspace
from touchline.web.workspace.operations import audit

VISIT_EVERY = timedelta(minutes=10)


EDITABLE = frozenset({"name", "kind", "state", "description", "responsible", "review_by"})


class StaleMapError(StaleEdit):
    """Somebody else changed the same field of the map since it was read; map is how it stands now."""

    def __init__(self, map: Map, fields: frozenset[str]) -> None:
        super().__init__(map.slug)
        self.map, self.fields = map, fields


@transaction.atomic
def create_map(workspace: Workspace, *, name: str, person: Person | None, **fields: Any) -> Map:
    """Start an empty map. Raises TypeError for a field that it does not have."""
    if strange := set(fields) - EDITABLE - {"parent"}:
        raise TypeError(f"a map has no {sorted(strange)}")
    map = Map.objects.create(workspace=workspace, slug=new_slug(name), name=name, **fields)
    audit.note(workspace, person, "map.create_map", map.slug, name=name)
    return map


@transaction.atomic
def open_map(workspace: Workspace, *, person: Person | None) -> Map:
    """Return the workspace's first map, started now when there is none."""
    identify.locked(workspace)
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


def remember_look(map: Map, *, person: Person, look: str) -> None:
    """Remember how a person looked at a map; they have visited it."""
    MapVisit.objects.filter(map=map, person=person).exclude(look=look).update(look=look[:2000])


def keep_view(map: Map, *, name: str, look: str, shared: bool, person: Person) -> MapView:
    """Keep a look under a name: for the person, or for all. One of the same name of the same people is replaced."""
    owner = None if shared else person
    view, _made = MapView.objects.update_or_create(
        map=map,
        person=owner,
        name=name,
        defaults={"look": look},
        create_defaults={"look": look, "slug": new_slug(name)},
    )
    return view


def remove_view(view: MapView) -> None:
    view.delete()


@transaction.atomic
def change_map(
    map: Map, *, seen: Mapping[str, int], person: Person | None, undoes: Change | None = None, **fields: Any
) -> Map:
    """Change fields of a map, and return it as it stands now. seen: the version of each field that the page showed.

    What others changed meanwhile in other fields stays. Raises StaleMapError when one of these was changed too;
    then nothing is written. Raises TypeError for a field that cannot be changed.
    """
    if strange := set(fields) - EDITABLE:
        raise TypeError(f"{sorted(strange)} of a map cannot be changed")
    now = Map.objects.select_for_update().get(pk=map.pk)
    changed = {name: value for name, value in fields.items() if getattr(now, name) != value}
    stale = frozenset(name for name in changed if now.version_of(name) != seen.get(name, 1))
    if stale:
        raise StaleMapError(now, stale)
    if not changed:
        return now
    before = {name: identify.kept_value(getattr(now, name)) for name in changed}
    for name, value in changed.items():
        setattr(now, name, value)
        now.field_versions[name] = now.version_of(name) + 1
    now.version += 1
    now.save(update_fields=[*changed, "field_versions", "version"])
    after = {name: identify.kept_value(value) for name, value in changed.items()}
    record(now, "edit-map", now, before=before, after=after, person=person, undoes=undoes)
    audit.note(now.workspace, person, "map.change_map", now.slug, name=now.name, fields=sorted(changed))
    return now


@transaction.atomic
def archive_map(map: Map, *, person: Person, at: datetime) -> None:
    """Put a map away: it is listed apart, and no room takes it for the map that is meant."""
    if Map.objects.filter(pk=map.pk, archived_at=None).update(archived_at=at):
        audit.note(map.workspace, person, "map.archive_map", map.slug, name=map.name)


@transaction.atomic
def bring_back_map(map: Map, *, person: Person) -> None:
    """Put an archived map back among those in use."""
    if Map.objects.filter(pk=map.pk).exclude(archived_at=None).update(archived_at=None):
        audit.note(map.workspace, person, "map.bring_back_map", map.slug, name=map.name)


@transaction.atomic
def delete_map(map: Map, *, person: Person) -> None:
    """Delete a map with its cards and its history. Its touchpoints stay, and so do the maps of its cards."""
    audit.note(map.workspace, person, "map.delete_map", map.slug, name=map.name)
    map.delete()


@transaction.atomic
def open_sub_map(placement: Placement, *, person: Person) -> Map:
    """Return the map that draws a card in detail, begun now if there is none."""
    Placement.objects.select_for_update().get(pk=placement.pk)
    known = queries.sub_map(placement)
    if known:
        return known
    above = placement.map
    like = {"kind": above.kind, "state": above.state, "responsible": placement.touchpoint.responsible}
    return create_map(above.workspace, name=placement.touchpoint.name, person=person, parent=placement, **like)
