"""The segments: names and order. What a segment holds is merged from the map."""

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from touchline.web.identify import operations, queries
from touchline.web.identify.forms import PositionForm, SegmentForm
from touchline.web.identify.models import Segment
from touchline.web.shell.reply import toast
from touchline.web.workspace.access import PERMISSIONS, WorkspaceRequest, allowed


@allowed("see")
def segments(request: WorkspaceRequest) -> HttpResponse:
    return page(request)


def page(request: WorkspaceRequest, *, status: int = 200, **forms: object) -> HttpResponse:
    """Show the segments, with a form that could not be saved in the place of a fresh one."""
    context = {
        "segments": list(queries.counted_segments(request.workspace)),
        "new": SegmentForm(),
        "may_edit": request.member.role in PERMISSIONS["edit"],
        **forms,
    }
    return render(request, "identify/segments.html", context, status=status)


def back(request: WorkspaceRequest, text: str = "") -> HttpResponse:
    response = redirect("identify:segments", workspace=request.workspace.slug)
    return toast(request, response, text) if text else response


def found(request: WorkspaceRequest, slug: str) -> Segment:
    try:
        return queries.segment(request.workspace, slug)
    except ObjectDoesNotExist as missing:
        raise Http404 from missing


@allowed("edit")
@require_POST
def add_segment(request: WorkspaceRequest) -> HttpResponse:
    form = SegmentForm(request.POST)
    if not form.is_valid():
        return page(request, status=422, new=form)
    try:
        segment = operations.segment_named(request.workspace, form.cleaned_data["name"], person=request.user)
    except operations.TooManySegmentsError:
        form.add_error("name", _("There are too many segments already: merge or remove one first."))
        return page(request, status=422, new=form)
    return back(request, _("%(name)s is a row of the map now.") % {"name": segment})


@allowed("edit")
@require_POST
def rename_segment(request: WorkspaceRequest, slug: str) -> HttpResponse:
    form = SegmentForm(request.POST)
    segment = found(request, slug)
    if not form.is_valid():
        return page(request, status=422, wrong=form, wrong_segment=segment)
    try:
        operations.rename_segment(segment, name=form.cleaned_data["name"], person=request.user)
    except operations.SegmentNameTakenError as taken:
        form.add_error(
            "name", _("Another segment is called %(name)s. Merge the two instead.") % {"name": taken.segment}
        )
        return page(request, status=422, wrong=form, wrong_segment=segment)
    return back(request, _("Saved %(name)s.") % {"name": segment})


@allowed("edit")
@require_POST
def move_segment(request: WorkspaceRequest, slug: str) -> HttpResponse:
    form = PositionForm(request.POST)
    segment = found(request, slug)
    if not form.is_valid():
        return page(request, status=422)
    operations.move_segment(segment, position=form.cleaned_data["position"], person=request.user)
    return back(request)


@allowed("edit")
@require_POST
def remove_segment(request: WorkspaceRequest, slug: str) -> HttpResponse:
    """Remove a segment that nothing speaks of; of another, ask where what it holds goes."""
    segment = found(request, slug)
    try:
        operations.remove_segment(segment, person=request.user)
    except operations.SegmentInUseError:
        return redirect("map:merge_segment", workspace=request.workspace.slug, segment=segment.slug)
    return back(request, _("Removed %(name)s.") % {"name": segment})
