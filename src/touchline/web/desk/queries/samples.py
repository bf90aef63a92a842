"""Which samples there are, and which of them somebody has already."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from touchline.engine.sample import SAMPLES
from touchline.web.workspace.models import Job, JobState, Person, Workspace
from touchline.web.workspace.queries.workspaces import memberships

LOAD = "desk.load_sample"  # the kind of the job that fills one
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


@dataclass(frozen=True, slots=True)
class Beside:
    """A sample that somebody may look around in, and the job that fills it; None once it is filled."""

    workspace: Workspace
    job: Job | None

    @property
    def about(self) -> Promise | str:
        return ABOUT.get(self.workspace.sample, "")


def samples_beside(workspace: Workspace, person: Person, *, decided: bool) -> list[Beside]:
    """Return the person's samples, for the overview of their own company: until a plan is adopted, or one is filled.

    On a sample's own overview: the sample itself, while it is being filled.
    """
    mine = [each.workspace for each in memberships(person) if each.workspace.sample]
    if workspace.sample:
        mine = [workspace]
    unfilled = Job.objects.filter(workspace__in=mine, kind=LOAD).exclude(state=JobState.DONE) if mine else ()
    jobs = {job.workspace_id: job for job in unfilled}
    found = [Beside(each, jobs.get(each.pk)) for each in mine]
    if workspace.sample or decided:
        return [each for each in found if each.job]
    return found


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
