"""The tasks that a decision makes, each with the steps that it usually takes."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import override

from touchline.engine.act import due_date
from touchline.web.act.models import ChecklistItem, Task
from touchline.web.act.operations.steps import usual_steps
from touchline.web.decide.models import Decision, Move, Option
from touchline.web.identify.models import Touchpoint
from touchline.web.shell.slugs import new_slug
from touchline.web.workspace.operations import audit


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
    """Write the tasks of a decision, each with the usual steps; one that stands already is passed over."""
    Task.objects.bulk_create(tasks, ignore_conflicts=True)
    moves = {choice["touchpoint"]: choice["move"] for choice in decision.plan.choices}
    fresh = Task.objects.filter(slug__in=[task.slug for task in tasks], decision=decision, items=None)
    with override(decision.workspace.language):
        items = [item for task in fresh.select_related("touchpoint") for item in items_of(task, moves)]
    ChecklistItem.objects.bulk_create(items)
    if tasks:
        told = {"name": decision.plan.name, "tasks": len(tasks)}
        audit.note(decision.workspace, None, "act.make_tasks", decision.slug, **told)


def items_of(task: Task, moves: Mapping[str, str]) -> list[ChecklistItem]:
    """Return the usual steps of a task, not yet written."""
    touchpoint = task.touchpoint
    if touchpoint is None or touchpoint.slug not in moves:
        return []
    texts = usual_steps(moves[touchpoint.slug], touchpoint.kinds)
    return [ChecklistItem(task=task, slug=new_slug(text), text=text, position=n) for n, text in enumerate(texts)]
