"""The stages: names, phases, definitions, order, importance."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from touchline.engine.errors import UnusableInputError
from touchline.web.identify import operations, queries
from touchline.web.identify.forms import ImportanceForm, SchemeForm, StageForm
from touchline.web.identify.models import Phase
from touchline.web.identify.views import replies
from touchline.web.shell.wording import words
from touchline.web.workspace.access import WorkspaceRequest, allowed

KIND = "stages"


@allowed("see")
def stages(request: WorkspaceRequest) -> HttpResponse:
    return page(request)


def page(request: WorkspaceRequest, *, status: int = 200, **forms: object) -> HttpResponse:
    """Show the stages, with a form that could not be saved in the place of a fresh one."""
    rows = list(queries.counted_stages(request.workspace))
    context = {
        "stages": rows,
        "importance": ImportanceForm(None, stages=rows),
        "new": StageForm(),
        "schemes": SchemeForm(),
        "phases": Phase.choices,
        "events": queries.known_events(request.workspace) if replies.may_edit(request) else [],
        "lines": replies.lines(request, KIND),
        "may_edit": replies.may_edit(request),
        **forms,
    }
    return render(request, "identify/stages.html", context, status=status)


@allowed("edit")
@require_POST
def start(request: WorkspaceRequest) -> HttpResponse:
    """Lay out the stages of a ready scheme; where stages are in use already, ask where their touchpoints go."""
    form = SchemeForm(request.POST)
    if not form.is_valid():
        return page(request, status=422, schemes=form)
    scheme = form.cleaned_data["scheme"]
    if queries.stages(request.workspace):
        address = reverse("map:change_scheme", args=[request.workspace.slug])
        return redirect(f"{address}?scheme={scheme}")
    operations.lay_out_stages(request.workspace, scheme=scheme, person=request.user)
    return redirect("identify:stages", workspace=request.workspace.slug)


@allowed("edit")
@require_POST
def add_stage(request: WorkspaceRequest) -> HttpResponse:
    form = StageForm(request.POST)
    if not form.is_valid():
        return page(request, status=422, new=form)
    try:
        stage = operations.add_stage(request.workspace, **form.new(), person=request.user)
    except operations.TooManyStagesError:
        form.add_error("name", _("There are too many stages already: merge or remove one first."))
        return page(request, status=422, new=form)
    return replies.done(request, KIND, _("Added %(name)s.") % {"name": stage})


@allowed("edit")
@require_POST
def change_stage(request: WorkspaceRequest, slug: str) -> HttpResponse:
    form = StageForm(request.POST)
    stage = replies.found(queries.stage, request.workspace, slug)
    if not form.is_valid():
        return page(request, status=422, wrong=form, wrong_stage=stage)
    stage = operations.change_stage(stage, **form.sent(), person=request.user)
    return replies.done(request, KIND, _("Saved %(name)s.") % {"name": stage})


@allowed("edit")
@require_POST
def move_stage(request: WorkspaceRequest, slug: str) -> HttpResponse:
    stage = replies.found(queries.stage, request.workspace, slug)
    return replies.move(request, KIND, stage, operations.move_stage)


@allowed("edit")
@require_POST
def weigh(request: WorkspaceRequest) -> HttpResponse:
    """Set how important each stage is; the shares sum to 1."""
    form = ImportanceForm(request.POST, stages=queries.stages(request.workspace))
    if not form.is_valid():
        return page(request, status=422, importance=form)
    try:
        operations.weigh_stages(request.workspace, weights=form.weights(), person=request.user)
    except UnusableInputError as error:
        trouble = words(error)
        form.add_error(None, f"{trouble.found} {trouble.fix}")
        return page(request, status=422, importance=form)
    return replies.done(request, KIND, _("Saved the importance of the stages."))


@allowed("edit")
@require_POST
def remove_stage(request: WorkspaceRequest, slug: str) -> HttpResponse:
    stage = replies.found(queries.stage, request.workspace, slug)
    return replies.remove(request, KIND, stage, operations.remove_stage)
