"""What people say about a touchpoint, and what is said to oneself."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from touchline.web.identify import queries as library
from touchline.web.identify.models import Touchpoint
from touchline.web.map import operations, queries
from touchline.web.map.forms import CommentForm, names_to_tell
from touchline.web.map.models import Comment, Map
from touchline.web.map.views import replies
from touchline.web.workspace.access import PERMISSIONS, WorkspaceRequest, allowed
from touchline.web.workspace.models import Role


@allowed("comment")
@replies.of_map
def comments(request: WorkspaceRequest, map: Map, slug: str) -> HttpResponse:
    """Show what was said about a touchpoint; a post says something more."""
    touchpoint = replies.found(library.touchpoint, request.workspace, slug)
    if request.method != "POST":
        operations.mark_read(request.member, touchpoint=touchpoint, at=now())
        return shown(request, map, touchpoint)
    form = CommentForm(request.POST, workspace=request.workspace, but=request.member)
    answered = request.POST.get("answers", "")
    first = replies.found(queries.comment, request.workspace, answered) if answered else None
    if not form.is_valid():
        return shown(request, map, touchpoint, form=form, answering=first, status=422)
    operations.add_comment(
        touchpoint,
        map=map,
        text=form.cleaned_data["text"],
        tell=form.told,
        answers=first,
        site=site_of(request),
        person=request.user,
        at=now(),
    )
    return done(request, map, touchpoint)


def shown(
    request: WorkspaceRequest,
    map: Map,
    touchpoint: Touchpoint,
    *,
    form: CommentForm | None = None,
    answering: Comment | None = None,
    status: int = 200,
) -> HttpResponse:
    """Answer with the comments: alone for a script, else as a page."""
    context: dict[str, Any] = {
        "map": map,
        "touchpoint": touchpoint,
        "threads": queries.threads(touchpoint),
        "form": form or CommentForm(workspace=request.workspace, but=request.member),
        "answering": answering,
        "names": names_to_tell(request.workspace),
        "may_edit": replies.may_edit(request),
    }
    under_script = bool(request.headers.get("HX-Request"))
    template = "map/comments.html#comments" if under_script else "map/comments.html"
    return render(request, template, context, status=status)


def done(request: WorkspaceRequest, map: Map, touchpoint: Touchpoint, text: str = "", undo: str = "") -> HttpResponse:
    if request.headers.get("HX-Request"):
        response = shown(request, map, touchpoint)
    else:
        response = redirect(replies.address(map, "comments", slug=touchpoint.slug))
    return replies.toast(request, response, text, undo_url=undo) if text else response


@allowed("comment")
@require_POST
def change_comment(request: WorkspaceRequest, slug: str) -> HttpResponse:
    """Write one's own comment anew."""
    comment = own(request, slug)
    form = CommentForm(request.POST, workspace=request.workspace)
    if not form.is_valid():
        return shown(request, map_of(request, comment), comment.touchpoint, status=422)
    text = form.cleaned_data["text"]
    operations.change_comment(comment, text=text, site=site_of(request), person=request.user, at=now())
    return done(request, map_of(request, comment), comment.touchpoint)


@allowed("comment")
@require_POST
def remove_comment(request: WorkspaceRequest, slug: str) -> HttpResponse:
    """Take away one's own comment, or as an administrator any."""
    comment = own(request, slug, or_administrator=True)
    operations.take_comment_away(comment, person=request.user, at=now())
    back = address_of(request, comment, "bring_comment_back")
    return done(request, map_of(request, comment), comment.touchpoint, _("The comment was taken away."), back)


@allowed("comment")
@require_POST
def bring_comment_back(request: WorkspaceRequest, slug: str) -> HttpResponse:
    comment = own(request, slug, or_administrator=True)
    operations.bring_comment_back(comment, person=request.user)
    return done(request, map_of(request, comment), comment.touchpoint)


@allowed("comment")
@require_POST
def settle(request: WorkspaceRequest, slug: str) -> HttpResponse:
    """Say that a thread needs nothing more, or (with open) that it does again: its writers and editors may."""
    comment = replies.found(queries.comment, request.workspace, slug)
    wrote = request.member in queries.members_of_thread(comment.first or comment)
    if not wrote and request.member.role not in PERMISSIONS["edit"]:
        raise PermissionDenied
    operations.settle(comment.first or comment, settled="open" not in request.POST, person=request.user, at=now())
    return done(request, map_of(request, comment), comment.touchpoint)


@allowed("see")
def mentions(request: WorkspaceRequest) -> HttpResponse:
    """Show what was said to oneself; a post says that all of it was read."""
    if request.method == "POST":
        operations.mark_read(request.member, at=now())
        return redirect("map:mentions", workspace=request.workspace.slug)
    page = queries.mentions(request.member, after=request.GET.get("after", ""))
    return render(request, "map/mentions.html", {"page": page, "unread": queries.unread(request.member)})


@allowed("see")
def mention(request: WorkspaceRequest, slug: str) -> HttpResponse:
    """Lead to a comment where it stands, as a letter does."""
    comment = replies.found(queries.comment, request.workspace, slug)
    address = replies.address(map_of(request, comment), "comments", slug=comment.touchpoint.slug)
    return redirect(f"{address}#comment-{comment.slug}")


def own(request: WorkspaceRequest, slug: str, *, or_administrator: bool = False) -> Comment:
    """Return a comment that is the visitor's to change. Raises Http404, PermissionDenied."""
    comment = replies.found(queries.comment, request.workspace, slug)
    administrates = or_administrator and request.member.role == Role.ADMINISTRATOR
    if comment.person_id != request.user.pk and not administrates:
        raise PermissionDenied
    return comment


def map_of(request: WorkspaceRequest, comment: Comment) -> Map:
    """Return the map that a comment was written on; where that is gone, another. Raises Http404 without any."""
    map = comment.map or queries.first_map(request.workspace)
    if map is None:
        raise Http404
    return map


def address_of(request: WorkspaceRequest, comment: Comment, name: str) -> str:
    return reverse(f"map:{name}", kwargs={"workspace": request.workspace.slug, "slug": comment.slug})


def site_of(request: WorkspaceRequest) -> str:
    """Return the address under which the visitor reaches Touchline: letters lead there too."""
    return request.build_absolute_uri("/").rstrip("/")
