"""What can be done about tasks: made from a decision, added, changed, finished, and taken back."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.core import signing
from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import override

from touchline.engine.act import due_date
from touchline.web.act import queries
from touchline.web.act.models import Task, TaskState
from touchline.web.decide.models import Decision, Move, Option
from touchline.web.identify.models import Touchpoint
from touchline.web.shell.errors import StaleEdit
from touchline.web.shell.slugs import new_slug
from touchline.web.workspace.models import Member, Person, Workspace
from touchline.web.workspace.operations import audit

EDITABLE = frozenset({"title", "responsible_id", "due_date", "effort_days", "state"})
WAY_BACK = "act.way_back"


def tasks_of(decision: Decision) -> list[Task]:
    """Return, not yet written, one task for each option of the plan that changes something and has none so far."""
    workspace = decision.workspace
    known = set(Task.objects.filter(decision=decision).values_list("touchpoint__slug", flat=True))
    changing = [c for c in decision.plan.choices if c["changes"] and c["touchpoint"] not in known]
    touchpoints = {t.slug: t for t in Touchpoint.objects.filter(workspace=workspace)}
    options = {o.slug: o for o in Option.objects.filter(workspace=workspace)}
    decided = localdate(decision.decided_at, workspace.zone)
    with override(workspace.language):
        return [
            new_task(decision, choice, touchpoints.get(choice["touchpoint"]), options.get(choice["option"]), decided)
            for choice in changing
        ]


def new_task(
    decision: Decision, choice: Mapping[str, Any], touchpoint: Touchpoint | None, option: Option | None, decided: date
) -> Task:
    title = title_of(choice)
    return Task(
        workspace=decision.workspace,
        slug=new_slug(title),
        title=title,
        touchpoint=touchpoint,
        decision=decision,
        option=option,
        responsible_id=touchpoint.responsible_id if touchpoint else None,
        due_date=due_date(decided, choice["effort_days"]),
        effort_days=choice["effort_days"],
    )


def title_of(choice: Mapping[str, Any]) -> str:
    """Word a task in the workspace's language."""
    names = {"touchpoint": choice["touchpoint_name"], "option": choice["option_name"]}
    titles = {
        Move.ELIMINATE: _("Eliminate %(touchpoint)s: %(option)s"),
        Move.OPTIMISE: _("Optimise %(touchpoint)s: %(option)s"),
        Move.ADD: _("Add %(touchpoint)s: %(option)s"),
        Move.KEEP: _("Keep %(touchpoint)s: %(option)s"),
    }
    return (titles[Move(choice["move"])] % names)[:200]


@transaction.atomic
def make_tasks(decision: Decision, tasks: Sequence[Task]) -> None:
    """Write the tasks of a decision; one that stands already is passed over."""
    Task.objects.bulk_create(tasks, ignore_conflicts=True)
    audit.note(decision.workspace, None, "act.make_tasks", decision.slug, name=decision.plan.name, tasks=len(tasks))


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
