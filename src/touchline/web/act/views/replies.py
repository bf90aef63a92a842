"""What the views of tasks have in common when they answer."""

from typing import Any

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from touchline.web.act import queries
from touchline.web.act.models import Task, TaskState
from touchline.web.decide import queries as decide
from touchline.web.identify import queries as library
from touchline.web.shell.reply import toast
from touchline.web.workspace.access import PERMISSIONS, WorkspaceRequest


def may_edit(request: WorkspaceRequest) -> bool:
    return request.member.role in PERMISSIONS["edit"]


def the_task(request: WorkspaceRequest, slug: str) -> Task:
    try:
        return queries.task(request.workspace, slug)
    except ObjectDoesNotExist as nothing:
        raise Http404 from nothing


def check_own(request: WorkspaceRequest, task: Task) -> None:
    """Refuse whoever may neither edit nor is responsible for the task."""
    if not may_edit(request) and task.responsible_id != request.member.pk:
        raise PermissionDenied


def undo_url(request: WorkspaceRequest, way_back: str) -> str:
    where = {"from": "board"} if is_from_the_board(request) else {}
    return reverse("act:undo", args=[request.workspace.slug, way_back], query=where) if way_back else ""


def back(request: WorkspaceRequest, text: str, way_back: str = "", *, to: Task | None = None) -> HttpResponse:
    """Go back to the task on the list, or on the board that the form stood on, and say what was done."""
    place, id = ("board", "card-{}") if is_from_the_board(request) else ("index", "{}")
    asked = request.GET.copy()
    asked.pop("from", None)
    fragment = id.format(to.slug) if to else None
    address = reverse(f"act:{place}", args=[request.workspace.slug], query=asked or None, fragment=fragment)
    return toast(request, redirect(address), text, undo_url=undo_url(request, way_back))


def is_from_the_board(request: WorkspaceRequest) -> bool:
    return "board" in (request.POST.get("from"), request.GET.get("from"))


def wanted(request: WorkspaceRequest) -> queries.Wanted:
    """Read from the address which tasks are asked for."""
    asked = request.GET
    return queries.Wanted(
        asked.get("show", "open"), asked.get("decision", ""), asked.get("person", ""), asked.get("find", "").strip()
    )


def choices(request: WorkspaceRequest) -> dict[str, Any]:
    """Gather what both the list and the board offer to choose from."""
    asked = wanted(request)
    return {
        "wanted": asked,
        "making": queries.making(request.workspace, decision=asked.decision),
        "people": library.members(request.workspace),
        "decisions": decide.decisions(request.workspace),
        "states": TaskState.choices,
        "may_edit": may_edit(request),
    }


def the_list(request: WorkspaceRequest) -> dict[str, Any]:
    sort, after = request.GET.get("sort", "due"), request.GET.get("after", "")
    listing = queries.listing(request.workspace, request.member, wanted(request), sort=sort, after=after)
    return choices(request) | {
        "listing": listing,
        "page": listing.page,
        "filters": [
            ("open", _("Open")),
            ("mine", _("Mine")),
            ("late", _("Late")),
            ("done", pgettext("tasks", "Done")),
            ("all", pgettext("tasks", "All")),
        ],
        "heads": [head(listing.sort, *each) for each in heads()],
    }


def heads() -> list[tuple[str, str, str]]:
    """Return the columns that can be sorted: key, name, look."""
    return [
        ("title", _("Task"), ""),
        ("responsible", _("Responsible"), ""),
        ("due", _("Due"), ""),
        ("effort", _("Days"), "number"),
        ("state", _("State"), ""),
    ]


def head(sort: str, key: str, name: str, look: str) -> dict[str, str]:
    """Return one column's head: what a click sorts by, and how it is sorted now."""
    now_sorted = {key: "ascending", f"-{key}": "descending"}.get(sort, "")
    return {"key": f"-{key}" if sort == key else key, "name": name, "look": look, "sorted": now_sorted}


def the_board(request: WorkspaceRequest) -> dict[str, Any]:
    columns = queries.board(request.workspace, wanted(request))
    return choices(request) | {"columns": columns, "all_tasks": sum(column.count for column in columns)}
