"""The tree of touchpoints: what stands under what, moved by mouse, by keyboard and by buttons."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from touchline.engine.errors import UnusableInputError
from touchline.engine.identify import Branch
from touchline.web.identify import operations, queries
from touchline.web.identify.forms import BranchForm, ChildForm
from touchline.web.identify.models import Control, Kind, Touchpoint
from touchline.web.identify.views import replies
from touchline.web.shell.reply import toast
from touchline.web.shell.wording import words
from touchline.web.workspace.access import WorkspaceRequest, allowed

KIND, MOST_ROWS = "tree", 600


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the tree."""

    branch: Branch
    touchpoint: Touchpoint

    @property
    def level(self) -> int:
        return self.branch.depth + 1

    @property
    def indent(self) -> int:
        """How far it is set in: as far as the style sheet knows."""
        return min(self.branch.depth, 8)


@allowed("see")
def tree(request: WorkspaceRequest) -> HttpResponse:
    branches, rows = queries.tree(request.workspace)
    context = {
        "rows": [Row(branch, rows[branch.name]) for branch in branches[:MOST_ROWS]],
        "count": len(branches),
        "more": max(len(branches) - MOST_ROWS, 0),
        "nested": sum(branch.depth > 0 for branch in branches),
        "kinds": Kind.choices,
        "controls": Control.choices,
        "lines": replies.lines(request, KIND),
        "may_edit": replies.may_edit(request),
    }
    return render(request, "identify/tree.html", context)


@allowed("edit")
@require_POST
def plant(request: WorkspaceRequest, slug: str) -> HttpResponse:
    """Move a branch: by a step, or under another touchpoint."""
    touchpoint = replies.found(queries.touchpoint, request.workspace, slug)
    form = BranchForm(request.POST, workspace=request.workspace)
    if not form.is_valid():
        return redirect("identify:tree", workspace=request.workspace.slug)
    try:
        if step := form.cleaned_data["step"]:
            moved = operations.step_in_tree(touchpoint, step=step, person=request.user)
        else:
            under, place = form.cleaned_data["under"], form.cleaned_data["place"]
            moved = operations.plant(touchpoint, under=under, place=place, person=request.user)
    except UnusableInputError as error:
        said = words(error)
        response = redirect("identify:tree", workspace=request.workspace.slug)
        return toast(request, response, f"{said.found} {said.fix}")
    if moved is None:
        return redirect("identify:tree", workspace=request.workspace.slug)
    return replies.done(request, KIND, _("Moved %(name)s.") % {"name": touchpoint})


@allowed("edit")
@require_POST
def add_child(request: WorkspaceRequest, slug: str) -> HttpResponse:
    """Add a touchpoint under another."""
    touchpoint = replies.found(queries.touchpoint, request.workspace, slug)
    form = ChildForm(request.POST)
    if not form.is_valid():
        text = " ".join(str(error) for errors in form.errors.values() for error in errors)
        return toast(request, redirect("identify:tree", workspace=request.workspace.slug), text)
    child = operations.add_child(touchpoint, name=form.cleaned_data["name"], person=request.user)
    text = _("Added %(name)s under %(parent)s.") % {"name": child, "parent": touchpoint}
    return toast(request, redirect("identify:tree", workspace=request.workspace.slug), text)
