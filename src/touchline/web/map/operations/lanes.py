"""Lanes: which of them a person sees."""

from collections.abc import Sequence

from touchline.web.map.models import LaneChoice
from touchline.web.workspace.models import Person, Workspace


def choose_lanes(workspace: Workspace, *, lanes: Sequence[str], person: Person) -> None:
    """Remember which lanes a person wants under the maps of a workspace, from the top."""
    LaneChoice.objects.update_or_create(workspace=workspace, person=person, defaults={"lanes": list(lanes)})
