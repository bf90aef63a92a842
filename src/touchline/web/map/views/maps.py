"""The maps of a workspace: listed, made, changed, put away, deleted; and the maps of single cards."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from touchline.web.map import operations, queries
from touchline.web.map.forms import MapForm, NewMapForm
from touchline.web.map.models import Map
from touchline.web.map.views import replies
from touchline.web.workspace.access import WorkspaceRequest, allowed


def listing(request: WorkspaceRequest, **more: Any) -> dict[str, Any]:
    workspace = request.workspace
    chosen = {"copy_of": request.GET.get("copy_of", ""), "state": request.GET.get("state", "as-is")}
    return {
        "rows": queries.portfolio(workspace),
        "archived": queries.portfolio(workspace, archived=True),
        "due": queries.due(workspace),
        "new": NewMapForm(None, workspace=workspace, initial=chosen),
        "may_edit": replies.may_edit(request),
        **more,
    }


@allowed("see")
def maps(request: WorkspaceRequest) -> HttpResponse:
    return render(request, "map/maps.html", listing(request))


@allowed("edit")
@require_POST
def make(request: WorkspaceRequest) -> HttpResponse:
    """Make a map: empty, or with the cards of another."""
    form = NewMapForm(request.POST, workspace=request.workspace)
    if not form.is_valid():
        return render(request, "map/maps.html", listing(request, new=form), status=422)
    fields = {"name": form.cleaned_data["name"], "state": form.cleaned_data["state"], "person": request.user}
    source = form.cleaned_data["copy_of"]
    map = operations.copy_map(source, **fields) if source else operations.create_map(request.workspace, **fields)
    text = _("The map %(name)s is made.") % {"name": map.name}
    return replies.toast(request, redirect(replies.address(map, "index")), text)


@allowed("edit")
@replies.of_map
def change_map(request: WorkspaceRequest, map: Map) -> HttpResponse:
    """Change a map's own details, in a panel beside the list."""
    form = MapForm(request.POST or None, map=map)
    if not form.is_valid():
        return panel(request, map, form, status=422 if form.is_bound else 200)
    try:
        now_is = operations.change_map(map, seen=form.seen, person=request.user, **form.told)
    except operations.StaleMapError as stale:
        return too_late(request, form, stale)
    response = redirect("map:maps", workspace=request.workspace.slug)
    text = _("%(name)s is saved.") % {"name": now_is.name}
    if now_is.version == map.version:
        return replies.toast(request, response, text)
    undo = replies.address(map, "undo_change", slug=queries.last_change(map, map.slug).slug)
    return replies.toast(request, response, text, undo_url=undo)


def panel(request: WorkspaceRequest, map: Map, form: MapForm, *, status: int = 200, **more: Any) -> HttpResponse:
    context = listing(request, map=map, form=form, **more)
    return render(request, "map/change_map.html", context, status=status)


def too_late(request: WorkspaceRequest, form: MapForm, stale: operations.StaleMapError) -> HttpResponse:
    """Show both values of each field that somebody else changed too; sent again, the visitor's own is written."""
    shown = MapForm(None, map=stale.map)
    theirs = [(field.label, value_of(field)) for field in shown if field.name in stale.fields]
    again = form.data.copy()  # type: ignore[attr-defined]
    for name in stale.fields:
        again[f"{name}_seen"] = str(stale.map.version_of(name))
    return panel(request, stale.map, MapForm(again, map=stale.map), status=409, theirs=theirs)


def value_of(field: Any) -> str:
    """Return what a field says, in the words that its choices have."""
    value = field.value()
    named = {str(key): str(text) for key, text in getattr(field.field, "choices", ())}
    return named.get(str(value), str(value or "–"))


@allowed("edit")
@require_POST
@replies.of_map
def archive_map(request: WorkspaceRequest, map: Map) -> HttpResponse:
    operations.archive_map(map, person=request.user, at=now())
    text = _("%(name)s is put away.") % {"name": map.name}
    undo = replies.address(map, "bring_back_map")
    return replies.toast(request, redirect("map:maps", workspace=request.workspace.slug), text, undo_url=undo)


@allowed("edit")
@require_POST
@replies.of_map
def bring_back_map(request: WorkspaceRequest, map: Map) -> HttpResponse:
    operations.bring_back_map(map, person=request.user)
    text = _("%(name)s is back among the maps in use.") % {"name": map.name}
    return replies.toast(request, redirect("map:maps", workspace=request.workspace.slug), text)


@allowed("edit")
@replies.of_map
def delete_map(request: WorkspaceRequest, map: Map) -> HttpResponse:
    """Say what goes with a map and what stays; delete it when that is confirmed."""
    if request.method != "POST":
        cards = queries.placements(map)
        return render(request, "map/delete_map.html", {"map": map, "cards": cards})
    operations.delete_map(map, person=request.user)
    text = _("%(name)s is deleted. Its touchpoints stay in the library.") % {"name": map.name}
    return replies.toast(request, redirect("map:maps", workspace=request.workspace.slug), text)


@allowed("edit")
@require_POST
@replies.of_map
def open_sub_map(request: WorkspaceRequest, map: Map, card: str) -> HttpResponse:
    """Begin the map that draws a card in detail, or go to it."""
    placement = replies.found(queries.placement, map, card)
    return redirect(replies.address(operations.open_sub_map(placement, person=request.user), "index"))
