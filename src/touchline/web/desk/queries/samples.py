"""Which samples there are, and which of them somebody has already."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from touchline.engine.sample import SAMPLES
from touchline.web.workspace.models import Job, Person, Workspace
from touchline.web.workspace.queries.workspaces import memberships

ABOUT: dict[str, Promise] = {
    "casa-lavanda": _(
        "A home-goods retailer with a shop, a web shop and delivery: 41 touchpoints, 18 months of answers and events."
    ),
    "green-broom": _("A one-woman cleaning service with 60 clients: no event data, a few notes and twelve answers."),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One sample, and the workspaces that hold it."""

    key: str
    name: str
    about: Promise
    workspaces: Sequence[Workspace]


def samples(person: Person) -> list[Choice]:
    """Return every sample with the person's workspaces that hold it."""
    mine = [membership.workspace for membership in memberships(person)]
    return [
        Choice(key, Workspace(sample=key).sample_name, ABOUT[key], [each for each in mine if each.sample == key])
        for key in SAMPLES
    ]


def workspace_with(person: Person, sample: str) -> Workspace | None:
    """Return the person's workspace that holds a sample, if there is one."""
    return next((each.workspace for each in memberships(person) if each.workspace.sample == sample), None)


def time_zone_of(person: Person) -> str:
    """Return the time zone of the person's own company; empty where there is none."""
    mine = [membership.workspace for membership in memberships(person)]
    return next((workspace.time_zone for workspace in mine if not workspace.sample), "")


def workspace_of(job: Job) -> Workspace:
    """Return the workspace that a job fills."""
    assert job.workspace is not None  # noqa: S101 it was asked for in one
    return job.workspace
