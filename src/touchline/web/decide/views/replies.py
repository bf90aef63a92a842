"""What the views of this room have in common when they answer."""

from collections.abc import Callable

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from touchline.web.shell.reply import toast
from touchline.web.workspace.access import PERMISSIONS, WorkspaceRequest


def found[**What, Row](question: Callable[What, Row], *what: What.args, **named: What.kwargs) -> Row:
    """Return what a query finds; where there is nothing the page is not found."""
    try:
        return question(*what, **named)
    except ObjectDoesNotExist as nothing:
        raise Http404 from nothing


def may(request: WorkspaceRequest, permission: str) -> bool:
    return request.member.role in PERMISSIONS[permission]


def to_options(request: WorkspaceRequest, text: str = "", way_back: str = "") -> HttpResponse:
    """Go to the options, say what was done, and offer the way back."""
    return with_undo(request, redirect("decide:index", request.workspace.slug), text, way_back)


def with_undo(request: WorkspaceRequest, answer: HttpResponse, text: str, way_back: str) -> HttpResponse:
    undo = reverse("decide:undo", args=[request.workspace.slug, way_back]) if way_back else ""
    return toast(request, answer, text, undo_url=undo) if text else answer
