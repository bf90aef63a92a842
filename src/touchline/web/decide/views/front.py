"""The best plans, and one of them opened beside."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from touchline.engine import decide as engine
from touchline.engine.errors import UnusableInputError
from touchline.web.decide import operations, queries
from touchline.web.decide.forms import AdoptForm, BudgetForm
from touchline.web.decide.views.replies import may
from touchline.web.shell import chart
from touchline.web.shell.formats import money, number
from touchline.web.shell.wording import words
from touchline.web.workspace.access import WorkspaceRequest, allowed


@allowed("see")
def front(request: WorkspaceRequest) -> HttpResponse:
    return render(request, "decide/front.html", best_plans(request))


@allowed("see")
def plan(request: WorkspaceRequest, cost: int) -> HttpResponse:
    """The same page with the plan of this cost open beside it."""
    shown = best_plans(request)
    if shown.get("best"):
        shown |= one_plan(request, shown["best"], shown["best"].near(cost))
    return render(request, "decide/front.html", shown)


def best_plans(request: WorkspaceRequest) -> dict[str, Any]:
    """Gather the front for the budget asked for."""
    form = BudgetForm(request.GET or None, workspace=request.workspace)
    asked = form.cleaned_data if form.is_valid() else {}
    shown: dict[str, Any] = {"form": form, "asked": request.GET.urlencode(), "currency": request.workspace.currency}
    try:
        best = queries.front(request.workspace, budget=asked.get("budget"), unit=asked.get("unit"))
    except UnusableInputError as error:
        return shown | {"trouble": words(error)}
    if best is None:
        return shown
    same = engine.same_for_less(best.front)
    return shown | {
        "best": best,
        "front": best.front,
        "same_for_less": same,
        "saved": -same.cost_minor if same else 0,
        "more_for_same": engine.more_for_same(best.front),
        "left_out": [f"{best.rows[o.option].touchpoint.name}: {best.named(o)}" for o in best.front.menu.left_out],
        "picture": picture(request, best),
    }


def picture(request: WorkspaceRequest, best: queries.BestPlans, here: int = -1) -> chart.Front:
    """Draw the front; each point opens its plan."""
    workspace, today = request.workspace, best.front.today
    asked = f"?{request.GET.urlencode()}" if request.GET else ""
    return chart.Front(
        title=_("Every plan that no other beats"),
        says=_("Further right costs more, further up satisfies more. Choose a point to see what the plan does."),
        x=chart.Axis(_("Cost a month"), write=lambda minor: money(round(minor), workspace.currency)),
        y=chart.Axis(_("Points against today"), write=lambda points: number(points, 2)),
        plans=[
            chart.Plan(
                float(plan.cost_minor),
                plan.satisfaction,
                url=reverse("decide:plan", args=[workspace.slug, plan.cost_minor]) + asked,
                here=place == here,
            )
            for place, plan in enumerate(best.front.plans)
        ],
        today=chart.Position(float(today.cost_minor), today.satisfaction, _("today")),
        budget=best.front.budget,
        complete=best.front.complete,
        in_panel=True,
    )


def one_plan(
    request: WorkspaceRequest, best: queries.BestPlans, place: int, form: AdoptForm | None = None
) -> dict[str, Any]:
    """Gather what a plan does, what the next one would, and what each single change would cost or lose."""
    chosen = best.front.plans[place]
    lists, not_added = queries.four_lists(operations.frozen_choices(best, chosen))
    return {
        "plan": chosen,
        "place": place + 1,
        "lists": lists,
        "not_added": not_added,
        "before": best.front.plans[place - 1] if place else None,
        "next": engine.next_step(best.front, place),
        "switches": [switched(best, switch) for switch in engine.single_switches(best.front, chosen)],
        "adopt": form or AdoptForm(initial={"fingerprint": best.fingerprint}),
        "may_decide": may(request, "decide"),
        "picture": picture(request, best, place),
    }


def switched(best: queries.BestPlans, switch: engine.Switch) -> dict[str, Any]:
    """Return one single change by the names of things."""
    row = best.rows.get(switch.after.option) or best.rows[switch.before.option]
    return {
        "touchpoint": row.touchpoint.name,
        "name": best.named(switch.after),
        "cost_minor": switch.cost_minor,
        "satisfaction": switch.satisfaction,
    }
