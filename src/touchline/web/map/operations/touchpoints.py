"""Touchpoints as they are changed from the map: the record and the typed change, written together."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any

from django.db import transaction

from touchline.engine.map import changed_fields
from touchline.web.identify import operations as identify
from touchline.web.identify import queries as library
from touchline.web.identify.models import Segment, Stage, Touchpoint
from touchline.web.map.models import Change, Map, Placement
from touchline.web.map.operations.placements import AlreadyPlacedError, lock, put, record, whereabouts
from touchline.web.map.operations.records import whole_record
from touchline.web.map.operations.steps import one_step
from touchline.web.shell.slugs import new_slug
from touchline.web.workspace.models import Person


@transaction.atomic
def add_touchpoint(
    map: Map,
    *,
    name: str,
    stage: Stage,
    segment: Segment | None = None,
    position: int | None = None,
    person: Person | None,
) -> Placement:
    """Put a touchpoint on the map by its name: the library's own, or a new one. Raises AlreadyPlacedError."""
    lock(map)
    known = library.touchpoints_by_name(stage.workspace).get(" ".join(name.split()).casefold())
    touchpoint = known or identify.create_touchpoint(stage.workspace, name=name, person=person)
    placement = put(map, touchpoint, stage, segment, position=position, slug=new_slug(name))
    after = {**whereabouts(placement), "record": whole_record(touchpoint)}
    record(map, "place" if known else "add", placement, after=after, person=person)
    return placement


def add_touchpoints(
    map: Map, *, names: Iterable[str], stage: Stage, segment: Segment | None = None, person: Person | None
) -> list[Placement]:
    """Put several on the map in one step, last in their cell; those that stand there already are passed over."""
    placed = []
    with one_step(map):
        for name in filter(None, (" ".join(line.split()) for line in names)):
            with suppress(AlreadyPlacedError):
                placed.append(add_touchpoint(map, name=name, stage=stage, segment=segment, person=person))
    return placed


@transaction.atomic
def change_touchpoint(
    map: Map,
    touchpoint: Touchpoint,
    *,
    version: int | None = None,
    seen: Mapping[str, int] | None = None,
    person: Person | None,
    undoes: Change | None = None,
    **fields: Any,
) -> Touchpoint:
    """Change fields of a touchpoint from this map, as it stands now; what says the same already is passed over.

    Raises identify's StaleEditError (by version, of the whole) or FieldConflictError (by seen, field by field) when it
    was changed since.
    """
    now = identify.locked_touchpoint(touchpoint)
    before, after = changed_fields(identify.kept(now, fields), as_kept(fields))
    if not after:
        return now
    new = {name: fields[name] for name in after}
    changed = identify.change_touchpoint(now, version=version, seen=seen, person=person, **new)
    record(map, "edit", changed, before=before, after=after, person=person, undoes=undoes)
    return changed


@transaction.atomic
def describe_touchpoint(touchpoint: Touchpoint, *, version: int, person: Person, **fields: Any) -> Change | None:
    """Change fields of a touchpoint from a list, and return the change on the workspace's first map, if there is one.

    Raises identify's StaleEditError when it was changed since.
    """
    map = Map.objects.filter(workspace=touchpoint.workspace).select_related("workspace").order_by("pk").first()
    if map is None:
        identify.change_touchpoint(touchpoint, version=version, person=person, **fields)
        return None
    changed = change_touchpoint(map, touchpoint, version=version, person=person, **fields)
    if changed.version == touchpoint.version:
        return None
    return Change.objects.select_related("map__workspace").filter(map=map, subject=touchpoint.slug).latest("pk")


def as_kept(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: identify.kept_value(value) for name, value in fields.items()}
