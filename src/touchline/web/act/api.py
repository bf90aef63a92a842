"""Tasks as programs see them."""

from datetime import date, datetime
from typing import Any

from django.utils.timezone import now
from django.utils.translation import gettext_noop as _
from ninja import Path, Query, Router, Status
from pydantic import Field

from touchline.web.act import operations, queries
from touchline.web.act.models import Task, TaskState
from touchline.web.identify import queries as library
from touchline.web.workspace.api import (
    READ,
    STALE,
    WRITE,
    Asked,
    Body,
    Day,
    Item,
    KeyRequest,
    Listed,
    Slug,
    Version,
    answers,
    found_member,
    found_or_404,
    left_out,
    listed,
)
from touchline.web.workspace.api.fields import days_of, name_of
from touchline.web.workspace.models import Workspace

router = Router(tags=["tasks"], auth=READ)
Title, Days = name_of(200), days_of(10_000)


class TaskItem(Item):
    """One thing that one person does by a day."""

    slug: str
    title: str
    state: TaskState
    touchpoint: str | None = Field(description=_("Slug of the touchpoint."))
    responsible: str | None = Field(description=_("Slug of the member who is responsible."))
    due_date: date | None
    effort_days: float = Field(description=_("Working days."))
    created_at: datetime
    done_at: datetime | None
    version: int = Field(description=_("Send it with a change; it grows by 1 with each."))


class NewTask(Body):
    """A task to add."""

    title: Title  # type: ignore[valid-type]
    touchpoint: Slug | None = None
    responsible: Slug | None = None
    due_date: Day | None = None
    effort_days: Days = left_out()  # type: ignore[valid-type]


class ChangedTask(Body):
    """Fields to change; what is left out stays."""

    version: Version
    state: TaskState = left_out()
    title: Title = left_out()  # type: ignore[valid-type]
    responsible: Slug | None = None
    due_date: Day | None = None
    effort_days: Days = left_out()  # type: ignore[valid-type]


def task_item(task: Task) -> TaskItem:
    names = ("slug", "title", "due_date", "effort_days", "created_at", "done_at", "version")
    return TaskItem(
        **{name: getattr(task, name) for name in names},
        state=TaskState(task.state),
        touchpoint=task.touchpoint.slug if task.touchpoint else None,
        responsible=task.responsible.slug if task.responsible else None,
    )


def fields_of(workspace: Workspace, body: Body) -> dict[str, Any]:
    """Return what the request says, by the names of the row. Raises NotFound."""
    fields = body.told
    if "responsible" in fields:
        member = found_member(workspace, fields.pop("responsible"))
        fields["responsible_id"] = member.pk if member else None
    return fields


@router.get("", response=answers(Listed[TaskItem]), operation_id="list_tasks", summary=_("List the tasks"))
def list_tasks(request: KeyRequest, asked: Query[Asked]) -> Listed[TaskItem]:
    return listed(request.workspace, queries.task_rows(request.workspace), asked, task_item)


@router.post(
    "",
    auth=WRITE,
    response=answers(TaskItem, status=201),
    operation_id="create_task",
    summary=_("Add a task"),
)
def create_task(request: KeyRequest, body: NewTask) -> Status[TaskItem]:
    fields = fields_of(request.workspace, body)
    if slug := fields.pop("touchpoint", None):
        fields["touchpoint"] = found_or_404(library.touchpoint, request.workspace, slug, kind="touchpoint")
    return Status(201, task_item(operations.add_task(request.workspace, person=request.auth.made_by, **fields)))


@router.get("/{task}", response=answers(TaskItem), operation_id="get_task", summary=_("Read one task"))
def get_task(request: KeyRequest, task: Path[Slug]) -> TaskItem:
    return task_item(found_or_404(queries.task, request.workspace, task, kind="task"))


@router.patch(
    "/{task}",
    auth=WRITE,
    response=answers(TaskItem),
    operation_id="change_task",
    summary=_("Change a task, or say how far it is"),
    description=STALE,
)
def change_task(request: KeyRequest, task: Path[Slug], body: ChangedTask) -> TaskItem:
    row = found_or_404(queries.task, request.workspace, task, kind="task")
    fields = fields_of(request.workspace, body)
    operations.change_task(row, person=request.auth.made_by, changed_at=now(), **fields)
    return task_item(found_or_404(queries.task, request.workspace, task, kind="task"))
