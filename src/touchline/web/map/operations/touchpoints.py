"""Touchpoints as they are changed from the map: the record and the typed change, written together."""

from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from django.db import transaction

from touchline.engine.map import changed_fields
from touchline.web.identify import operations as identify
from touchline.web.identify import queries as library
from touchline.web.identify.models import Segment, Stage, Touchpoint
from touchline.web.map.models import Change, Map, Placement
from touchline.web.map.operations.placements import AlreadyPlacedError, lock, put, record, whereabouts
from touchline.web.map.operations.steps import one_step
from touchline.web.shell.slugs import new_slug
from touchline.web.workspace.models import Member, Person

FIELDS = (
    "name",
    "kinds",
    "channel",
    "status",
    "direct",
    "control",
    "protected",
    "responsible",
    "monthly_cost_minor",
    "note",
)


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
    after = whereabouts(placement) if known else {**whereabouts(placement), "record": kept_record(touchpoint)}
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
    version: int,
    person: Person | None,
    undoes: Change | None = None,
    **fields: Any,
) -> Touchpoint:
    """Change fields of a touchpoint from this map. Raises identify's StaleEditError when it was changed since."""
    old = kept_record(touchpoint)
    before, after = changed_fields({name: old[name] for name in fields}, as_kept(fields))
    if not after:
        return touchpoint
    changed = identify.change_touchpoint(
        touchpoint, version=version, person=person, **{name: fields[name] for name in after}
    )
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


def kept_record(touchpoint: Touchpoint) -> dict[str, Any]:
    """Return a touchpoint's fields as a change keeps them: a responsible person by number."""
    return as_kept({name: getattr(touchpoint, name) for name in FIELDS})


def as_kept(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value.pk if isinstance(value, Member) else value for name, value in fields.items()}
