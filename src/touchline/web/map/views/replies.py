"""What the map answers after a change: the columns that changed, or the page again when there is no script."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import wraps
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from touchline.web.map import queries
from touchline.web.map.models import Change, Map
from touchline.web.map.views import words
from touchline.web.shell.reply import toast
from touchline.web.workspace.access import PERMISSIONS, WorkspaceRequest

__all__ = [
    "address",
    "changed",
    "changed_in_one_step",
    "columns",
    "columns_or_map",
    "faults",
    "found",
    "may_edit",
    "of_map",
    "say",
    "tell",
    "toast",
]


def of_map(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Give a view the map that its address names; a map of another workspace does not exist."""

    @wraps(view)
    def found_first(request: WorkspaceRequest, map: str, **kwargs: Any) -> HttpResponse:
        return view(request, found(queries.map_called, request.workspace, map), **kwargs)

    return found_first


def found[Row](question: Callable[..., Row], *arguments: Any) -> Row:
    """Return what a query finds. Raises Http404 when it finds nothing."""
    try:
        return question(*arguments)
    except ObjectDoesNotExist as missing:
        raise Http404 from missing


def may_edit(request: WorkspaceRequest) -> bool:
    return request.member.role in PERMISSIONS["edit"]


def address(map: Map, name: str, *, query: Mapping[str, str] | None = None, **more: str) -> str:
    place = {"workspace": map.workspace.slug, "map": map.slug, **more}
    return reverse(f"map:{name}", kwargs=place, query=query or None)


def changed(request: WorkspaceRequest, map: Map, change: Change | None) -> HttpResponse:
    """Answer with the columns in which a change shows, and one line that says it, with the way back."""
    stages = stages_of(change, map) if change else set()
    response = columns_or_map(request, map, stages)
    return say(request, response, map, change)


def changed_in_one_step(request: WorkspaceRequest, map: Map, changes: Sequence[Change]) -> HttpResponse:
    """Answer as changed does, to several changes that are taken back as one."""
    if len(changes) < 2:
        return changed(request, map, changes[0] if changes else None)
    stages = set().union(*(stages_of(change, map) for change in changes))
    response = columns_or_map(request, map, stages)
    undo_url = address(map, "undo_step", slug=changes[-1].slug)
    return toast(request, response, words.say_together(changes), undo_url=undo_url)


def columns_or_map(request: WorkspaceRequest, map: Map, stages: Iterable[str], *, text: str = "") -> HttpResponse:
    if request.headers.get("HX-Request"):
        response = columns(request, map, stages)
    else:
        response = redirect(address(map, "history" if request.POST.get("next") == "history" else "index"))
    return toast(request, response, text) if text else response


def columns(request: WorkspaceRequest, map: Map, stages: Iterable[str]) -> HttpResponse:
    """Answer with some columns, each put in the place of the one that is there."""
    wanted = set(stages)
    board = queries.board(map)
    changed = [column for column in board.columns if column.stage.slug in wanted]
    context = {"map": map, "board": board, "columns": changed, "may_edit": may_edit(request), "oob": True}
    return render(request, "map/index.html#columns", context)


def say(request: WorkspaceRequest, response: HttpResponse, map: Map, change: Change | None) -> HttpResponse:
    if change is None:
        return response
    text = words.say(change, queries.names_now(map))
    return toast(request, response, text, undo_url=address(map, "undo_change", slug=change.slug))


def tell(response: HttpResponse, text: str, *, status: int) -> HttpResponse:
    """Say to a script that something was not done, and why."""
    response.status_code = status
    response.headers["HX-Trigger"] = json.dumps({"toast": {"text": text, "undo": ""}})
    return response


def faults(form: Form) -> str:
    """Say all that is wrong with a form in one line."""
    return " ".join(str(error) for errors in form.errors.values() for error in errors)


def stages_of(change: Change, map: Map) -> set[str]:
    """Return the stages, by URL name, in which a change shows."""
    if change.operation == "edit":
        return {card.stage.slug for card in queries.placements(map) if card.touchpoint.slug == change.subject}
    if change.operation in ("edit-experience", "link", "unlink"):
        told = {change.subject, (change.before or change.after or {}).get("placement")}
        return {card.stage.slug for card in queries.placements(map) if card.slug in told}
    return {facts["stage"] for facts in (change.before, change.after) if facts}
