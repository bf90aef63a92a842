"""Which lanes a person has switched on, and the lanes of a map's own."""

from collections.abc import Sequence

from touchline.web.identify.models import Segment
from touchline.web.map.models import Cell, Lane, LaneChoice, Map
from touchline.web.workspace.models import Person


def lanes_on(map: Map, person: Person, *, first: Sequence[str]) -> list[str]:
    """Return the keys of a person's lanes, from the top; those of first until they chose.

    The map's own lanes come last while the person has said nothing of them.
    """
    choice = LaneChoice.objects.filter(workspace=map.workspace, person=person).first()
    said = list(choice.lanes if choice else first)
    told = {key.removeprefix(LaneChoice.OFF) for key in said}
    new = [lane.key for lane in own_lanes(map) if lane.key not in told]
    return [key for key in said if not key.startswith(LaneChoice.OFF)] + new


def own_lanes(map: Map) -> list[Lane]:
    """Return the lanes of a map's own, in their order."""
    return list(Lane.objects.filter(map=map).select_related("map__workspace"))


def own_lane(map: Map, slug: str) -> Lane:
    """Return one lane of a map's own by its URL name. Raises Lane.DoesNotExist."""
    return Lane.objects.select_related("map__workspace").get(map=map, slug=slug)


def written(map: Map, segment: Segment | None) -> dict[tuple[int, int], Cell]:
    """Return what the map's own lanes say of one segment (None: of all customers), by lane and stage."""
    rows = Cell.objects.filter(lane__map=map, segment=segment)
    return {(cell.lane_id, cell.stage_id): cell for cell in rows}
