"""The map itself."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from touchline.engine.identify import ENTRIES
from touchline.web.identify import queries as library
from touchline.web.identify.forms import NamesForm, SchemeForm
from touchline.web.identify.models import ENTRY_NAMES
from touchline.web.map import operations, queries
from touchline.web.map.forms import ListForm, RowForm, chosen_segment
from touchline.web.map.models import Map
from touchline.web.map.views import replies
from touchline.web.map.views.listing import preview
from touchline.web.workspace.access import WorkspaceRequest, allowed


@allowed("see")
def index(request: WorkspaceRequest) -> HttpResponse:
    map = replies.drawn_map(request)
    if map is None:
        context = {"form": SchemeForm(), "list_form": ListForm(), "may_edit": replies.may_edit(request)}
        return render(request, "map/start.html", context)
    return render(request, "map/index.html", board_context(request, map))


def board_context(request: WorkspaceRequest, map: Map) -> dict[str, Any]:
    board = queries.board(map)
    shown = {"map": map, "board": board, "columns": board.columns, "waiting": queries.off_the_map(map)}
    return {**shown, "may_edit": replies.may_edit(request)}


@allowed("edit")
@require_POST
def start(request: WorkspaceRequest) -> HttpResponse:
    form = SchemeForm(request.POST)
    if not form.is_valid():
        return render(
            request, "map/start.html", {"form": form, "list_form": ListForm(request.POST), "may_edit": True}, status=422
        )
    operations.start_map(request.workspace, scheme=form.cleaned_data["scheme"], person=request.user)
    listed = ListForm(request.POST)
    if listed.is_valid():
        return preview(request, listed.cleaned_data["text"])
    return redirect("map:index", workspace=request.workspace.slug)


@allowed("edit")
def add(request: WorkspaceRequest, stage: str) -> HttpResponse:
    """Put touchpoints into a stage: one name a line; several make several cards."""
    map, column = replies.the_map(request), replies.found(library.stage, request.workspace, stage)
    form = NamesForm(request.POST or None)
    if not form.is_valid():
        if request.headers.get("HX-Request") and form.is_bound:
            return replies.tell(HttpResponse(), replies.faults(form), status=422)
        status = 422 if form.is_bound else 200
        return render(request, "map/add.html", {"form": form, "stage": column, "map": map}, status=status)
    names = form.cleaned_data["names"]
    row = RowForm(request.POST, workspace=request.workspace)
    segment = chosen_segment(row) if row.is_valid() else None
    placed = operations.add_touchpoints(map, names=names, stage=column, segment=segment, person=request.user)
    if len(placed) == 1:
        return replies.changed(request, map, queries.last_change(map, placed[0].slug))
    return replies.columns_or_map(request, map, {stage}, text=many_added(len(placed)))


@allowed("edit")
@require_POST
def add_example(request: WorkspaceRequest, stage: str) -> HttpResponse:
    """Put a touchpoint of the catalogue into a stage, with its kinds and channel."""
    map, column = replies.the_map(request), replies.found(library.stage, request.workspace, stage)
    entry = next((one for one in ENTRIES if one.key == request.POST.get("entry")), None)
    if entry is None:
        return replies.columns_or_map(request, map, set())
    name = str(ENTRY_NAMES[entry.key])
    wanted = operations.Accepted(name, kinds=entry.kinds, channel=entry.channel, stage=column)
    outcome = operations.accept(map, [wanted], person=request.user)
    if not outcome.placed:
        return replies.columns_or_map(request, map, {stage}, text=many_added(0))
    return replies.changed(request, map, queries.newest_change(map))


def many_added(count: int) -> str:
    if not count:
        return _("It is there already.")
    return ngettext("Added %(count)s touchpoint", "Added %(count)s touchpoints", count) % {"count": count}
