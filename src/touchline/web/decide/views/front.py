"""The best plans, and one of them opened beside."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

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


@allowed("edit")
@require_POST
def find(request: WorkspaceRequest) -> HttpResponse:
    """Have the best plans of many touchpoints found, by the worker."""
    asked = asked_for(request)
    operations.ask_for_front(request.workspace, person=request.user, **asked)
    address = reverse("decide:front", args=[request.workspace.slug])
    return redirect(f"{address}?{request.GET.urlencode()}" if request.GET else address)


@allowed("see")
def finding(request: WorkspaceRequest) -> HttpResponse:
    """How far the search is; when it has ended, the page is asked for anew."""
    job = queries.finding(request.workspace)
    if job is None:
        return HttpResponse(headers={"HX-Refresh": "true"})
    return render(request, "decide/front.html#finding", {"job": job})


def asked_for(request: WorkspaceRequest) -> dict[str, int | None]:
    """Return budget and unit, in minor units; nothing of a form that can't be meant."""
    form = BudgetForm(request.GET or None, workspace=request.workspace)
    told = form.cleaned_data if form.is_valid() else {}
    return {"budget": told.get("budget"), "unit": told.get("unit")}


def best_plans(request: WorkspaceRequest) -> dict[str, Any]:
    """Gather the front for the budget asked for."""
    form, workspace = BudgetForm(request.GET or None, workspace=request.workspace), request.workspace
    shown: dict[str, Any] = {"form": form, "asked": request.GET.urlencode(), "currency": workspace.currency}
    question = queries.question(workspace, **asked_for(request))
    if question is None:
        return shown
    try:
        best = question.known() or (None if question.is_large else question.find())
    except UnusableInputError as error:
        return shown | {"trouble": words(error)}
    if best is None:
        return shown | {"large": question, "job": queries.finding(workspace), "may_edit": may(request, "edit")}
    return shown | as_shown(request, best)


def as_shown(request: WorkspaceRequest, best: queries.BestPlans) -> dict[str, Any]:
    same, more = engine.same_for_less(best.front), engine.more_for_same(best.front)
    return {
        "best": best,
        "front": best.front,
        "same_for_less": from_today(best, same) if same else None,
        "saved": -same.cost_minor if same else 0,
        "more_for_same": from_today(best, more) if more else None,
        "left_out": [f"{best.rows[o.option].touchpoint.name}: {best.named(o)}" for o in best.front.menu.left_out],
        "picture": picture(request, best),
    }


def from_today(best: queries.BestPlans, step: engine.Step) -> dict[str, Any]:
    """Return a plan as the way from today: where it stands, what it costs and brings more, what it changes."""
    costs = best.front.plans.costs.tolist()
    return {
        "plan": step.plan,
        "place": costs.index(step.plan.cost_minor) + 1,
        "cost_minor": step.cost_minor,
        "saved": -step.cost_minor,
        "satisfaction": step.satisfaction,
        "changes": [switched(best, switch) for switch in step.switches],
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
        "move": switch.after.move.value if not switch.after.is_baseline else "",
        "name": best.named(switch.after),
        "cost_minor": switch.cost_minor,
        "satisfaction": switch.satisfaction,
    }
