"""A map's own lanes brought back to what they were: by ordinary changes."""

from typing import Any

from touchline.engine import map as engine
from touchline.web.identify import queries as library
from touchline.web.map.models import Cell, Map
from touchline.web.map.operations import own_lanes
from touchline.web.map.operations.lanes_back import found
from touchline.web.workspace.models import Person


def add_lane(map: Map, change: engine.Change, person: Person | None) -> None:
    facts = change.after or {}
    own_lanes.add_lane(map, name=facts["name"], slug=change.subject, position=facts["position"], person=person)


def edit_lane(map: Map, change: engine.Change, person: Person | None) -> None:
    own_lanes.rename_lane(found(map, change.subject), name=(change.after or {})["name"], person=person)


def move_lane(map: Map, change: engine.Change, person: Person | None) -> None:
    own_lanes.move_lane(found(map, change.subject), position=(change.after or {})["position"], person=person)


def remove_lane(map: Map, change: engine.Change, person: Person | None) -> None:
    own_lanes.remove_lane(found(map, change.subject), person=person)


def add_cell(map: Map, change: engine.Change, person: Person | None) -> None:
    facts = change.after or {}
    segment = library.segment(map.workspace, facts["segment"]) if facts.get("segment") else None
    says: dict[str, Any] = {"lane": found(map, facts["lane"]), "stage": library.stage(map.workspace, facts["stage"])}
    for other in Cell.objects.filter(**says, segment=segment).select_related("lane", "stage", "segment"):
        own_lanes.empty(map, other, person=person)
    own_lanes.fill(map, {**says, "segment": segment, "text": facts["text"]}, slug=change.subject, person=person)


def edit_cell(map: Map, change: engine.Change, person: Person | None) -> None:
    cell = Cell.objects.select_related("lane", "stage", "segment").get(lane__map=map, slug=change.subject)
    own_lanes.rewrite(map, cell, (change.after or {})["text"], person=person)


def remove_cell(map: Map, change: engine.Change, person: Person | None) -> None:
    """Empty a cell; one that went with its lane is empty already."""
    cell = Cell.objects.select_related("lane", "stage", "segment").filter(lane__map=map, slug=change.subject).first()
    if cell:
        own_lanes.empty(map, cell, person=person)
