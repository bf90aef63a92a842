"""Bringing a map, a touchpoint or a field back: first what would change, then the doing."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from touchline.engine.errors import UnusableInputError
from touchline.web.identify import queries as library
from touchline.web.map import operations, queries
from touchline.web.map.forms import RestoreForm
from touchline.web.map.models import Map
from touchline.web.map.views import difference_words, replies
from touchline.web.map.views.sides import TODAY, Side, side
from touchline.web.shell.formats import number
from touchline.web.shell.wording import words
from touchline.web.workspace.access import WorkspaceRequest, allowed


@allowed("edit")
@replies.of_map
def restore(request: WorkspaceRequest, map: Map) -> HttpResponse:
    """Show what bringing back would change; on POST do it, if the map is still the one that was shown."""
    key = request.GET.get("from") or TODAY
    if key.startswith("map."):
        raise Http404
    part = operations.Part(*(request.GET.get(name, "") for name in ("touchpoint", "card", "field")))
    form = RestoreForm(request.POST or None)
    try:
        from_side = side(map, key)
        if form.is_valid() and form.cleaned_data["seen"] == queries.newest_change(map):
            return done(request, map, from_side, part, form)
        return preview(request, map, from_side, part, form)
    except UnusableInputError as beyond:
        context = {"map": map, "trouble": words(beyond)}
        return render(request, "map/restore.html", context, status=422)


def preview(
    request: WorkspaceRequest, map: Map, from_side: Side, part: operations.Part, form: RestoreForm
) -> HttpResponse:
    found = operations.restoring(map, from_side.document, part)
    names = difference_words.names_in(from_side.document, operations.document(map))
    members = {member.pk: member for member in library.members(map.workspace)}
    context: dict[str, Any] = {
        "map": map,
        "side": from_side,
        "part": names.get(part.card or part.touchpoint, ""),
        "form": RestoreForm(initial={"seen": queries.newest_change(map), "why": request.POST.get("why", "")}),
        "groups": difference_words.groups(found.changes, names),
        "edits": difference_words.edits(found.changes, names, members),
        "stays": difference_words.said(found.stays, names),
        "count": len(found.changes),
        "moved_on": form.is_bound,
    }
    return render(request, "map/restore.html", context, status=409 if form.is_bound else 200)


def done(
    request: WorkspaceRequest, map: Map, from_side: Side, part: operations.Part, form: RestoreForm
) -> HttpResponse:
    try:
        count = operations.restore(map, from_side.document, part, person=request.user, why=form.cleaned_data["why"])
    except operations.RestoreRefusedError:
        text = _("Something of it can no longer be brought back, so nothing was changed.")
        return replies.toast(request, redirect(replies.address(map, "versions")), text)
    response = redirect(replies.address(map, "index"))
    text = ngettext("Brought back: %(count)s change.", "Brought back: %(count)s changes.", count)
    newest = queries.newest_change(map)
    undo_url = replies.address(map, "undo_step", slug=newest) if count else ""
    return replies.toast(request, response, text % {"count": number(count)}, undo_url=undo_url)
