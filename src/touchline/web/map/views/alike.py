"""Rows of the table changed alike: the same kind, status, responsible person or value, in one step."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from touchline.web.identify import queries as library
from touchline.web.map import operations, queries
from touchline.web.map.forms import MOST_CARDS, AlikeForm
from touchline.web.map.models import Map
from touchline.web.map.views import replies
from touchline.web.shell.formats import number
from touchline.web.workspace.access import WorkspaceRequest, allowed


@allowed("edit")
@require_POST
@replies.of_map
def change_rows(request: WorkspaceRequest, map: Map) -> HttpResponse:
    """Write the same into the chosen rows; what stays as it was is told, and why."""
    page = redirect(f"{replies.address(map, 'table')}?{request.GET.urlencode()}")
    form = AlikeForm(request.POST, members=library.members(map.workspace))
    if not form.is_valid():
        return replies.toast(request, page, replies.faults(form))
    names = request.POST.getlist("shown" if "all" in request.POST else "cards")[:MOST_CARDS]
    wanted = form.alike()
    if not names or wanted == operations.Alike():
        text = _("Nothing was changed: choose rows, and what they shall say.")
        return replies.toast(request, page, text)
    cards = queries.placements_called(map, names)
    done = operations.write_alike(map, cards, wanted, person=request.user)
    undo = replies.address(map, "undo_step", query={"next": "table"}, slug=done.changes[0].slug) if done.changes else ""
    return replies.toast(request, page, said(done, gone=len(set(names)) - len(cards)), undo_url=undo)


def said(done: operations.Rewritten, *, gone: int) -> str:
    """Say how many rows changed, and why the others did not."""
    told = [ngettext("Changed %(count)s row.", "Changed %(count)s rows.", done.changed) % counted(done.changed)]
    if done.same:
        told.append(
            ngettext("%(count)s said so already.", "%(count)s said so already.", done.same) % counted(done.same)
        )
    if gone:
        told.append(
            ngettext("%(count)s is no longer on the map.", "%(count)s are no longer on the map.", gone) % counted(gone)
        )
    return " ".join(told)


def counted(count: int) -> dict[str, str]:
    return {"count": number(count)}
