"""The files that were brought, and what came of each."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from touchline.engine.errors import UnusableInputError
from touchline.web.record import operations, queries
from touchline.web.record.forms import MendedForm, SaveMappingForm
from touchline.web.record.models import Source, SourceState
from touchline.web.record.views.found import events_or_404, may_import
from touchline.web.shell.paging import page
from touchline.web.shell.reply import csv_file, toast
from touchline.web.shell.wording import words
from touchline.web.workspace.access import WorkspaceRequest, allowed
from touchline.web.workspace.models import Job

MENDED_MAX_BYTES = 20_000_000


@allowed("see")
def index(request: WorkspaceRequest) -> HttpResponse:
    context = {
        "sources": queries.sources(request.workspace),
        "mappings": queries.saved_mappings(request.workspace),
        "may_import": may_import(request),
    }
    return render(request, "record/index.html", context)


@allowed("see")
def source(request: WorkspaceRequest, file: str) -> HttpResponse:
    """Show what came of a file: how far it is, or what was taken, skipped and set aside."""
    found = events_or_404(request, file)
    if found.state == SourceState.UPLOADED and found.job is None and may_import(request):
        return redirect("record:columns", request.workspace.slug, found.slug)
    return source_page(request, found, MendedForm())


def source_page(
    request: WorkspaceRequest, source: Source, form: MendedForm, *, trouble: Any = None, status: int = 200
) -> HttpResponse:
    name = source.saved_mapping.name if source.saved_mapping else ""
    context = {
        "source": source,
        "may_import": may_import(request),
        "running": source.state == SourceState.STAGED and source.job is not None,
        "mending": queries.mending_events(source),
        "published": source.state == SourceState.PUBLISHED,
        "set_aside": page(queries.set_aside(source), after=request.GET.get("after", ""), order=queries.SET_ASIDE_ORDER),
        "mended_form": form,
        "save_form": SaveMappingForm(initial={"name": name}),
        "trouble": trouble,
    }
    return render(request, "record/source.html", context, status=status)


@allowed("see")
def to_mend(request: WorkspaceRequest, file: str) -> HttpResponse:
    """Hand out the rows that were set aside as CSV, with their cells and the reason."""
    found = events_or_404(request, file)
    return csv_file(queries.rows_to_mend(found), f"{found.slug}-set-aside")


@allowed("import")
@require_POST
def mend(request: WorkspaceRequest, file: str) -> HttpResponse:
    """Take in rows that were mended."""
    found = events_or_404(request, file)
    form = MendedForm(request.POST, request.FILES)
    if not form.is_valid():
        return source_page(request, found, form, status=422)
    upload = form.cleaned_data["mended"]
    try:
        data = upload.read(MENDED_MAX_BYTES)
        came = operations.bring_mended_events(found, data=data, name=upload.name, person=request.user)
    except UnusableInputError as error:
        return source_page(request, found, MendedForm(), trouble=words(error), status=422)
    except operations.NotReadyError:
        return redirect("record:source", request.workspace.slug, found.slug)
    if isinstance(came, Job):
        text = _("These rows are being mended. It goes on if you leave this page.")
        return toast(request, redirect("record:source", request.workspace.slug, found.slug), text)
    text = ngettext("%(taken)s mended row was taken in.", "%(taken)s mended rows were taken in.", came.taken)
    return toast(request, redirect("record:source", request.workspace.slug, found.slug), text % {"taken": came.taken})


@allowed("import")
@require_POST
def cancel(request: WorkspaceRequest, file: str) -> HttpResponse:
    """Stop taking in a file; nothing of it is left."""
    found = events_or_404(request, file)
    stopped = operations.cancel_event_import(found, person=request.user)
    text = _("It stops. Nothing of this file is kept.") if stopped else _("It was finished already.")
    return toast(request, redirect("record:source", request.workspace.slug, found.slug), text)


@allowed("import")
def remove(request: WorkspaceRequest, file: str) -> HttpResponse:
    """Remove a file and its events, after asking."""
    found = events_or_404(request, file)
    if request.method != "POST":
        return render(request, "record/remove.html", {"source": found})
    name = found.name
    try:
        operations.remove_events(found, person=request.user)
    except operations.NotReadyError:
        return redirect("record:source", request.workspace.slug, found.slug)
    text = _("%(file)s and its events were removed.") % {"file": name}
    return toast(request, redirect("record:index", request.workspace.slug), text)
