"""Bringing a file of events: the file, what its columns are, a last look."""

from itertools import islice
from typing import Any

import polars as pl
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from touchline.engine.errors import UnusableInputError
from touchline.engine.record import EventRole
from touchline.web.record import operations, queries
from touchline.web.record.forms import EventColumnsForm, EventFileForm, MappingFileForm, SaveMappingForm
from touchline.web.record.models import REASONS, Source, SourceKind, SourceState
from touchline.web.record.views.found import events_or_404
from touchline.web.record.views.words import why
from touchline.web.shell.reply import toast
from touchline.web.shell.wording import words
from touchline.web.workspace.access import WorkspaceRequest, allowed

PREVIEW_ROWS = 6
PREVIEW_SET_ASIDE = 10


@allowed("import")
def bring(request: WorkspaceRequest) -> HttpResponse:
    """Take a file. What is no table is said at once; the same bytes a second time lead to the first."""
    form = EventFileForm(request.POST or None, request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "record/bring.html", {"form": form}, status=422 if form.is_bound else 200)
    file = form.cleaned_data["file"]
    try:
        source = operations.bring_events(request.workspace, chunks=file.chunks(), name=file.name, person=request.user)
    except operations.BroughtBeforeError as before:
        text = _("These are the same bytes as in %(file)s. Nothing was added.") % {"file": before.source.name}
        return toast(request, redirect(address_of(before.source)), text)
    except UnusableInputError as error:
        return render(request, "record/bring.html", {"form": EventFileForm(), "trouble": words(error)}, status=422)
    return redirect("record:columns", request.workspace.slug, source.slug)


def address_of(source: Source) -> str:
    """Return the page of a file; one of answers belongs to another room."""
    if source.kind == SourceKind.CUSTOMERS:
        return reverse("record:customer_file", args=[source.workspace.slug, source.slug])
    room = "listen" if source.kind == SourceKind.ANSWERS else "record"
    return reverse(f"{room}:source", args=[source.workspace.slug, source.slug])


@allowed("import")
def columns(request: WorkspaceRequest, file: str) -> HttpResponse:
    """Say what each column is."""
    found = events_or_404(request, file)
    if found.state != SourceState.UPLOADED:
        return redirect("record:source", request.workspace.slug, found.slug)
    try:
        form = columns_form(request, found)
    except UnusableInputError as error:
        return render(request, "record/lost.html", {"source": found, "trouble": words(error)}, status=422)
    if request.method == "POST" and form.is_valid():
        operations.use_event_mapping(found, mapping=form.result())
        return redirect("record:check", request.workspace.slug, found.slug)
    return columns_page(request, found, form, status=422 if request.method == "POST" else 200)


def columns_form(request: WorkspaceRequest, source: Source, *, fresh: bool = False) -> EventColumnsForm:
    return EventColumnsForm(
        columns=queries.look_of(source).columns,
        mapping=queries.event_mapping_of(source),
        own_zone=request.workspace.time_zone,
        data=None if fresh else request.POST or None,
    )


def columns_page(
    request: WorkspaceRequest, source: Source, form: EventColumnsForm, *, trouble: Any = None, status: int = 200
) -> HttpResponse:
    seen, suggestion = queries.look_of(source), queries.event_suggestion_of(source)
    rows = [
        {
            "form": column,
            "name": column.column,
            "why": why(suggestion.reasons[column.column])
            if column.column in suggestion.reasons and column["role"].value() != EventRole.IGNORE
            else "",
            "sample": sample(seen.head.cells[column.column]),
        }
        for column in form.columns
    ]
    preview = zip(seen.head.rows[:PREVIEW_ROWS], seen.head.cells.head(PREVIEW_ROWS).rows(), strict=True)
    context = {
        "source": source,
        "form": form,
        "rows": rows,
        "detected": [why(reason) for reason in suggestion.detected],
        "asks": [why(reason) for reason in suggestion.asks] if not form.written["day_first"].value() else [],
        "header": seen.columns,
        "preview": list(preview),
        "saved": queries.fitting_mappings(request.workspace, SourceKind.EVENTS, seen.columns),
        "mapping_form": MappingFileForm(),
        "save_form": SaveMappingForm(initial={"name": source.saved_mapping.name if source.saved_mapping else ""}),
        "trouble": trouble,
    }
    return render(request, "record/columns.html", context, status=status)


def sample(cells: pl.Series) -> list[str]:
    """Return a few different cells from the top of a column."""
    return [str(cell) for cell in cells.head(60).drop_nulls().unique(maintain_order=True)[:4]]


@allowed("import")
def check(request: WorkspaceRequest, file: str) -> HttpResponse:
    """Show what would be taken of the first rows, before anything is."""
    found = events_or_404(request, file)
    if found.state != SourceState.UPLOADED:
        return redirect("record:source", request.workspace.slug, found.slug)
    return check_page(request, found)


def check_page(request: WorkspaceRequest, source: Source) -> HttpResponse:
    try:
        outlook = queries.outlook_of(source)
    except UnusableInputError as error:
        return render(request, "record/check.html", {"source": source, "trouble": words(error)}, status=422)
    aside = pl.concat([queries.look_of(source).head.set_aside, outlook.intake.set_aside])
    context = {
        "source": source,
        "outlook": outlook,
        "taken": outlook.intake.events.height,
        "events": outlook.intake.events.head(PREVIEW_ROWS).to_dicts(),
        "aside": [
            {"row": row["row"], "column": row["column"], "found": row["found"], "reason": REASONS[row["code"]]}
            for row in islice(aside.iter_rows(named=True), PREVIEW_SET_ASIDE)
        ],
    }
    return render(request, "record/check.html", context)


@allowed("import")
@require_POST
def start(request: WorkspaceRequest, file: str) -> HttpResponse:
    """Take the file in. It goes on if the visitor leaves."""
    found = events_or_404(request, file)
    try:
        operations.start_event_import(found, person=request.user)
    except operations.NotReadyError:
        pass  # somebody was quicker: the next page shows how far it is
    except UnusableInputError:
        return redirect("record:check", request.workspace.slug, found.slug)
    return redirect("record:source", request.workspace.slug, found.slug)
