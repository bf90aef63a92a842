"""A touchpoint in the panel beside the map: its details, where it stands, what was measured, what was changed."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from touchline.web.identify import operations as identify
from touchline.web.identify import queries as library
from touchline.web.identify.models import Touchpoint
from touchline.web.map import operations, queries
from touchline.web.map.forms import FIELDS, PlaceForm, TouchpointForm, chosen_segment, chosen_stage
from touchline.web.map.models import Map
from touchline.web.map.views import replies
from touchline.web.map.views.board import board_context
from touchline.web.workspace.access import WorkspaceRequest, allowed


@allowed("see")
@replies.of_map
def touchpoint(request: WorkspaceRequest, map: Map, slug: str) -> HttpResponse:
    return panel(request, map, replies.found(library.touchpoint, request.workspace, slug))


def panel(
    request: WorkspaceRequest, map: Map, shown: Touchpoint, *, status: int = 200, form: TouchpointForm | None = None
) -> HttpResponse:
    """Show the panel: alone for a script that asks for it, else beside the map."""
    context = replies.panel_context(request, map, shown, form=form or TouchpointForm.of(shown))
    context["place_form"] = PlaceForm(None, workspace=request.workspace)
    context["stale"] = status == 409
    if request.headers.get("HX-Request"):
        return render(request, "map/_panel.html", context, status=status)
    return render(request, "map/index.html", board_context(request, map) | context, status=status)


@allowed("edit")
@require_POST
@replies.of_map
def change(request: WorkspaceRequest, map: Map, slug: str) -> HttpResponse:
    """Save the fields that were sent, if the touchpoint is still as it was when they were read."""
    read = replies.found(library.touchpoint, request.workspace, slug)
    only = FIELDS if "all" in request.POST else tuple(name for name in FIELDS if name in request.POST)
    form = TouchpointForm(request.POST, workspace=request.workspace, only=only)
    if not form.is_valid():
        return not_saved(request, map, read, form)
    fields = {"version": form.cleaned_data["version"], **form.changes()}
    try:
        now = operations.change_touchpoint(map, read, person=request.user, **fields)
    except identify.StaleEditError as stale:
        return too_late(request, map, stale.touchpoint)
    return answer(request, map, now, said=now.version != read.version)


def in_place(request: WorkspaceRequest) -> bool:
    """Say whether the name was typed on the card, not in the panel or on a page."""
    return bool(request.headers.get("HX-Request")) and request.headers.get("HX-Target") != "panel"


def not_saved(request: WorkspaceRequest, map: Map, read: Touchpoint, form: TouchpointForm) -> HttpResponse:
    if not in_place(request):
        return panel(request, map, read, status=422, form=form)
    response = replies.columns(request, map, stages_with(map, read))
    return replies.tell(response, replies.faults(form), status=422)


def too_late(request: WorkspaceRequest, map: Map, now: Touchpoint) -> HttpResponse:
    """Show how the touchpoint stands now; the visitor's change was not saved."""
    if not in_place(request):
        return panel(request, map, now, status=409)
    response = replies.columns(request, map, stages_with(map, now))
    said = _("Somebody else changed this meanwhile: it is called %(name)s now. Your change was not saved.")
    return replies.tell(response, said % {"name": now.name}, status=409)


def stages_with(map: Map, touchpoint: Touchpoint) -> set[str]:
    return {card.stage.slug for card in queries.touched_cards(map, touchpoint)}


def answer(request: WorkspaceRequest, map: Map, now: Touchpoint, *, said: bool = False) -> HttpResponse:
    """Answer with the panel and the card, or the card alone when it was edited in its place."""
    change = queries.last_change(map, now.slug) if said else None
    if not request.headers.get("HX-Request"):
        page = redirect(replies.address(map, "touchpoint", slug=now.slug))
        return replies.say(request, page, map, change)
    response = replies.columns(request, map, stages_with(map, now))
    if not in_place(request):
        response.content = panel(request, map, now).content + response.content
    return replies.say(request, response, map, change)


@allowed("edit")
@require_POST
@replies.of_map
def place(request: WorkspaceRequest, map: Map, slug: str) -> HttpResponse:
    """Put a touchpoint of the library into a stage."""
    known = replies.found(library.touchpoint, request.workspace, slug)
    form = PlaceForm(request.POST, workspace=request.workspace)
    if not form.is_valid():
        return panel(request, map, known, status=422)
    try:
        card = operations.place(
            map, touchpoint=known, stage=chosen_stage(form), segment=chosen_segment(form), person=request.user
        )
    except operations.AlreadyPlacedError as already:
        return replies.columns_or_map(request, map, {already.placement.stage.slug})
    return replies.changed(request, map, queries.last_change(map, card.slug))
