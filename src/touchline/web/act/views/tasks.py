"""Tasks as a list and as a board, and one of them opened: who does what, by when."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from touchline.web.act import operations, queries
from touchline.web.act.forms import ItemForm, StateForm, TaskForm
from touchline.web.act.models import Task
from touchline.web.act.views.replies import back, check_own, may_edit, the_board, the_list, the_task, undo_url
from touchline.web.act.views.words import told
from touchline.web.shell.reply import toast
from touchline.web.workspace.access import WorkspaceRequest, allowed


@allowed("see")
def index(request: WorkspaceRequest) -> HttpResponse:
    return render(request, "act/index.html", the_list(request))


@allowed("see")
def board(request: WorkspaceRequest) -> HttpResponse:
    return render(request, "act/board.html", the_board(request))


@allowed("edit")
def add(request: WorkspaceRequest) -> HttpResponse:
    form = TaskForm(request.POST or None, workspace=request.workspace)
    if not form.is_valid():
        shown = the_list(request) | {"form": form}
        return render(request, "act/change.html", shown, status=422 if form.is_bound else 200)
    operations.add_task(request.workspace, person=request.user, **form.told)
    return back(request, _("The task is added."))


@allowed("see")
def task(request: WorkspaceRequest, task: str) -> HttpResponse:
    """One task, opened beside the list: its steps, its note, what was done to it."""
    row = the_task(request, task)
    return render(request, "act/task.html", the_list(request) | one_task(request, row))


def one_task(request: WorkspaceRequest, row: Task, form: ItemForm | None = None) -> dict[str, Any]:
    return {
        "task": row,
        "items": queries.items(row),
        "may_finish": may_edit(request) or row.responsible_id == request.member.pk,
        "may_edit": may_edit(request),
        "item_form": form or ItemForm(),
        "history": told(queries.history(row), request.workspace),
    }


@allowed("edit")
def change(request: WorkspaceRequest, task: str) -> HttpResponse:
    """One task, opened to change it."""
    row = the_task(request, task)
    form = TaskForm(request.POST or None, workspace=request.workspace, task=row)
    if not form.is_valid():
        shown = the_list(request) | {"form": form, "task": row}
        return render(request, "act/change.html", shown, status=422 if form.is_bound else 200)
    version = form.cleaned_data["version"]
    way_back = operations.change_task(row, version=version, person=request.user, changed_at=now(), **form.told)
    answer = redirect("act:task", request.workspace.slug, row.slug)
    return toast(request, answer, _("Saved."), undo_url=undo_url(request, way_back))


@allowed("finish_own_task")
@require_POST
def state(request: WorkspaceRequest, task: str) -> HttpResponse:
    """Say how far a task is: everybody for their own, who may edit for all."""
    row, form = the_task(request, task), StateForm(request.POST)
    check_own(request, row)
    if not form.is_valid():
        return back(request, _("That is no state of a task."))
    version, said = form.cleaned_data["version"], form.cleaned_data["state"]
    way_back = operations.change_task(row, version=version, person=request.user, changed_at=now(), state=said)
    if "HX-Request" not in request.headers:
        return back(request, _("Saved."), way_back, to=row)
    return toast(request, part_of(request, row), _("Saved."), undo_url=undo_url(request, way_back))


def part_of(request: WorkspaceRequest, row: Task) -> HttpResponse:
    """Return the part of the page that shows how far the task is: the board, or its line of the list."""
    if request.POST.get("from") == "board":
        return render(request, "act/board.html#columns", the_board(request))
    return render(request, "act/index.html#changed", the_list(request) | {"task": the_task(request, row.slug)})


@allowed("finish_own_task")
@require_POST
def undo(request: WorkspaceRequest, way_back: str) -> HttpResponse:
    operations.take_back(
        request.workspace, way_back, member=request.member, may_edit=may_edit(request), changed_at=now()
    )
    return back(request, _("It is as it was before."))
