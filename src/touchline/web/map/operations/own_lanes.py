"""Lanes of a map's own: added, renamed, reordered, removed, and written into, each with its typed change."""

from typing import Any

from django.db import transaction

from touchline.web.identify.models import Segment, Stage
from touchline.web.map.models import Cell, Change, Lane, Map
from touchline.web.map.operations.placements import lock, record
from touchline.web.map.operations.steps import one_step
from touchline.web.shell.errors import StaleEdit
from touchline.web.shell.slugs import new_slug
from touchline.web.workspace.models import Person

MOST_LANES = 30


class TooManyLanesError(Exception):
    """The map has as many lanes of its own as it can have."""


class StaleCellError(StaleEdit):
    """Somebody else wrote into the same cell since it was read; text and version are how it stands now."""

    def __init__(self, text: str, version: int) -> None:
        super().__init__(text[:80])
        self.text, self.version = text, version


@transaction.atomic
def add_lane(
    map: Map,
    *,
    name: str,
    slug: str = "",
    position: int | None = None,
    person: Person | None,
    undoes: Change | None = None,
) -> Lane:
    """Put a lane under the others, or at a position counted from 0. Raises TooManyLanesError."""
    map = lock(map)
    there = lanes_of(map)
    if len(there) >= MOST_LANES:
        raise TooManyLanesError
    place = len(there) if position is None else min(position, len(there))
    lane = Lane.objects.create(map=map, slug=slug or new_slug(name), name=name, position=place)
    there.insert(place, lane)
    settle(there)
    record(map, "add-lane", lane, after=told(lane), person=person, undoes=undoes)
    return lane


@transaction.atomic
def rename_lane(lane: Lane, *, name: str, person: Person | None, undoes: Change | None = None) -> Change | None:
    """Call a lane otherwise, and return the change, if it is one. Raises Lane.DoesNotExist when it is gone."""
    map = lock(lane.map)
    now = Lane.objects.get(pk=lane.pk)
    if now.name == name:
        return None
    before: dict[str, object] = {"name": now.name}
    now.name = name
    now.save(update_fields=["name"])
    return record(map, "edit-lane", now, before=before, after={"name": name}, person=person, undoes=undoes)


@transaction.atomic
def move_lane(lane: Lane, *, position: int, person: Person | None, undoes: Change | None = None) -> Change | None:
    """Put a lane at another place among the map's own, counted from 0, and return the change, if it is one."""
    map = lock(lane.map)
    there = lanes_of(map)
    now = next((one for one in there if one.pk == lane.pk), None)
    if now is None:
        raise Lane.DoesNotExist
    before = told(now)
    there.remove(now)
    there.insert(min(max(position, 0), len(there)), now)
    settle(there)
    after = told(now)
    return (
        None
        if after == before
        else record(map, "move-lane", now, before=before, after=after, person=person, undoes=undoes)
    )


def remove_lane(lane: Lane, *, person: Person | None, undoes: Change | None = None) -> Change:
    """Remove a lane with all that stands in it, in one step. Raises Lane.DoesNotExist when it is gone."""
    with one_step(lane.map) as map:
        now = Lane.objects.get(pk=lane.pk)
        for cell in cells_of(now):
            empty(map, cell, person=person)
        change = record(map, "remove-lane", now, before=told(now), person=person, undoes=undoes)
        now.delete()
        settle(lanes_of(map))
    change.refresh_from_db()
    return change


@transaction.atomic
def write_cell(
    lane: Lane, *, stage: Stage, segment: Segment | None, text: str, seen: int | None = None, person: Person | None
) -> Change | None:
    """Write what a lane says of a stage, for one segment or all customers, and return the change, if it is one.

    An empty text empties the cell. seen: the version that was read, 0 for an empty cell. Raises StaleCellError when
    somebody else wrote meanwhile; then nothing is written. Raises Lane.DoesNotExist when the lane is gone.
    """
    map = lock(lane.map)
    lane = Lane.objects.get(pk=lane.pk)
    text = text.replace("\r\n", "\n").strip()
    now = (
        Cell.objects.filter(lane=lane, stage=stage, segment=segment).select_related("lane", "stage", "segment").first()
    )
    if text == (now.text if now else ""):
        return None
    if seen is not None and seen != (now.version if now else 0):
        raise StaleCellError(now.text if now else "", now.version if now else 0)
    if now is None:
        return fill(map, {"lane": lane, "stage": stage, "segment": segment, "text": text}, person=person)
    return rewrite(map, now, text, person=person) if text else empty(map, now, person=person)


def fill(
    map: Map, says: dict[str, Any], *, slug: str = "", person: Person | None, undoes: Change | None = None, **more: Any
) -> Change:
    cell = Cell.objects.create(slug=slug or new_slug("cell"), **says)
    return record(map, "add-cell", cell, after=kept_cell(cell), person=person, undoes=undoes, **more)


def rewrite(
    map: Map, cell: Cell, text: str, *, person: Person | None, undoes: Change | None = None, **more: Any
) -> Change:
    before: dict[str, object] = {"text": cell.text}
    cell.text = text
    cell.version += 1
    cell.save(update_fields=["text", "version"])
    return record(map, "edit-cell", cell, before=before, after={"text": text}, person=person, undoes=undoes, **more)


def empty(map: Map, cell: Cell, *, person: Person | None, undoes: Change | None = None, **more: Any) -> Change:
    change = record(map, "remove-cell", cell, before=kept_cell(cell), person=person, undoes=undoes, **more)
    cell.delete()
    return change


def lanes_of(map: Map) -> list[Lane]:
    return list(Lane.objects.filter(map=map))


def cells_of(lane: Lane) -> list[Cell]:
    return list(Cell.objects.filter(lane=lane).select_related("lane", "stage", "segment").order_by("pk"))


def told(lane: Lane) -> dict[str, object]:
    return {"name": lane.name, "position": lane.position}


def kept_cell(cell: Cell) -> dict[str, object]:
    """Return a cell as changes and documents keep it."""
    segment = cell.segment.slug if cell.segment else None
    return {"lane": cell.lane.slug, "stage": cell.stage.slug, "segment": segment, "text": cell.text}


def settle(lanes: list[Lane]) -> None:
    """Number the places 0, 1, 2 ... in the order in which the lanes stand."""
    for place, lane in enumerate(lanes):
        lane.position = place
    Lane.objects.bulk_update(lanes, ["position"])
