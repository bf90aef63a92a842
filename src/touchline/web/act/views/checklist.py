"""The steps of a task: ticked by who is responsible, written by who may edit."""

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.views.decorators.http import require_POST

from touchline.web.act import operations, queries
from touchline.web.act.forms import ItemForm, TickForm
from touchline.web.act.models import ChecklistItem, Task
from touchline.web.act.views.replies import check_own, the_list, the_task
from touchline.web.act.views.tasks import one_task
from touchline.web.workspace.access import WorkspaceRequest, allowed


def the_item(task: Task, slug: str) -> ChecklistItem:
    try:
        return queries.item(task, slug)
    except ObjectDoesNotExist as nothing:
        raise Http404 from nothing


def answer(request: WorkspaceRequest, task: Task, form: ItemForm | None = None) -> HttpResponse:
    """Show the steps again: alone under htmx, else on the task's page."""
    task, status = the_task(request, task.slug), 422 if form else 200
    if "HX-Request" in request.headers:
        return render(request, "act/task.html#checklist", one_task(request, task, form), status=status)
    if form:
        return render(request, "act/task.html", the_list(request) | one_task(request, task, form), status=status)
    return redirect("act:task", request.workspace.slug, task.slug)


@allowed("finish_own_task")
@require_POST
def tick(request: WorkspaceRequest, task: str, item: str) -> HttpResponse:
    """Tick a step, or take the tick off: everybody for their own tasks, who may edit for all."""
    row = the_task(request, task)
    step, form = the_item(row, item), TickForm(request.POST)
    check_own(request, row)
    if form.is_valid():
        operations.tick_item(step, done=form.cleaned_data["done"], person=request.user, at=now())
    return answer(request, row)


@allowed("edit")
@require_POST
def add_item(request: WorkspaceRequest, task: str) -> HttpResponse:
    row, form = the_task(request, task), ItemForm(request.POST)
    if not form.is_valid():
        return answer(request, row, form)
    operations.add_item(row, text=form.cleaned_data["text"], person=request.user)
    return answer(request, row)


@allowed("edit")
@require_POST
def remove_item(request: WorkspaceRequest, task: str, item: str) -> HttpResponse:
    row = the_task(request, task)
    operations.remove_item(the_item(row, item), person=request.user)
    return answer(request, row)
