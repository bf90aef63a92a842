"""The segments: names and order. What a segment holds is merged and split from the map."""

from collections import Counter

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from touchline.web.identify import operations, queries
from touchline.web.identify.forms import SegmentForm
from touchline.web.identify.views import replies
from touchline.web.record import queries as record
from touchline.web.workspace.access import WorkspaceRequest, allowed

KIND = "segments"


@allowed("see")
def segments(request: WorkspaceRequest) -> HttpResponse:
    return page(request)


def page(request: WorkspaceRequest, *, status: int = 200, **forms: object) -> HttpResponse:
    """Show the segments, with a form that could not be saved in the place of a fresh one."""
    rows = list(queries.counted_segments(request.workspace))
    counts = queries.counted_customers(request.workspace, rows)
    portraits = Counter(persona.segment_id for persona in queries.persona_rows(request.workspace))
    context = {
        "segments": [(row, counts.get(row.slug), portraits[row.pk]) for row in rows],
        "customers": record.customer_count(request.workspace),
        "new": SegmentForm(),
        "lines": replies.lines(request, KIND),
        "may_edit": replies.may_edit(request),
        **forms,
    }
    return render(request, "identify/segments.html", context, status=status)


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
    return replies.done(request, KIND, _("%(name)s is a row of the map now.") % {"name": segment})


@allowed("edit")
@require_POST
def rename_segment(request: WorkspaceRequest, slug: str) -> HttpResponse:
    form = SegmentForm(request.POST)
    segment = replies.found(queries.segment, request.workspace, slug)
    if not form.is_valid():
        return page(request, status=422, wrong=form, wrong_segment=segment)
    try:
        segment = operations.rename_segment(segment, name=form.cleaned_data["name"], person=request.user)
    except operations.SegmentNameTakenError as taken:
        form.add_error(
            "name", _("Another segment is called %(name)s. Merge the two instead.") % {"name": taken.segment}
        )
        return page(request, status=422, wrong=form, wrong_segment=segment)
    return replies.done(request, KIND, _("Saved %(name)s.") % {"name": segment})


@allowed("edit")
@require_POST
def move_segment(request: WorkspaceRequest, slug: str) -> HttpResponse:
    segment = replies.found(queries.segment, request.workspace, slug)
    return replies.move(request, KIND, segment, operations.move_segment)


@allowed("edit")
@require_POST
def remove_segment(request: WorkspaceRequest, slug: str) -> HttpResponse:
    segment = replies.found(queries.segment, request.workspace, slug)
    return replies.remove(request, KIND, segment, operations.remove_segment)
