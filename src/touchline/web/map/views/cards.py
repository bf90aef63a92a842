"""Cards: moved and taken off."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from touchline.web.identify import queries as library
from touchline.web.identify.models import Stage
from touchline.web.map import operations, queries
from touchline.web.map.forms import MoveForm, RowForm, chosen_segment, chosen_stage
from touchline.web.map.models import Map, Placement
from touchline.web.map.views import replies
from touchline.web.workspace.access import WorkspaceRequest, allowed

STEPS = {"up": -1, "down": 1}


@allowed("edit")
@replies.of_map
def move(request: WorkspaceRequest, map: Map, card: str) -> HttpResponse:
    """Move a card: by drag and keys under a script, else from the page that offers every stage."""
    placement = replies.found(queries.placement, map, card)
    if request.method == "POST" and request.POST.get("step") in STEPS:
        change = operations.step(placement, by=STEPS[request.POST["step"]], person=request.user)
        return replies.changed(request, map, change)
    form = MoveForm(request.POST or None, workspace=request.workspace)
    if not form.is_valid():
        places = {"stages": library.stages(request.workspace), "segments": library.segments(request.workspace)}
        context = {"map": map, "card": placement, **places}
        return render(request, "map/move.html", context, status=422 if form.is_bound else 200)
    return move_to(request, placement, form)


def move_to(request: WorkspaceRequest, placement: Placement, form: MoveForm) -> HttpResponse:
    stage, position = chosen_stage(form), form.cleaned_data["position"]
    segment = chosen_segment(form) if "segment" in form.data else placement.segment
    try:
        change = operations.move(placement, stage=stage, segment=segment, position=position, person=request.user)
    except operations.AlreadyPlacedError:
        return there_already(request, placement, stage)
    return replies.changed(request, placement.map, change)


def there_already(request: WorkspaceRequest, placement: Placement, stage: Stage) -> HttpResponse:
    text = _("%(name)s stands in %(stage)s already.") % {"name": placement.touchpoint.name, "stage": stage}
    return replies.columns_or_map(request, placement.map, {placement.stage.slug, stage.slug}, text=text)


@allowed("edit")
@require_POST
@replies.of_map
def copy(request: WorkspaceRequest, map: Map, card: str) -> HttpResponse:
    """Put the touchpoint of a card into the row of another segment too."""
    placement = replies.found(queries.placement, map, card)
    form = RowForm(request.POST, workspace=request.workspace)
    if not form.is_valid():
        return replies.columns_or_map(request, map, (), text=replies.faults(form))
    try:
        twin = operations.copy(placement, segment=chosen_segment(form), person=request.user)
    except operations.AlreadyPlacedError:
        return there_already(request, placement, placement.stage)
    return replies.changed(request, map, queries.last_change(map, twin.slug))


@allowed("edit")
@require_POST
@replies.of_map
def take_off(request: WorkspaceRequest, map: Map, card: str) -> HttpResponse:
    placement = replies.found(queries.placement, map, card)
    return replies.changed(request, map, operations.take_off(placement, person=request.user))
