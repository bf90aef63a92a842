"""What the pages of stages, segments and the tree answer alike."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from touchline.web.identify import operations, queries
from touchline.web.identify.forms import PositionForm
from touchline.web.identify.models import Revision
from touchline.web.shell.reply import toast
from touchline.web.workspace.access import PERMISSIONS, WorkspaceRequest


@dataclass(frozen=True, slots=True)
class Line:
    """One change as its page tells it. undo: where it is taken back; empty when it was."""

    revision: Revision
    text: str
    undo: str


def found[Row](question: Callable[..., Row], *arguments: Any) -> Row:
    """Return what a query finds. Raises Http404 when it finds nothing."""
    try:
        return question(*arguments)
    except ObjectDoesNotExist as missing:
        raise Http404 from missing


def may_edit(request: WorkspaceRequest) -> bool:
    return request.member.role in PERMISSIONS["edit"]


def done(request: WorkspaceRequest, kind: str, text: str = "") -> HttpResponse:
    """Go back to the page of a kind of rows, and say what was done, with the way back."""
    response = redirect(f"identify:{kind}", workspace=request.workspace.slug)
    last = queries.last_revision(request.workspace, kind, request.user)
    return toast(request, response, text or _("Moved."), undo_url=undo_address(last) if last else "")


def undo_address(revision: Revision) -> str:
    return reverse("map:undo_revision", args=[revision.workspace.slug, revision.slug])


def lines(request: WorkspaceRequest, kind: str) -> list[Line]:
    """Word the latest changes of a kind of rows."""
    revisions = queries.revisions(request.workspace, kind)
    return [Line(one, said(one), "" if hasattr(one, "undone_by") else undo_address(one)) for one in revisions]


def said(revision: Revision) -> str:
    name = revision.subject or _("all")
    forms = {
        "lay_out": _("Laid out other stages"),
        "add": _("Added %(name)s"),
        "change": _("Changed %(name)s"),
        "move": _("Moved %(name)s"),
        "weigh": _("Changed how much each stage matters"),
        "remove": _("Removed %(name)s"),
        "merge": _("Merged %(name)s into another"),
        "split": _("Split %(name)s"),
        "undo": _("Took back a change of %(name)s"),
    }
    return forms.get(revision.operation, "%(name)s") % {"name": name}


def move(request: WorkspaceRequest, kind: str, row: Any, operation: Callable[..., Any]) -> HttpResponse:
    """Put a row at another place of its order."""
    form = PositionForm(request.POST)
    if form.is_valid():
        operation(row, position=form.cleaned_data["position"], person=request.user)
        return done(request, kind)
    return redirect(f"identify:{kind}", workspace=request.workspace.slug)


def remove(request: WorkspaceRequest, kind: str, row: Any, operation: Callable[..., Any]) -> HttpResponse:
    """Remove a row that nothing speaks of; of another, ask where what it holds goes."""
    try:
        operation(row, person=request.user)
    except operations.InUseError:
        return redirect(f"map:merge_{kind.removesuffix('s')}", request.workspace.slug, row.slug)
    return done(request, kind, _("Removed %(name)s.") % {"name": row})
