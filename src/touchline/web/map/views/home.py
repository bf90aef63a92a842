"""The way in: to the map that a person saw last, to one where a touchpoint stands, or to the start of the first."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from touchline.web.identify import queries as library
from touchline.web.identify.forms import SchemeForm
from touchline.web.map import operations, queries
from touchline.web.map.forms import ListForm
from touchline.web.map.views import replies
from touchline.web.map.views.listing import preview
from touchline.web.workspace.access import WorkspaceRequest, allowed


@allowed("see")
def home(request: WorkspaceRequest, page: str = "index") -> HttpResponse:
    """Lead to a page of the map that the person saw last, else of the first; show the start while there is none."""
    map = queries.last_map(request.workspace, request.user)
    if map is None or not library.stages(request.workspace):
        if page != "index":
            return redirect("map:home", workspace=request.workspace.slug)
        context = {"form": SchemeForm(), "list_form": ListForm(), "may_edit": replies.may_edit(request)}
        return render(request, "map/start.html", context)
    return redirect(replies.address(map, page))


@allowed("see")
def any_touchpoint(request: WorkspaceRequest, slug: str) -> HttpResponse:
    """Lead to a touchpoint on a map where it stands: on the one that the person saw last, if it stands there."""
    shown = replies.found(library.touchpoint, request.workspace, slug)
    map = queries.map_with(shown, request.user)
    if map is None:
        return redirect("map:home", workspace=request.workspace.slug)
    return redirect(replies.address(map, "touchpoint", slug=shown.slug))


@allowed("edit")
@require_POST
def start(request: WorkspaceRequest) -> HttpResponse:
    """Start the first map."""
    form = SchemeForm(request.POST)
    if not form.is_valid():
        context = {"form": form, "list_form": ListForm(request.POST), "may_edit": True}
        return render(request, "map/start.html", context, status=422)
    map = operations.start_map(request.workspace, scheme=form.cleaned_data["scheme"], person=request.user)
    listed = ListForm(request.POST)
    if listed.is_valid():
        return preview(request, map, listed.cleaned_data["text"])
    return redirect(replies.address(map, "index"))
