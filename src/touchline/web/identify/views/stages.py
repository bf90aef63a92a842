"""The stages: names, phases, order, importance."""

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from touchline.web.identify import operations, queries
from touchline.web.identify.forms import ImportanceForm, PositionForm, SchemeForm, StageForm
from touchline.web.identify.models import Phase, Stage
from touchline.web.shell.reply import toast
from touchline.web.workspace.access import PERMISSIONS, WorkspaceRequest, allowed


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
        "may_edit": request.member.role in PERMISSIONS["edit"],
        **forms,
    }
    return render(request, "identify/stages.html", context, status=status)


def back(request: WorkspaceRequest, text: str = "") -> HttpResponse:
    response = redirect("identify:stages", workspace=request.workspace.slug)
    return toast(request, response, text) if text else response


def found(request: WorkspaceRequest, slug: str) -> Stage:
    try:
        return queries.stage(request.workspace, slug)
    except ObjectDoesNotExist as missing:
        raise Http404 from missing


@allowed("edit")
@require_POST
def start(request: WorkspaceRequest) -> HttpResponse:
    """Lay out the stages of a ready scheme."""
    form = SchemeForm(request.POST)
    if not form.is_valid():
        return page(request, status=422, schemes=form)
    try:
        operations.lay_out_stages(request.workspace, scheme=form.cleaned_data["scheme"])
    except operations.StageInUseError as used:
        return back(request, in_use(used.stage))
    return back(request)


@allowed("edit")
@require_POST
def add_stage(request: WorkspaceRequest) -> HttpResponse:
    form = StageForm(request.POST)
    if not form.is_valid():
        return page(request, status=422, new=form)
    stage = operations.add_stage(request.workspace, **form.cleaned_data, person=request.user)
    return back(request, _("Added %(name)s.") % {"name": stage})


@allowed("edit")
@require_POST
def change_stage(request: WorkspaceRequest, slug: str) -> HttpResponse:
    form = StageForm(request.POST)
    stage = found(request, slug)
    if not form.is_valid():
        return page(request, status=422, wrong=form, wrong_stage=stage)
    operations.change_stage(stage, **form.cleaned_data, person=request.user)
    return back(request, _("Saved %(name)s.") % {"name": stage})


@allowed("edit")
@require_POST
def move_stage(request: WorkspaceRequest, slug: str) -> HttpResponse:
    form = PositionForm(request.POST)
    stage = found(request, slug)
    if not form.is_valid():
        return page(request, status=422)
    stage = operations.move_stage(stage, position=form.cleaned_data["position"], person=request.user)
    return back(request)


@allowed("edit")
@require_POST
def weigh(request: WorkspaceRequest) -> HttpResponse:
    """Set how important each stage is; the shares sum to 1."""
    form = ImportanceForm(request.POST, stages=queries.stages(request.workspace))
    if not form.is_valid():
        return page(request, status=422, importance=form)
    operations.weigh_stages(request.workspace, weights=form.weights(), person=request.user)
    return back(request, _("Saved the importance of the stages."))


@allowed("edit")
@require_POST
def remove_stage(request: WorkspaceRequest, slug: str) -> HttpResponse:
    """Remove a stage that nothing speaks of; of another, ask where what it holds goes."""
    stage = found(request, slug)
    try:
        operations.remove_stage(stage, person=request.user)
    except operations.StageInUseError:
        return redirect("map:merge_stage", workspace=request.workspace.slug, stage=stage.slug)
    return back(request, _("Removed %(name)s.") % {"name": stage})


def in_use(stage: Stage) -> str:
    return _("%(name)s has touchpoints or options. Move them to another stage first.") % {"name": stage}
