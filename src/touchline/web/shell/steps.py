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

MAIN = ("overview", Step.MAP, Step.LISTEN, Step.ACT)


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the rail."""

    key: str
    name: str
    url: str
    here: bool
    below: bool = False  # whether it stands under the step before it

    @property
    def main(self) -> bool:
        """Whether a phone's bar shows it; the others are behind “More”."""
        return self.key in MAIN


def rail(workspace_slug: str, room: str) -> list[Place]:
    """Return the overview and the seven steps in order, the sources under the first; room is where we are."""
    at = {"workspace": workspace_slug}
    overview = Place("overview", str(_("Overview")), reverse("desk:index", kwargs=at), room == "desk")
    steps = [Place(step, str(NAMES[step]), entrance(step, at), room == step) for step in Step]
    sources = Place("record", str(_("Sources")), reverse("record:index", kwargs=at), room == "record", below=True)
    return [overview, steps[0], sources, *steps[1:]]


def entrance(step: Step, at: dict[str, str]) -> str:
    """Return the first page of a step; there can be several maps, and the step leads to the one that was seen last."""
    return reverse(f"{step}:{'home' if step is Step.MAP else 'index'}", kwargs=at)
