"""The options of every touchpoint, typed in place."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_POST

from touchline.web.decide import operations, queries
from touchline.web.decide.forms import IdeaForm, NewOptionForm, OptionForm, option_forms
from touchline.web.decide.views.replies import found, may, to_options, with_undo
from touchline.web.identify import queries as library
from touchline.web.workspace.access import WorkspaceRequest, allowed


@dataclass(frozen=True, slots=True)
class Opened:
    """A touchpoint as the page shows it: to read, or with fields to type in."""

    course: queries.Course
    forms: list[OptionForm] | None


@allowed("see")
def index(request: WorkspaceRequest) -> HttpResponse:
    return render(request, "decide/index.html", everything(request))


def everything(request: WorkspaceRequest, opened: str = "", typed: list[OptionForm] | None = None) -> dict[str, Any]:
    """Gather a page of options; those of one touchpoint opened, as they were typed if they could not be saved.

    Where somebody may edit, the first touchpoints that wait for numbers stand open.
    """
    asked = {name: request.GET.get(name, "") for name in ("show", "after")} | {"sought": request.GET.get("find", "")}
    page, may_edit = queries.course_page(request.workspace, opened=opened, **asked), may(request, "edit")
    waiting = [course.touchpoint.slug for course in page.courses if course.waits][: queries.OPEN_AT_ONCE]
    open_now = {opened, *waiting} if may_edit else set()
    return {
        "page": page,
        "rows": [as_shown(course, open_now, typed or []) for course in page.courses],
        "wrong": [form for form in typed or [] if form.errors],
        "waiting": queries.waiting(request.workspace),
        "unprepared": queries.touchpoints_without_options(request.workspace),
        "may_edit": may_edit,
        "filters": [("all", pgettext("touchpoints", "All")), ("waiting", _("Wait for numbers"))],
    }


def as_shown(course: queries.Course, open_now: set[str], typed: list[OptionForm]) -> Opened:
    if course.touchpoint.slug not in open_now:
        return Opened(course, None)
    again = {form.option.pk: form for form in typed}
    return Opened(course, [again.get(form.option.pk, form) for form in option_forms(course.options)])


@allowed("edit")
@require_POST
def prepare(request: WorkspaceRequest) -> HttpResponse:
    made = operations.prepare_options(request.workspace, person=request.user)
    text = ngettext("%(count)s option is prepared.", "%(count)s options are prepared.", len(made))
    return to_options(request, text % {"count": len(made)})


@allowed("edit")
def save(request: WorkspaceRequest, touchpoint: str) -> HttpResponse:
    """Open the options of one touchpoint, and save what was typed: at each change under htmx, at once without it."""
    owner, htmx = found(library.touchpoint, request.workspace, touchpoint), "HX-Request" in request.headers
    if request.method != "POST":
        shown = everything(request, owner.slug)
        row = next((row for row in shown["rows"] if row.course.touchpoint == owner), None)
        return render(
            request, "decide/index.html#course" if htmx and row else "decide/index.html", shown | {"row": row}
        )
    forms = option_forms(queries.options_of(owner), request.POST)
    wrong = [form for form in forms if not form.is_valid()]
    if wrong and htmx:
        return render(request, "decide/index.html#wrong", {"wrong": wrong}, status=422)
    if wrong:
        return render(request, "decide/index.html", everything(request, owner.slug, forms), status=422)
    edits = [operations.Edit(form.option, form.cleaned_data["version"], form.told) for form in forms]
    way_back = operations.change_options(request.workspace, edits=edits, person=request.user)
    if not htmx:
        return to_options(request, _("Saved.") if way_back else "", way_back)
    answer = render(request, "decide/index.html#saved", {"options": queries.options_of(owner)})
    return with_undo(request, answer, _("Saved.") if way_back else "", way_back)


@allowed("edit")
@require_POST
def remove(request: WorkspaceRequest, option: str) -> HttpResponse:
    removed = found(queries.option, request.workspace, option)
    version = request.POST.get("version") or request.POST.get(f"{removed.slug}-version", "")
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
        shown = everything(request, owner.slug) | {"form": form, "touchpoint": owner}
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
