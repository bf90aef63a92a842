"""A touchpoint described in the row of a list, and deleted: where does it stand, what becomes of what is under it?"""

from collections.abc import Sequence

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from touchline.web.identify import operations as identify
from touchline.web.identify import queries as library
from touchline.web.map import operations, queries
from touchline.web.map.forms import ChildrenForm, DescribeForm
from touchline.web.map.views import replies
from touchline.web.workspace.access import WorkspaceRequest, allowed

SPOKEN_OF = {
    "placement": gettext_lazy("card on a map"),
    "question": gettext_lazy("question of a survey"),
    "option": gettext_lazy("option"),
    "task": gettext_lazy("task"),
    "reading": gettext_lazy("measure"),
    "alert": gettext_lazy("alert"),
    "survey": gettext_lazy("survey"),
    "comment": gettext_lazy("comment"),
    "evidence": gettext_lazy("evidence"),
    "attachment": gettext_lazy("file"),
}
NAMED = {
    "option",
    "task",
    "survey",
    "comment",
    "attachment",
}  # whose names people gave them; of the others the number is said


@allowed("edit")
@require_POST
def describe(request: WorkspaceRequest, slug: str) -> HttpResponse:
    """Say the kinds, the control and the contact of a touchpoint in its row of the tree."""
    touchpoint = replies.found(library.touchpoint, request.workspace, slug)
    form = DescribeForm(request.POST)
    response = redirect("identify:tree", workspace=request.workspace.slug)
    if not form.is_valid():
        return replies.toast(request, response, replies.faults(form))
    try:
        change = operations.describe_touchpoint(touchpoint, person=request.user, **form.said())
    except identify.StaleEditError:
        text = _("Somebody changed %(name)s since you opened the page. Look at it again, then change it.")
        return replies.toast(request, response, text % {"name": touchpoint})
    if change is None:
        return response
    return replies.say(request, response, change.map, change)


@allowed("edit")
def delete_touchpoint(request: WorkspaceRequest, slug: str) -> HttpResponse:
    """Ask before a touchpoint goes: it says where it stands, and what else speaks of it."""
    touchpoint = replies.found(library.touchpoint, request.workspace, slug)
    spoken = library.spoken_of(touchpoint)
    form = ChildrenForm(request.POST or None, touchpoint=touchpoint)
    bars = [kind for kind, _rows in spoken if kind != "placement"]
    if request.method != "POST" or bars or not form.is_valid():
        context = {
            "touchpoint": touchpoint,
            "cards": queries.cards_of(touchpoint),
            "spoken": [spoken_line(kind, rows) for kind, rows in spoken if kind != "placement"],
            "form": form,
        }
        return render(request, "map/delete.html", context, status=422 if request.method == "POST" else 200)
    gone = operations.delete_touchpoint(touchpoint, children_to=form.to(), person=request.user)
    text = ngettext("Deleted %(name)s with %(count)s card.", "Deleted %(name)s with %(count)s cards.", gone)
    response = redirect("identify:tree", workspace=request.workspace.slug)
    return replies.toast(request, response, text % {"name": touchpoint, "count": gone})


def spoken_line(kind: str, rows: library.Spoken) -> tuple[str, Sequence[str], int]:
    """Return what kind of thing speaks of a touchpoint, how some are called, and how many have no name here."""
    said = str(SPOKEN_OF.get(kind, _("other entries")))
    return (said, rows.names, rows.more) if kind in NAMED else (said, (), len(rows.names) + rows.more)
