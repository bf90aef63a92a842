"""The map itself."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from touchline.engine.identify import ENTRIES
from touchline.web.identify import queries as library
from touchline.web.identify.forms import NamesForm
from touchline.web.identify.models import ENTRY_NAMES
from touchline.web.map import operations, queries
from touchline.web.map.forms import RowForm, chosen_segment
from touchline.web.map.models import Map
from touchline.web.map.views import replies
from touchline.web.workspace.access import WorkspaceRequest, allowed


@allowed("see")
@replies.of_map
def index(request: WorkspaceRequest, map: Map) -> HttpResponse:
    if not library.stages(request.workspace):
        return redirect("map:home", workspace=request.workspace.slug)
    operations.note_visit(map, person=request.user, at=now())
    return render(request, "map/index.html", board_context(request, map))


def board_context(request: WorkspaceRequest, map: Map) -> dict[str, Any]:
    board = queries.board(map)
    shown = {"map": map, "board": board, "columns": board.columns, "waiting": queries.off_the_map(map)}
    return {**shown, "may_edit": replies.may_edit(request)}


@allowed("edit")
@replies.of_map
def add(request: WorkspaceRequest, map: Map, stage: str) -> HttpResponse:
    """Put touchpoints into a stage: one name a line; several make several cards."""
    column = replies.found(library.stage, request.workspace, stage)
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
@replies.of_map
def add_example(request: WorkspaceRequest, map: Map, stage: str) -> HttpResponse:
    """Put a touchpoint of the catalogue into a stage, with its kinds and channel."""
    column = replies.found(library.stage, request.workspace, stage)
    entry = next((one for one in ENTRIES if one.key == request.POST.get("entry")), None)
    if entry is None:
        return replies.columns_or_map(request, map, set())
    name = str(ENTRY_NAMES[entry.key])
    wanted = operations.Accepted(name, kinds=entry.kinds, channel=entry.channel, stage=column)
    outcome = operations.accept(map, [wanted], person=request.user)
    if not outcome.placed:
        return replies.columns_or_map(request, map, {stage}, text=many_added(0))
    return replies.changed(request, map, queries.latest_change(map))


def many_added(count: int) -> str:
    if not count:
        return _("It is there already.")
    return ngettext("Added %(count)s touchpoint", "Added %(count)s touchpoints", count) % {"count": count}
