"""What was changed, and taking it back."""

from collections.abc import Callable, Mapping

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from touchline.web.identify import queries as library
from touchline.web.identify.models import Revision
from touchline.web.map import operations, queries
from touchline.web.map.models import Change, Map
from touchline.web.map.views import replies, words
from touchline.web.workspace.access import WorkspaceRequest, allowed

KINDS = {
    "cards": gettext_lazy("Cards"),
    "details": gettext_lazy("Details of touchpoints"),
    "experience": gettext_lazy("Experience"),
    "evidence": gettext_lazy("Evidence and files"),
    "lanes": gettext_lazy("Lanes"),
    "map": gettext_lazy("The map itself"),
}
ROWS_BACK = {
    "stages": gettext_lazy("Took back your change of the stages."),
    "segments": gettext_lazy("Took back your change of the segments."),
}
ROWS_AGAIN = {
    "stages": gettext_lazy("Did your change of the stages again."),
    "segments": gettext_lazy("Did your change of the segments again."),
}
REFUSALS = {
    "taken-back": gettext_lazy("This was taken back already."),
    "changed": gettext_lazy(
        "This was changed again since, so it can no longer be taken back. Change it by hand instead."
    ),
    "gone": gettext_lazy("What this change speaks of is no longer on the map, so it cannot be taken back."),
    "there": gettext_lazy("The touchpoint has another card in that place by now, so this cannot be taken back."),
}


@allowed("see")
@replies.of_map
def history(request: WorkspaceRequest, map: Map) -> HttpResponse:
    wanted = {name: request.GET.get(name, "") for name in ("person", "kind")}
    page = queries.filtered_history(map, after=request.GET.get("after", ""), **wanted)
    chosen = {**wanted, "people": queries.people_in_history(map), "kinds": KINDS}
    context = {"map": map, "page": page, "lines": words.lines(list(page.rows), queries.names_now(map)), **chosen}
    return render(request, "map/history.html", {**context, "may_edit": replies.may_edit(request)})


@allowed("see")
@replies.of_map
def touchpoint_history(request: WorkspaceRequest, map: Map, slug: str) -> HttpResponse:
    """Tell what was done to one touchpoint and its cards, on all maps."""
    touchpoint = replies.found(library.touchpoint, request.workspace, slug)
    page = queries.whole_history_of(touchpoint, after=request.GET.get("after", ""))
    told = {"lines": words.lines_of_maps(list(page.rows)), "may_edit": replies.may_edit(request)}
    return render(request, "map/touchpoint_history.html", {"map": map, "touchpoint": touchpoint, "page": page, **told})


@allowed("edit")
@require_POST
@replies.of_map
def why(request: WorkspaceRequest, map: Map, slug: str) -> HttpResponse:
    """Say why a change was made, or take back what was said."""
    change = replies.found(queries.change, map, slug)
    operations.say_why(change, why=request.POST.get("why", ""))
    return redirect(replies.address(map, "history"))


@allowed("edit")
@require_POST
@replies.of_map
def undo(request: WorkspaceRequest, map: Map) -> HttpResponse:
    """Take back one's own last change."""
    return back(request, map, operations.undo, ROWS_BACK)


@allowed("edit")
@require_POST
@replies.of_map
def redo(request: WorkspaceRequest, map: Map) -> HttpResponse:
    """Do again what one took back last."""
    return back(request, map, operations.redo, ROWS_AGAIN)


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


def back(
    request: WorkspaceRequest,
    map: Map,
    operation: Callable[..., list[Change] | Revision],
    of_rows: Mapping[str, Promise] = ROWS_BACK,
) -> HttpResponse:
    """Answer with what is drawn otherwise now; of_rows: what is said where stages or segments are, by their kind."""
    try:
        done = operation(map, person=request.user)
        if isinstance(done, Revision):
            return replies.toast(request, redirect(replies.address(map, "index")), str(of_rows[done.kind]))
        return replies.changed_in_one_step(request, map, done)
    except operations.NothingToUndoError:
        return refused(request, map, _("There is nothing of yours to take back or do again."))
    except operations.UndoRefusedError as refusal:
        return refused(request, map, str(REFUSALS[refusal.reason]))


def refused(request: WorkspaceRequest, map: Map, text: str) -> HttpResponse:
    if request.headers.get("HX-Request"):
        return replies.toast(request, HttpResponse(), text)
    return replies.toast(request, replies.back_to_the_map(request, map), text)
