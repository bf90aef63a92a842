"""Who may do what: the one table, and the marks that every view carries."""

import re
from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from touchline.web.workspace.models import Member, Person, Role, Workspace

PERMISSIONS: dict[str, frozenset[Role]] = {
    "see": frozenset(Role),
    "finish_own_task": frozenset(Role),
    "comment": frozenset(Role),
    "edit": frozenset({Role.ADMINISTRATOR, Role.EDITOR}),
    "import": frozenset({Role.ADMINISTRATOR, Role.EDITOR}),
    "decide": frozenset({Role.ADMINISTRATOR, Role.EDITOR}),
    "administer": frozenset({Role.ADMINISTRATOR}),
}


class PersonRequest(HttpRequest):
    """A request by somebody who has signed in."""

    user: Person


class WorkspaceRequest(PersonRequest):
    """A request to a page of a workspace, by one of its members."""

    workspace: Workspace
    member: Member


View = Callable[..., HttpResponse]
FILE_NAME = re.compile(r"""filename(\*=utf-8''|="?)""", re.IGNORECASE)


def allowed(permission: str) -> Callable[[Callable[..., HttpResponse]], View]:
    """Open a workspace's view to members whose role has this permission; to strangers it does not exist."""
    roles = PERMISSIONS[permission]

    def mark(view: Callable[..., HttpResponse]) -> View:
        @wraps(view)
        def checked(request: HttpRequest, workspace: str, **kwargs: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                return sign_in(request)
            member = (
                Member.objects.select_related("workspace", "person")
                .filter(workspace__slug=workspace, person=request.user)
                .first()
            )
            if member is None:
                raise Http404
            asked = cast("WorkspaceRequest", request)
            asked.workspace, asked.member = member.workspace, member
            if member.role not in roles:
                raise PermissionDenied
            timezone.activate(member.workspace.zone)
            return marked(view(asked, **kwargs), member.workspace)

        checked.access = permission  # type: ignore[attr-defined]
        return checked

    return mark


def marked(response: HttpResponse, workspace: Workspace) -> HttpResponse:
    """Let whatever leaves a sample's workspace say so: in a header, and in the name of a file that is taken along."""
    if workspace.sample:
        response.headers["X-Touchline-Sample"] = workspace.sample
        if disposition := response.headers.get("Content-Disposition"):
            response.headers["Content-Disposition"] = FILE_NAME.sub(r"\g<0>sample-", disposition, count=1)
    return response


def signed_in(view: Callable[..., HttpResponse]) -> View:
    """Open a view to anybody who has signed in."""

    @wraps(view)
    def checked(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return sign_in(request)
        return view(request, **kwargs)

    checked.access = "signed in"  # type: ignore[attr-defined]
    return checked


def public(view: Callable[..., HttpResponse]) -> View:
    """Open a view to the whole world, knowingly."""
    view.access = "public"  # type: ignore[attr-defined]
    return view


def sign_in(request: HttpRequest) -> HttpResponse:
    """Send a visitor to the sign-in page, and from there back to the page they wanted."""
    query = {"next": request.get_full_path()} if request.method == "GET" else {}
    address = reverse("account_login", query=query or None)
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Redirect": reverse("account_login")})
    return redirect(address)
