"""A plan adopted: kept as it was, with its reason, and its tasks asked for."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_noop

from touchline.engine import decide as engine
from touchline.web.decide.models import Decision, Option, Plan
from touchline.web.decide.queries import BestPlans
from touchline.web.identify.models import Stage, Status, Touchpoint
from touchline.web.identify.operations.touchpoints import change_touchpoint
from touchline.web.map.operations.maps import open_map
from touchline.web.map.operations.placements import place
from touchline.web.map.queries import off_the_map
from touchline.web.shell.slugs import new_slug
from touchline.web.workspace.models import Person, Workspace
from touchline.web.workspace.operations import audit
from touchline.web.workspace.operations.jobs import enqueue


def adopt(workspace: Workspace, *, best: BestPlans, place: int, name: str, reason: str, person: Person) -> Decision:
    """Adopt the plan at this place of the front: keep it as it is now, and ask for its tasks."""
    chosen = best.front.plans[place]
    plan = Plan(
        workspace=workspace,
        slug=new_slug(name),
        name=name,
        cost_minor=chosen.cost_minor,
        satisfaction=chosen.satisfaction,
        choices=frozen_choices(best, chosen),
        front=frozen_front(best, chosen),
    )
    added = [best.rows[o.option] for o in chosen.chosen if o.move is engine.Move.ADD and not o.is_baseline]
    return record(plan, reason=reason, planned=added, person=person)


@transaction.atomic
def record(plan: Plan, *, reason: str, planned: Sequence[Option], person: Person) -> Decision:
    """Write plan and decision, the audit entry, and the job that makes the tasks, all or none.

    Touchpoints that were ideas and are now to be added become planned, and stand on the map in their stage.
    """
    plan.save()
    decision = Decision.objects.create(
        workspace=plan.workspace, slug=new_slug(plan.name), plan=plan, reason=reason, decided_by=person
    )
    for option in planned:
        plan_touchpoint(option.touchpoint, stage=option.stage, person=person)
    audit.note(plan.workspace, person, "decide.adopt", decision.slug, plan=plan.name, reason=reason)
    enqueue(
        plan.workspace,
        "act.tasks_from_decision",
        {"decision": decision.slug},
        title=gettext_noop("Make the tasks of “%(plan)s”"),
        named={"plan": plan.name},
        asked_by=person,
    )
    return decision


def plan_touchpoint(idea: Touchpoint, *, stage: Stage | None, person: Person) -> None:
    """Make an idea a planned touchpoint with a card in its stage, as far as it is not there yet."""
    if idea.status == Status.IDEA:
        change_touchpoint(idea, version=idea.version, status=Status.PLANNED, person=person)
    map = open_map(idea.workspace, person=person)
    if stage and idea in off_the_map(map):
        place(map, touchpoint=idea, stage=stage, person=person)


def frozen_choices(best: BestPlans, chosen: engine.Plan) -> list[dict[str, Any]]:
    """Return what a plan does with each touchpoint, as it reads today."""
    today = {option.touchpoint: option for option in best.front.today.chosen}
    by_touchpoint = {row.touchpoint.slug: row for row in best.rows.values()}
    return [
        frozen_choice(option, today[option.touchpoint], best.rows.get(option.option), by_touchpoint[option.touchpoint])
        for option in chosen.chosen
    ]


def frozen_choice(option: engine.Option, today: engine.Option, row: Option | None, near: Option) -> dict[str, Any]:
    """Return one choice; row is None where nothing is added."""
    responsible = near.touchpoint.responsible
    return {
        "touchpoint": option.touchpoint,
        "touchpoint_name": near.touchpoint.name,
        "stage": str(near.stage) if near.stage else "",
        "option": row.slug if row else "",
        "option_name": row.name if row else "",
        "move": str(option.move),
        "changes": option != today,
        "effect": option.effect,
        "low": option.effect_low,
        "high": option.effect_high,
        "evidence": str(option.evidence),
        "cost_minor": option.running_cost_minor,
        "today_minor": today.running_cost_minor,
        "effort_days": option.effort_days,
        "responsible": str(responsible) if responsible else "",
    }


def frozen_front(best: BestPlans, chosen: engine.Plan) -> dict[str, Any]:
    front = best.front
    return {
        "fingerprint": best.fingerprint,
        "unit": front.unit,
        "currency": front.currency,
        "period": front.period,
        "complete": front.complete,
        "budget": front.budget,
        "low": chosen.low,
        "high": chosen.high,
        "effort_days": chosen.effort_days,
        "today": {"cost_minor": front.today.cost_minor, "satisfaction": front.today.satisfaction},
        "points": [[plan.cost_minor, plan.satisfaction] for plan in front.plans],
    }
