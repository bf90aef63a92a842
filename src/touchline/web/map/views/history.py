"""What was changed, and taking it back."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from touchline.web.map import operations, queries
from touchline.web.map.models import Change, Map
from touchline.web.map.views import replies, words
from touchline.web.workspace.access import WorkspaceRequest, allowed


@allowed("see")
@replies.of_map
def history(request: WorkspaceRequest, map: Map) -> HttpResponse:
    page = queries.history(map, after=request.GET.get("after", ""))
    context = {"map": map, "page": page, "lines": words.lines(map, list(page.rows))}
    return render(request, "map/history.html", {**context, "may_edit": replies.may_edit(request)})


@allowed("edit")
@require_POST
@replies.of_map
def undo(request: WorkspaceRequest, map: Map) -> HttpResponse:
    """Take back one's own last change."""
    return back(request, map, operations.undo)


@allowed("edit")
@require_POST
@replies.of_map
def redo(request: WorkspaceRequest, map: Map) -> HttpResponse:
    """Do again what one took back last."""
    return back(request, map, operations.redo)


@allowed("edit")
@require_POST
@replies.of_map
def undo_change(request: WorkspaceRequest, map: Map, slug: str) -> HttpResponse:
    """Take back the change that a toast or the history names."""
    change = replies.found(queries.change, map, slug)
    return back(request, map, lambda _map, *, person: [operations.undo_change(change, person=person)])


@allowed("edit")
@require_POST
@replies.of_map
def undo_step(request: WorkspaceRequest, map: Map, slug: str) -> HttpResponse:
    """Take back a change with all that were made in one step with it, as a toast offers."""
    change = replies.found(queries.change, map, slug)
    return back(request, map, lambda _map, *, person: operations.undo_step(change, person=person))


def back(request: WorkspaceRequest, map: Map, operation: Callable[..., list[Change]]) -> HttpResponse:
    try:
        return replies.changed_in_one_step(request, map, operation(map, person=request.user))
    except operations.NothingToUndoError:
        return refused(request, map, _("There is nothing of yours to take back or do again."))
    except operations.UndoRefusedError:
        return refused(request, map, _("The map has changed since, so this can no longer be taken back."))


def refused(request: WorkspaceRequest, map: Map, text: str) -> HttpResponse:
    if request.headers.get("HX-Request"):
        return replies.toast(request, HttpResponse(), text)
    return replies.toast(request, redirect(replies.address(map, "index")), text)
