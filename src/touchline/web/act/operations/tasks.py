"""Tasks added, changed, finished, and each change taken back."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.core import signing
from django.db import transaction

from touchline.web.act import queries
from touchline.web.act.models import Task, TaskState
from touchline.web.shell.errors import StaleEdit
from touchline.web.shell.slugs import new_slug
from touchline.web.workspace.models import Member, Person, Workspace
from touchline.web.workspace.operations import audit

EDITABLE = frozenset({"title", "responsible_id", "due_date", "effort_days", "state", "note"})
WAY_BACK = "act.way_back"


@transaction.atomic
def add_task(workspace: Workspace, *, person: Person | None, **fields: Any) -> Task:
    """Add a task that no decision asked for."""
    task = Task.objects.create(workspace=workspace, slug=new_slug(fields["title"]), **fields)
    audit.note(workspace, person, "act.add_task", task.slug, title=task.title)
    return task


@transaction.atomic
def change_task(task: Task, *, version: int, person: Person | None, changed_at: datetime, **fields: Any) -> str:
    """Change a task that was read at this version; returns the way back, empty when nothing is otherwise.

    Raises StaleEdit when somebody changed it since, TypeError for a field that can't be changed.
    """
    if strange := set(fields) - EDITABLE:
        raise TypeError(f"{sorted(strange)} of a task cannot be changed")
    changes = {name: value for name, value in fields.items() if value != getattr(task, name)}
    if not changes:
        return ""
    before = {name: getattr(task, name) for name in changes}
    written = changes | finishing(changes, person, changed_at)
    if not Task.objects.filter(pk=task.pk, version=version).update(version=version + 1, **written):
        raise StaleEdit(task.slug)
    audit.note(
        task.workspace, person, "act.change_task", task.slug, title=task.title, before=kept(before), after=kept(changes)
    )
    return signing.dumps({"task": task.slug, "version": version + 1, "fields": kept(before)}, salt=WAY_BACK)


def finishing(changes: Mapping[str, Any], person: Person | None, changed_at: datetime) -> dict[str, Any]:
    """Return who finished a task and when, if its state changes."""
    if "state" not in changes:
        return {}
    done = changes["state"] == TaskState.DONE
    return {"done_at": changed_at if done else None, "done_by": person if done else None}


def kept(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in fields.items()}


def take_back(workspace: Workspace, way_back: str, *, member: Member, may_edit: bool, changed_at: datetime) -> Task:
    """Undo a change. Who may not edit takes back only the state of a task of their own. Raises StaleEdit."""
    try:
        step = signing.loads(way_back, salt=WAY_BACK)
        task = queries.task(workspace, step["task"])
    except (signing.BadSignature, Task.DoesNotExist) as error:
        raise StaleEdit("way back") from error
    fields = dict(step["fields"])
    if not may_edit and (task.responsible_id != member.pk or set(fields) != {"state"}):
        raise StaleEdit("way back")
    if fields.get("due_date"):
        fields["due_date"] = date.fromisoformat(fields["due_date"])
    change_task(task, version=step["version"], person=member.person, changed_at=changed_at, **fields)
    return task
