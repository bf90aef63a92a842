"""Which lanes a person has switched on."""

from collections.abc import Sequence

from touchline.web.map.models import LaneChoice
from touchline.web.workspace.models import Person, Workspace


def chosen_lanes(workspace: Workspace, person: Person, *, first: Sequence[str]) -> list[str]:
    """Return the keys of a person's lanes, from the top; those of first until they chose."""
    choice = LaneChoice.objects.filter(workspace=workspace, person=person).first()
    return list(choice.lanes if choice else first)
