"""The options of every touchpoint, typed in place."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from touchline.web.decide import operations, queries
from touchline.web.decide.forms import IdeaForm, NewOptionForm, OptionForm, option_forms
from touchline.web.decide.views.replies import found, may, to_options, with_undo
from touchline.web.identify import queries as library
from touchline.web.workspace.access import WorkspaceRequest, allowed


@allowed("see")
def index(request: WorkspaceRequest) -> HttpResponse:
    return render(request, "decide/index.html", everything(request))


def everything(request: WorkspaceRequest, typed: list[OptionForm] | None = None) -> dict[str, Any]:
    """Gather all options, those that could not be saved as they were typed."""
    courses = queries.courses(request.workspace)
    again = {form.option.pk: form for form in typed or []}
    return {
        "rows": [(course, [again.get(f.option.pk, f) for f in option_forms(course.options)]) for course in courses],
        "wrong": [form for form in again.values() if form.errors],
        "options": sum(len(course.options) for course in courses),
        "waiting": queries.waiting(request.workspace),
        "unprepared": queries.touchpoints_without_options(request.workspace),
        "may_edit": may(request, "edit"),
    }


@allowed("edit")
@require_POST
def prepare(request: WorkspaceRequest) -> HttpResponse:
    made = operations.prepare_options(request.workspace, person=request.user)
    text = ngettext("%(count)s option is prepared.", "%(count)s options are prepared.", len(made))
    return to_options(request, text % {"count": len(made)})


@allowed("edit")
@require_POST
def save(request: WorkspaceRequest, touchpoint: str) -> HttpResponse:
    """Save what was typed in the rows of one touchpoint: at each change under htmx, all at once without it."""
    owner, htmx = found(library.touchpoint, request.workspace, touchpoint), "HX-Request" in request.headers
    forms = option_forms(queries.options_of(owner), request.POST)
    wrong = [form for form in forms if not form.is_valid()]
    if wrong and htmx:
        return render(request, "decide/index.html#wrong", {"wrong": wrong}, status=422)
    if wrong:
        return render(request, "decide/index.html", everything(request, forms), status=422)
    edits = [operations.Edit(form.option, form.cleaned_data["version"], form.told) for form in forms]
    way_back = operations.change_options(request.workspace, edits=edits, person=request.user)
    if not htmx:
        return to_options(request, _("Saved.") if way_back else "", way_back)
    answer = render(request, "decide/index.html#saved", {"options": queries.options_of(owner)})
    return with_undo(request, answer, _("Saved.") if way_back else "", way_back)


@allowed("edit")
@require_POST
def remove(request: WorkspaceRequest, option: str) -> HttpResponse:
    removed, version = found(queries.option, request.workspace, option), request.POST.get("version", "")
    way_back = operations.remove_option(
        removed, version=int(version) if version.isdecimal() else 0, person=request.user
    )
    return to_options(request, _("“%(option)s” is removed.") % {"option": removed.name}, way_back)


@allowed("edit")
@require_POST
def undo(request: WorkspaceRequest, way_back: str) -> HttpResponse:
    operations.take_back(request.workspace, way_back, person=request.user)
    return to_options(request, _("It is as it was before."))


@allowed("edit")
def add(request: WorkspaceRequest, touchpoint: str) -> HttpResponse:
    """Add one more thing that could be done with a touchpoint."""
    owner = found(library.touchpoint, request.workspace, touchpoint)
    moves = {option.move for option in queries.options_of(owner)}
    form = NewOptionForm(request.POST or None, touchpoint=owner, workspace=request.workspace, taken=moves)
    if not form.is_valid():
        shown = everything(request) | {"form": form, "touchpoint": owner}
        return render(request, "decide/add.html", shown, status=422 if form.is_bound else 200)
    option = operations.add_option(owner, person=request.user, **form.told)
    return to_options(request, _("“%(option)s” is added.") % {"option": option.name})


@allowed("edit")
def add_idea(request: WorkspaceRequest) -> HttpResponse:
    """Add a touchpoint that does not exist yet, with what adding it would cost and bring."""
    form = IdeaForm(request.POST or None, workspace=request.workspace)
    if not form.is_valid():
        shown = everything(request) | {"form": form}
        return render(request, "decide/add.html", shown, status=422 if form.is_bound else 200)
    names = {"touchpoint_name": form.cleaned_data["touchpoint"], "stage": form.cleaned_data["stage"]}
    option = operations.add_idea(request.workspace, person=request.user, **names, **form.told)
    return to_options(request, _("“%(option)s” is added.") % {"option": option.name})
