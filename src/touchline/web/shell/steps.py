"""The loop as the rail shows it: each step's name in the reader's language."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from touchline.loop import Step

NAMES: dict[Step, str | Promise] = {
    Step.IDENTIFY: _("Identify"),
    Step.MAP: pgettext_lazy("step of the loop", "Map"),
    Step.LISTEN: _("Listen"),
    Step.ANALYSE: _("Analyse"),
    Step.DECIDE: _("Decide"),
    Step.ACT: _("Act"),
    Step.MONITOR: _("Monitor"),
}


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the rail."""

    key: str
    name: str
    url: str
    here: bool


def rail(workspace_slug: str, room: str) -> list[Place]:
    """Return the overview and the seven steps in order; room is the one being looked at."""
    return [
        Place(
            "overview", str(_("Overview")), reverse("desk:index", kwargs={"workspace": workspace_slug}), room == "desk"
        ),
        *(
            Place(step, str(NAMES[step]), reverse(f"{step}:index", kwargs={"workspace": workspace_slug}), room == step)
            for step in Step
        ),
    ]
