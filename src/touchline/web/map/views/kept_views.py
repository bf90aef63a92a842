"""Looks at the map that are kept under a name."""

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from touchline.web.map import operations, queries
from touchline.web.map.forms import ViewForm, look_of
from touchline.web.map.models import Map
from touchline.web.map.views import replies
from touchline.web.map.views.lanes import switched_on
from touchline.web.workspace.access import WorkspaceRequest, allowed


@allowed("see")
@require_POST
@replies.of_map
def keep_view(request: WorkspaceRequest, map: Map) -> HttpResponse:
    """Keep how one looks at the map; only who may edit shares it with all."""
    form = ViewForm(request.POST)
    if not form.is_valid():
        return replies.toast(request, redirect(replies.address(map, "index")), replies.faults(form))
    look = look_of(QueryDict(form.cleaned_data["look"]))
    if not look.lanes:
        look = look.with_(lanes=tuple(switched_on(map, request.user)) or (queries.NO_LANE,))
    shared = form.cleaned_data["shared"] and replies.may_edit(request)
    view = operations.keep_view(
        map, name=form.cleaned_data["name"], look=look.query, shared=shared, person=request.user
    )
    page = redirect(f"{replies.address(map, 'index')}?{view.look}")
    return replies.toast(request, page, _("Kept the view %(name)s.") % {"name": view.name})


@allowed("see")
@require_POST
@replies.of_map
def remove_view(request: WorkspaceRequest, map: Map, slug: str) -> HttpResponse:
    """Remove a view: one's own, or a shared one for who may edit."""
    view = replies.found(queries.own_view, map, request.user, slug)
    page = redirect(replies.address(map, "index"))
    if view.person_id is None and not replies.may_edit(request):
        return replies.toast(request, page, _("A shared view is removed by somebody who may edit the map."))
    operations.remove_view(view)
    return replies.toast(request, page, _("Removed the view %(name)s.") % {"name": view.name})
