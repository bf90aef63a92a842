"""A plan adopted, and all that were."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from touchline.web.decide import operations, queries
from touchline.web.decide.forms import AdoptForm
from touchline.web.decide.views.front import best_plans, one_plan
from touchline.web.decide.views.replies import found
from touchline.web.shell.errors import StaleEdit
from touchline.web.shell.reply import toast
from touchline.web.workspace.access import WorkspaceRequest, allowed


@allowed("decide")
@require_POST
def adopt(request: WorkspaceRequest, cost: int) -> HttpResponse:
    """Adopt the plan that is open, as long as its options are still those that were read."""
    shown, form = best_plans(request), AdoptForm(request.POST)
    best = shown.get("best")
    if best is None or best.fingerprint != request.POST.get("fingerprint"):
        raise StaleEdit("options")
    place = best.near(cost)
    if not form.is_valid():
        return render(request, "decide/front.html", shown | one_plan(request, best, place, form), status=422)
    name, reason = form.cleaned_data["name"], form.cleaned_data["reason"]
    decision = operations.adopt(
        request.workspace, best=best, place=place, name=name, reason=reason, person=request.user
    )
    answer = redirect("decide:decision", request.workspace.slug, decision.slug)
    return toast(request, answer, _("The plan is adopted. Its tasks are being made."))


@allowed("see")
def decisions(request: WorkspaceRequest) -> HttpResponse:
    return render(request, "decide/decisions.html", {"decisions": queries.decisions(request.workspace)})


@allowed("see")
def decision(request: WorkspaceRequest, decision: str) -> HttpResponse:
    row = found(queries.named_decision, request.workspace, decision)
    lists, not_added = queries.four_lists(row.plan.choices)
    shown = {
        "decision": row,
        "plan": row.plan,
        "lists": lists,
        "not_added": not_added,
        "currency": row.plan.front["currency"],
    }
    return render(request, "decide/decision.html", shown)
