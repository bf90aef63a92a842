"""The files that were brought, and what came of each."""

from collections.abc import Iterator

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from touchline.engine.record.mended import guarded
from touchline.web.listen import operations, queries
from touchline.web.listen.views.found import may_import, source_or_404
from touchline.web.record import operations as record_operations
from touchline.web.record import queries as record
from touchline.web.record.models import Source, SourceKind, SourceState
from touchline.web.shell.paging import page
from touchline.web.shell.reply import csv_file, line_of, toast
from touchline.web.workspace.access import WorkspaceRequest, allowed
from touchline.web.workspace.models import JobState

ENDED = (JobState.DONE, JobState.FAILED, JobState.CANCELLED)


@allowed("see")
def index(request: WorkspaceRequest) -> HttpResponse:
    brought = [file for file in record.sources(request.workspace) if file.kind == SourceKind.ANSWERS]
    return render(request, "listen/sources.html", {"sources": brought, "may_import": may_import(request)})


@allowed("see")
def source(request: WorkspaceRequest, source: str) -> HttpResponse:
    """Show what came of a file: how far it is, or what was taken and what was set aside."""
    found = source_or_404(request, source)
    if found.state == SourceState.UPLOADED and found.job is None and may_import(request):
        return redirect("listen:columns", request.workspace.slug, found.slug)
    reading = found.job if found.state == SourceState.STAGED and found.job and found.job.state not in ENDED else None
    work = {"source": found, "may_import": may_import(request), "job": reading or queries.mending(found)}
    if request.headers.get("HX-Request") and work["job"]:
        return render(request, "listen/source.html#progress", work)
    context = {
        **work,
        "running": reading is not None,
        "published": found.state == SourceState.PUBLISHED,
        "survey": queries.survey_of(found) if found.state == SourceState.PUBLISHED else None,
        "set_aside": page(record.set_aside(found), after=request.GET.get("after", ""), order=record.SET_ASIDE_ORDER),
    }
    response = render(request, "listen/source.html", context)
    if request.headers.get("HX-Request"):
        response.headers["HX-Refresh"] = "true"
    return response


@allowed("see")
def set_aside_file(request: WorkspaceRequest, source: str) -> HttpResponse:
    """Hand out all that was set aside as CSV."""
    found = source_or_404(request, source)
    return csv_file(set_aside_lines(found), f"{found.slug}-set-aside")


def set_aside_lines(source: Source) -> Iterator[str]:
    yield line_of(["row", "column", "found", "code"])
    for each in record.set_aside(source).iterator(chunk_size=2_000):
        yield line_of([each.row, *map(guarded, (each.column, each.found, each.code))])


@allowed("import")
@require_POST
def cancel(request: WorkspaceRequest, source: str) -> HttpResponse:
    """Stop taking in a file; nothing of it is left."""
    found = source_or_404(request, source)
    stopped = operations.cancel_import(found, person=request.user)
    text = _("Stopped. Nothing of this file was kept.") if stopped else _("It was finished already.")
    return toast(request, redirect("listen:source", request.workspace.slug, found.slug), text)


@allowed("import")
def remove(request: WorkspaceRequest, source: str) -> HttpResponse:
    """Remove a file and its answers, after asking."""
    found = source_or_404(request, source)
    if request.method != "POST":
        return render(request, "listen/remove.html", {"source": found})
    name = found.name
    try:
        operations.remove_source(found, person=request.user)
    except record_operations.NotReadyError:
        return redirect("listen:source", request.workspace.slug, found.slug)
    text = _("%(file)s and its answers were removed.") % {"file": name}
    return toast(request, redirect("listen:sources", request.workspace.slug), text)
