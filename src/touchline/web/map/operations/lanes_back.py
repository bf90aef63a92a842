"""Changes of a map's own lanes, done the other way round."""

from collections.abc import Callable, Mapping

from touchline.engine import map as engine
from touchline.web.identify import queries as library
from touchline.web.map.models import Cell, Change, Lane, Map
from touchline.web.map.operations import own_lanes
from touchline.web.map.operations.refusals import UndoRefusedError
from touchline.web.workspace.models import Person


def lane_again(map: Map, change: Change, back: engine.Change, person: Person) -> None:
    facts = back.after or {}
    own_lanes.add_lane(
        map, name=facts["name"], slug=change.subject, position=facts["position"], person=person, undoes=change
    )


def lane_away(map: Map, change: Change, _back: engine.Change, person: Person) -> None:
    """Take a new lane away again, unless something was written into it since."""
    lane = found(map, change.subject)
    if own_lanes.cells_of(lane):
        raise UndoRefusedError
    own_lanes.remove_lane(lane, person=person, undoes=change)


def name_back(map: Map, change: Change, back: engine.Change, person: Person) -> None:
    lane = found(map, change.subject)
    if lane.name != (back.before or {})["name"]:
        raise UndoRefusedError
    own_lanes.rename_lane(lane, name=(back.after or {})["name"], person=person, undoes=change)


def place_back(map: Map, change: Change, back: engine.Change, person: Person) -> None:
    lane = found(map, change.subject)
    if own_lanes.move_lane(lane, position=(back.after or {})["position"], person=person, undoes=change) is None:
        raise UndoRefusedError


def cell_again(map: Map, change: Change, back: engine.Change, person: Person) -> None:
    """Write an emptied cell again, unless somebody has written into it since."""
    facts = back.after or {}
    lane, stage = found(map, facts["lane"]), library.stage(map.workspace, facts["stage"])
    segment = library.segment(map.workspace, facts["segment"]) if facts.get("segment") else None
    if Cell.objects.filter(lane=lane, stage=stage, segment=segment).exists():
        raise UndoRefusedError
    says = {"lane": lane, "stage": stage, "segment": segment, "text": facts["text"]}
    own_lanes.fill(map, says, slug=change.subject, person=person, undoes=change)


def cell_away(map: Map, change: Change, back: engine.Change, person: Person) -> None:
    cell = standing(map, change.subject, (back.before or {})["text"])
    own_lanes.empty(map, cell, person=person, undoes=change)


def text_back(map: Map, change: Change, back: engine.Change, person: Person) -> None:
    cell = standing(map, change.subject, (back.before or {})["text"])
    own_lanes.rewrite(map, cell, (back.after or {})["text"], person=person, undoes=change)


def found(map: Map, slug: str) -> Lane:
    return Lane.objects.select_related("map__workspace").get(map=map, slug=slug)


def standing(map: Map, slug: str, text: str) -> Cell:
    """Return a cell that still says what a change wrote. Raises UndoRefusedError, Cell.DoesNotExist."""
    cell = Cell.objects.select_related("lane", "stage", "segment").get(lane__map=map, slug=slug)
    if cell.text != text:
        raise UndoRefusedError
    return cell


LANES_BACK: Mapping[str, Callable[[Map, Change, engine.Change, Person], None]] = {
    "add-lane": lane_again,
    "remove-lane": lane_away,
    "edit-lane": name_back,
    "move-lane": place_back,
    "add-cell": cell_again,
    "remove-cell": cell_away,
    "edit-cell": text_back,
}
