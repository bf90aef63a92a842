"""The best plans asked for, where finding them takes longer than a page may."""

from django.utils.translation import gettext_noop

from touchline.web.decide import queries
from touchline.web.workspace.models import Job, Person, Workspace
from touchline.web.workspace.operations import jobs


def ask_for_front(workspace: Workspace, *, budget: int | None, unit: int | None, person: Person) -> Job:
    """Have the best plans found by the worker. Asked twice, it is done once."""
    arguments = {"budget": budget, "unit": unit}
    open_job = queries.finding(workspace)
    if open_job and open_job.arguments == arguments:
        return open_job
    return jobs.enqueue(
        workspace, queries.FIND_FRONT, arguments, title=gettext_noop("Find the best plans"), asked_by=person
    )
