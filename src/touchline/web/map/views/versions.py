"""Versions of a map: named, renamed, deleted."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from touchline.web.map import operations, queries
from touchline.web.map.forms import VersionForm
from touchline.web.map.models import Map
from touchline.web.map.views import replies
from touchline.web.workspace.access import WorkspaceRequest, allowed


@allowed("see")
@replies.of_map
def versions(request: WorkspaceRequest, map: Map) -> HttpResponse:
    context = {"map": map, "versions": queries.versions(map), "form": VersionForm()}
    return render(request, "map/versions.html", {**context, "may_edit": replies.may_edit(request)})


@allowed("edit")
@require_POST
@replies.of_map
def name_version(request: WorkspaceRequest, map: Map) -> HttpResponse:
    """Keep the map as it stands now under a name."""
    form = VersionForm(request.POST)
    if not form.is_valid():
        context = {"map": map, "versions": queries.versions(map), "form": form, "may_edit": True}
        return render(request, "map/versions.html", context, status=422)
    version = operations.name_version(map, **form.cleaned_data, person=request.user)
    response = redirect(replies.address(map, "versions"))
    return replies.toast(request, response, _("Kept the map as “%(name)s”.") % {"name": version})


@allowed("edit")
@replies.of_map
def version(request: WorkspaceRequest, map: Map, slug: str) -> HttpResponse:
    """Rename a version."""
    kept = replies.found(queries.version, map, slug)
    form = VersionForm(request.POST or None, initial={"name": kept.name, "note": kept.note})
    if not form.is_valid():
        context = {"map": map, "version": kept, "form": form}
        return render(request, "map/version.html", context, status=422 if form.is_bound else 200)
    operations.rename_version(kept, **form.cleaned_data, person=request.user)
    return redirect(replies.address(map, "versions"))


@allowed("edit")
@require_POST
@replies.of_map
def delete_version(request: WorkspaceRequest, map: Map, slug: str) -> HttpResponse:
    kept = replies.found(queries.version, map, slug)
    operations.delete_version(kept, person=request.user)
    response = redirect(replies.address(map, "versions"))
    return replies.toast(request, response, _("Deleted the version “%(name)s”.") % {"name": kept.name})
