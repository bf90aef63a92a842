"""Lanes of a map's own: added, renamed, reordered, removed, and typed into where they stand."""

from dataclasses import replace

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from touchline.web.map import operations, queries
from touchline.web.map.forms import CellForm, LaneForm, chosen_segment, chosen_stage
from touchline.web.map.models import Change, Lane, Map
from touchline.web.map.views import replies
from touchline.web.map.views.lanes import OwnCell, own_cell, shown
from touchline.web.workspace.access import WorkspaceRequest, allowed


@allowed("edit")
@require_POST
@replies.of_map
def add_lane(request: WorkspaceRequest, map: Map) -> HttpResponse:
    form = LaneForm(request.POST)
    if not form.is_valid():
        return shown(request, map, status=422, trouble=replies.faults(form))
    try:
        lane = operations.add_lane(map, name=form.cleaned_data["name"], person=request.user)
    except operations.TooManyLanesError:
        return shown(request, map, status=422, trouble=_("There are too many lanes already: remove one first."))
    return drawn_anew(request, map, queries.last_change(map, lane.slug))


@allowed("edit")
@require_POST
@replies.of_map
def rename_lane(request: WorkspaceRequest, map: Map, lane: str) -> HttpResponse:
    own, form = replies.found(queries.own_lane, map, lane), LaneForm(request.POST)
    if not form.is_valid():
        return shown(request, map, status=422, trouble=replies.faults(form))
    return drawn_anew(request, map, operations.rename_lane(own, **form.cleaned_data, person=request.user))


@allowed("edit")
@require_POST
@replies.of_map
def move_lane(request: WorkspaceRequest, map: Map, lane: str) -> HttpResponse:
    """Put a lane one place up or down among the map's own."""
    own = replies.found(queries.own_lane, map, lane)
    by = -1 if request.POST.get("by") == "up" else 1
    change = operations.move_lane(own, position=max(own.position + by, 0), person=request.user)
    return drawn_anew(request, map, change)


@allowed("edit")
@require_POST
@replies.of_map
def remove_lane(request: WorkspaceRequest, map: Map, lane: str) -> HttpResponse:
    own = replies.found(queries.own_lane, map, lane)
    return drawn_anew(request, map, operations.remove_lane(own, person=request.user))


def drawn_anew(request: WorkspaceRequest, map: Map, change: Change | None) -> HttpResponse:
    """Show the lanes again with one line that says what was done, and the way back."""
    under_script = request.headers.get("HX-Request")
    response = shown(request, map) if under_script else redirect(replies.address(map, "lanes"))
    if change is None:
        return response
    undo = replies.address(map, "undo_step", query={"next": "lanes"}, slug=change.slug)
    return replies.toast(request, response, replies.worded(map, change), undo_url=undo)


@allowed("edit")
@require_POST
@replies.of_map
def write_cell(request: WorkspaceRequest, map: Map, lane: str) -> HttpResponse:
    """Write what a lane says of a stage; where somebody else wrote meanwhile, both are shown."""
    own, form = replies.found(queries.own_lane, map, lane), CellForm(request.POST, workspace=request.workspace)
    if not form.is_valid():
        if request.headers.get("HX-Request"):
            return replies.tell(HttpResponse(), replies.faults(form), status=422)
        return shown(request, map, status=422, trouble=replies.faults(form))
    try:
        change = operations.write_cell(
            own,
            stage=chosen_stage(form),
            segment=chosen_segment(form),
            text=form.cleaned_data["text"],
            seen=form.cleaned_data["seen"],
            person=request.user,
        )
    except operations.StaleCellError as stale:
        return both_shown(request, map, own, form, stale)
    if not request.headers.get("HX-Request"):
        page = redirect(f"{replies.address(map, 'lanes')}?segment={request.POST.get('segment', '')}")
        return replies.toast(request, page, _("Saved.")) if change else page
    response = one_cell(request, map, now_in(map, own, form))
    return replies.say(request, response, map, change)


def now_in(map: Map, lane: Lane, form: CellForm) -> OwnCell:
    """Return the cell as it stands now."""
    segment = chosen_segment(form)
    for_all = queries.written(map, None) if segment else {}
    return own_cell(lane, chosen_stage(form), queries.written(map, segment), for_all)


def both_shown(
    request: WorkspaceRequest, map: Map, lane: Lane, form: CellForm, stale: operations.StaleCellError
) -> HttpResponse:
    cell = replace(now_in(map, lane, form), text=form.cleaned_data["text"], version=stale.version, theirs=stale.text)
    if request.headers.get("HX-Request"):
        return one_cell(request, map, cell, status=409)
    return shown(request, map, status=409, conflict=cell)


def one_cell(request: WorkspaceRequest, map: Map, cell: OwnCell, *, status: int = 200) -> HttpResponse:
    context = {"map": map, "cell": cell, "may_edit": True, "segment_slug": request.POST.get("segment", "")}
    return render(request, "map/lanes.html#own_cell", context, status=status)
