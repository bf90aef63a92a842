"""The jobs of a workspace: what runs, what ended, how."""

from django.db.models import Sum

from touchline.web.shell.paging import Page, page
from touchline.web.workspace.models import Job, JobState, JobTally, Workspace


def history(workspace: Workspace, *, after: str = "") -> Page[Job]:
    """Return one page of the jobs, newest first; after is the token that the page before gave."""
    jobs = Job.objects.filter(workspace=workspace).select_related("asked_by")
    return page(jobs, after=after, order=["-asked_at", "-pk"])


def job(workspace: Workspace, slug: str) -> Job | None:
    return Job.objects.filter(workspace=workspace, slug=slug).select_related("asked_by").first()


def open_jobs(workspace: Workspace, kind: str) -> list[Job]:
    """Return the jobs of one kind that still have work to do, oldest first."""
    states = [JobState.WAITING, JobState.RUNNING]
    return list(Job.objects.filter(workspace=workspace, kind=kind, state__in=states).order_by("pk"))


def unfinished_jobs(workspace: Workspace, kind: str) -> list[Job]:
    """Return the jobs of one kind that have work to do still, or ended without having done it, newest first."""
    jobs = Job.objects.filter(workspace=workspace, kind=kind).exclude(state=JobState.DONE)
    return list(jobs.order_by("-pk"))


def jobs_open(workspace: Workspace) -> int:
    """Return how many jobs still have work to do."""
    return Job.objects.filter(workspace=workspace, state__in=[JobState.WAITING, JobState.RUNNING]).count()


def jobs_no_longer_listed(workspace: Workspace) -> int:
    """Return how many jobs ended so long ago that only their number is kept."""
    return JobTally.objects.filter(workspace=workspace).aggregate(jobs=Sum("jobs"))["jobs"] or 0
