"""Lanes: which of them a person sees."""

from collections.abc import Sequence

from touchline.web.map import queries
from touchline.web.map.models import LaneChoice, Map
from touchline.web.workspace.models import Person


def choose_lanes(map: Map, *, lanes: Sequence[str], person: Person) -> None:
    """Remember which lanes a person wants under the maps of a workspace, from the top.

    Of a map's own lanes those not named are switched off; what was said of other maps' lanes stays.
    """
    own = [lane.key for lane in queries.own_lanes(map)]
    off = [f"{LaneChoice.OFF}{key}" for key in own if key not in lanes]
    before = LaneChoice.objects.filter(workspace=map.workspace, person=person).first()
    said = [(key, key.removeprefix(LaneChoice.OFF)) for key in (before.lanes if before else ())]
    others = [key for key, name in said if name.startswith("own-") and name not in own]
    told = {"lanes": [*lanes, *off, *others]}
    LaneChoice.objects.update_or_create(workspace=map.workspace, person=person, defaults=told)
