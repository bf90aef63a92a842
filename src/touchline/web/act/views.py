"""The list of tasks: who does what, by when."""

from typing import Any

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST

from touchline.web.act import operations, queries
from touchline.web.act.forms import StateForm, TaskForm
from touchline.web.act.models import Task, TaskState
from touchline.web.shell.reply import toast
from touchline.web.workspace.access import PERMISSIONS, WorkspaceRequest, allowed


def may_edit(request: WorkspaceRequest) -> bool:
    return request.member.role in PERMISSIONS["edit"]


def the_task(request: WorkspaceRequest, slug: str) -> Task:
    try:
        return queries.task(request.workspace, slug)
    except ObjectDoesNotExist as nothing:
        raise Http404 from nothing


def to_tasks(request: WorkspaceRequest, text: str, way_back: str = "") -> HttpResponse:
    answer = redirect("act:index", request.workspace.slug)
    undo = reverse("act:undo", args=[request.workspace.slug, way_back]) if way_back else ""
    return toast(request, answer, text, undo_url=undo)


def all_tasks(request: WorkspaceRequest) -> dict[str, Any]:
    show, decision = request.GET.get("show", "open"), request.GET.get("decision", "")
    listing = queries.listing(request.workspace, request.member, show=show, decision=decision)
    return {
        "listing": listing,
        "decision": decision,
        "filters": [
            ("open", _("Open")),
            ("mine", _("Mine")),
            ("late", _("Late")),
            ("done", pgettext("tasks", "Done")),
            ("all", _("All")),
        ],
        "today": queries.today(request.workspace),
        "states": TaskState.choices,
        "may_edit": may_edit(request),
    }


@allowed("see")
def index(request: WorkspaceRequest) -> HttpResponse:
    return render(request, "act/index.html", all_tasks(request))


@allowed("edit")
def add(request: WorkspaceRequest) -> HttpResponse:
    form = TaskForm(request.POST or None, workspace=request.workspace)
    if not form.is_valid():
        shown = all_tasks(request) | {"form": form}
        return render(request, "act/task.html", shown, status=422 if form.is_bound else 200)
    operations.add_task(request.workspace, person=request.user, **form.told)
    return to_tasks(request, _("The task is added."))


@allowed("edit")
def task(request: WorkspaceRequest, task: str) -> HttpResponse:
    """One task, opened to change it."""
    row = the_task(request, task)
    form = TaskForm(request.POST or None, workspace=request.workspace, task=row)
    if not form.is_valid():
        shown = all_tasks(request) | {"form": form, "task": row}
        return render(request, "act/task.html", shown, status=422 if form.is_bound else 200)
    version = form.cleaned_data["version"]
    way_back = operations.change_task(row, version=version, person=request.user, changed_at=now(), **form.told)
    return to_tasks(request, _("Saved."), way_back)


@allowed("finish_own_task")
@require_POST
def state(request: WorkspaceRequest, task: str) -> HttpResponse:
    """Say how far a task is: everybody for their own, who may edit for all."""
    row, form = the_task(request, task), StateForm(request.POST)
    if not may_edit(request) and row.responsible_id != request.member.pk:
        raise PermissionDenied
    if not form.is_valid():
        return to_tasks(request, _("That is no state of a task."))
    version, said = form.cleaned_data["version"], form.cleaned_data["state"]
    way_back = operations.change_task(row, version=version, person=request.user, changed_at=now(), state=said)
    if "HX-Request" not in request.headers:
        return to_tasks(request, _("Saved."), way_back)
    shown = all_tasks(request) | {"task": the_task(request, task)}
    undo = reverse("act:undo", args=[request.workspace.slug, way_back]) if way_back else ""
    return toast(request, render(request, "act/index.html#changed", shown), _("Saved."), undo_url=undo)


@allowed("finish_own_task")
@require_POST
def undo(request: WorkspaceRequest, way_back: str) -> HttpResponse:
    operations.take_back(
        request.workspace, way_back, member=request.member, may_edit=may_edit(request), changed_at=now()
    )
    return to_tasks(request, _("It is as it was before."))
