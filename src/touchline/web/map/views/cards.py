"""Cards: moved and taken off."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from touchline.web.identify import queries as library
from touchline.web.map import operations, queries
from touchline.web.map.forms import MoveForm, chosen_stage
from touchline.web.map.models import Placement
from touchline.web.map.views import replies
from touchline.web.workspace.access import WorkspaceRequest, allowed

STEPS = {"up": -1, "down": 1}


@allowed("edit")
def move(request: WorkspaceRequest, card: str) -> HttpResponse:
    """Move a card: by drag and keys under a script, else from the page that offers every stage."""
    map = replies.the_map(request)
    placement = replies.found(queries.placement, map, card)
    if request.method == "POST" and request.POST.get("step") in STEPS:
        change = operations.step(placement, by=STEPS[request.POST["step"]], person=request.user)
        return replies.changed(request, map, change)
    form = MoveForm(request.POST or None, stages=library.stage_rows(request.workspace))
    if not form.is_valid():
        context = {"map": map, "card": placement, "stages": library.stages(request.workspace)}
        return render(request, "map/move.html", context, status=422 if form.is_bound else 200)
    return move_to(request, placement, form)


def move_to(request: WorkspaceRequest, placement: Placement, form: MoveForm) -> HttpResponse:
    stage, position = chosen_stage(form), form.cleaned_data["position"]
    try:
        change = operations.move(placement, stage=stage, position=position, person=request.user)
    except operations.AlreadyPlacedError:
        stages = {placement.stage.slug, stage.slug}
        text = _("%(name)s stands in %(stage)s already.") % {"name": placement.touchpoint.name, "stage": stage}
        return replies.columns_or_map(request, placement.map, stages, text=text)
    return replies.changed(request, placement.map, change)


@allowed("edit")
@require_POST
def take_off(request: WorkspaceRequest, card: str) -> HttpResponse:
    map = replies.the_map(request)
    placement = replies.found(queries.placement, map, card)
    return replies.changed(request, map, operations.take_off(placement, person=request.user))
