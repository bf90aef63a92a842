"""The map itself."""

from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from touchline.engine.identify import ENTRIES
from touchline.web.identify import queries as library
from touchline.web.identify.forms import NamesForm
from touchline.web.identify.models import ENTRY_NAMES
from touchline.web.map import operations, queries
from touchline.web.map.forms import ZOOMS, LookForm, RowForm, chosen_segment, look_of, says_a_look
from touchline.web.map.models import Map
from touchline.web.map.views import drawn, evidence_words, replies
from touchline.web.workspace.access import WorkspaceRequest, allowed


@allowed("see")
@replies.of_map
def index(request: WorkspaceRequest, map: Map) -> HttpResponse:
    context = board_context(request, map)
    if not context["grid"].all_stages:
        return redirect("map:home", workspace=request.workspace.slug)
    operations.note_visit(map, person=request.user, at=now())
    if says_a_look(request.GET):
        operations.remember_look(map, person=request.user, look=look_of(request.GET).query)
    return render(request, "map/index.html", context)


def board_context(request: WorkspaceRequest, map: Map) -> dict[str, Any]:
    """Return the map as the address asks for it, else as the person saw it last."""
    asked = request.GET if says_a_look(request.GET) else QueryDict(queries.last_look(map, request.user))
    look = look_of(asked)
    grid = queries.grid(map, look)
    context = replies.grid_context(request, map, look, rows=grid.all_segments)
    members = library.members(map.workspace)
    return {
        **context,
        "grid": grid,
        "columns": drawn.drawn_columns(grid.columns, look, context["pen"], rows=context["with_rows"]),
        "look_form": LookForm(look, members=members, stages=grid.all_stages),
        "zooms": [(label, look.with_(zoom=zoom).query, look.zoom == zoom) for zoom, label in ZOOMS],
        "members": members,
        "folded": folded_away(grid),
        "segment_folds": [(segment, look.fold(segment.slug).query) for segment in grid.segments],
        "cleared": look.cleared().query,
        "resting": evidence_words.resting(map, look, cards=grid.total),
        "views": queries.views_of(map, request.user),
        "waiting": queries.off_the_map(map),
        "above": queries.above(map),
    }


def folded_away(grid: queries.Grid) -> list[tuple[str, str]]:
    """Return the stages and rows that are folded away, each with the look that shows it again."""
    rows = [("all", _("All customers"))] if grid.all_segments else []
    stages = [(stage.slug, str(stage)) for stage in grid.all_stages]
    named = [*stages, *((segment.slug, str(segment)) for segment in grid.all_segments), *rows]
    return [(name, grid.look.unfold([slug]).query) for slug, name in named if slug in grid.look.folded]


@allowed("see")
@replies.of_map
def cell(request: WorkspaceRequest, map: Map, stage: str) -> HttpResponse:
    """Send the next cards of a cell, as it comes into view."""
    said = request.GET.get("after", "")
    after = int(said) if said.isascii() and said.isdigit() and len(said) < 7 else 0
    look = replies.look_on(request)
    name = (stage, request.GET.get("segment", ""))
    part = replies.found(lambda: queries.rest_of(map, look, name, after=after))
    context = replies.grid_context(request, map, look)
    shown = drawn.drawn_cell(part, context["pen"], rows=True, alone=False)
    return render(request, "map/_grid.html#cards", {**context, "cell": shown})


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
    if not placed:
        return replies.columns_or_map(request, map, {stage}, text=_("It is there already."))
    step = queries.changes_of_step(queries.last_change(map, placed[0].slug))
    return replies.changed_in_one_step(request, map, step)


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
        return replies.columns_or_map(request, map, {stage}, text=_("It is there already."))
    return replies.changed(request, map, queries.latest_change(map))
