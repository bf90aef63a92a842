"""What can be asked about tasks."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.timezone import localdate

from touchline.web.act.models import Task, TaskState
from touchline.web.workspace.models import Member, Workspace

NOT_DONE = ~Q(state=TaskState.DONE)


def today(workspace: Workspace) -> date:
    """Return the day it is where the workspace is."""
    return localdate(timezone=workspace.zone)


def late(workspace: Workspace) -> Q:
    """Match tasks that should be done by now."""
    return NOT_DONE & Q(due_date__lt=today(workspace))


def tasks(workspace: Workspace) -> list[Task]:
    """Return every task: by due date, those without one last."""
    return sorted(task_rows(workspace), key=by_due_date)


def task_rows(workspace: Workspace) -> QuerySet[Task]:
    related = ("responsible__person", "touchpoint", "decision__plan", "option", "workspace")
    return Task.objects.filter(workspace=workspace).select_related(*related)


def by_due_date(task: Task) -> tuple[date, int]:
    return task.due_date or date.max, task.pk


def task(workspace: Workspace, slug: str) -> Task:
    """Return one task by its URL name. Raises Task.DoesNotExist."""
    return task_rows(workspace).get(slug=slug)


@dataclass(frozen=True, slots=True)
class Listing:
    """Tasks of one filter, and how many each filter has."""

    tasks: list[Task]
    shown: str
    counts: dict[str, int]


def listing(workspace: Workspace, member: Member, *, show: str, decision: str = "") -> Listing:
    """Return the tasks of a filter: open (the default), mine, late, done or all; of one decision if asked."""
    filters = {
        "open": NOT_DONE,
        "mine": NOT_DONE & Q(responsible=member),
        "late": late(workspace),
        "done": Q(state=TaskState.DONE),
        "all": Q(),
    }
    show = show if show in filters else "open"
    rows = task_rows(workspace)
    if decision:
        rows = rows.filter(decision__slug=decision)
    counts = {name: rows.filter(only).count() for name, only in filters.items()}
    return Listing(sorted(rows.filter(filters[show]), key=by_due_date), show, counts)


def waiting(workspace: Workspace) -> int:
    """Return how many tasks are late, or open with nobody responsible."""
    nobody = NOT_DONE & Q(responsible=None)
    return Task.objects.filter(late(workspace) | nobody, workspace=workspace).count()
