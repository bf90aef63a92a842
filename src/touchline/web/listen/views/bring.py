"""Bringing a file of answers: the file, what its columns are, a last look."""

from collections.abc import Sequence
from contextlib import suppress
from itertools import islice
from typing import Any

import polars as pl
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from touchline.engine.errors import UnusableInputError
from touchline.engine.record import Role, Shape
from touchline.web.identify import queries as library
from touchline.web.listen import operations, queries
from touchline.web.listen.forms import ColumnsForm, FileForm
from touchline.web.listen.views.found import source_or_404
from touchline.web.listen.views.words import doubt, rating, why
from touchline.web.record import operations as record_operations
from touchline.web.record import queries as record
from touchline.web.record.forms import MappingFileForm
from touchline.web.record.models import Source, SourceState
from touchline.web.shell.reply import toast
from touchline.web.shell.wording import words
from touchline.web.workspace.access import WorkspaceRequest, allowed

PREVIEW_ROWS = 8
PREVIEW_SET_ASIDE = 10
SHOWN_ROLES = {
    Role.OVERALL: "overall",
    Role.SEGMENT: "segment",
    Role.GROUP: "group",
    Role.WEIGHT: "weight",
    Role.TIME: "time",
    Role.CUSTOMER: "customer",
    Role.RESPONSE: "response",
    Role.COMMENT: "comment",
}


@allowed("import")
def bring(request: WorkspaceRequest) -> HttpResponse:
    """Take a file. What is no table is said at once; the same bytes a second time lead to the first."""
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "listen/bring.html", {"form": form}, status=422 if form.is_bound else 200)
    file = form.cleaned_data["file"]
    try:
        source = operations.bring_file(request.workspace, chunks=file.chunks(), name=file.name, person=request.user)
    except record_operations.BroughtBeforeError as before:
        text = _("These are the same answers as in %(file)s. Nothing was added.") % {"file": before.source.name}
        return toast(request, redirect("listen:source", request.workspace.slug, before.source.slug), text)
    except UnusableInputError as error:
        return render(request, "listen/bring.html", {"form": FileForm(), "trouble": words(error)}, status=422)
    return redirect("listen:columns", request.workspace.slug, source.slug)


@allowed("import")
def columns(request: WorkspaceRequest, source: str) -> HttpResponse:
    """Say what each column is."""
    found = source_or_404(request, source)
    if found.state != SourceState.UPLOADED:
        return redirect("listen:source", request.workspace.slug, found.slug)
    try:
        table = record.table_of(found)
    except UnusableInputError as error:
        return lost(request, found, error)
    form = columns_form(request, found, table.cells.columns, data=request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.survey.cleaned_data
        operations.use_mapping(
            found,
            mapping=form.result(),
            survey=said["survey"],
            from_date=said["from_date"],
            to_date=said["to_date"],
            save_as=said["save_as"],
            header=table.cells.columns,
            person=request.user,
        )
        return redirect("listen:columns" if form.is_turned else "listen:check", request.workspace.slug, found.slug)
    return render_columns(request, found, form, status=422 if request.method == "POST" else 200)


def columns_form(request: WorkspaceRequest, source: Source, header: Sequence[str], *, data: Any = None) -> ColumnsForm:
    return ColumnsForm(
        columns=header,
        mapping=queries.mapping_of(source),
        survey=queries.survey_name_of(source),
        stages=library.stages(request.workspace),
        touchpoints=queries.touchpoints_of(source),
        days=queries.said_days(source),
        saved_as=source.saved_mapping.name if source.saved_mapping else "",
        data=data,
    )


def lost(request: WorkspaceRequest, source: Source, error: UnusableInputError) -> HttpResponse:
    """Say that the kept file can't be read any more; it can be removed and brought again."""
    return render(request, "listen/lost.html", {"source": source, "trouble": words(error)}, status=422)


def render_columns(
    request: WorkspaceRequest, source: Source, form: ColumnsForm, *, trouble: Any = None, status: int = 200
) -> HttpResponse:
    table, suggestion = record.table_of(source), queries.suggestion_of(source)
    reasons = suggestion.reasons if suggestion else {}
    rows: list[dict[str, Any]] = [
        {
            "form": column,
            "name": column.column,
            "why": why(reasons.get(column.column)),
            "sample": sample(table.cells[column.column]),
        }
        for column in form.columns
    ]
    rows += [{"form": form, "name": form.column, "touchpoint": True} for form in form.touchpoints]
    left_out = Role.IGNORE.value
    context = {
        "source": source,
        "form": form,
        "taken": [row for row in rows if row["form"]["role"].value() != left_out],
        "long": form.mapping.shape is Shape.LONG,
        "left_out": [row for row in rows if row["form"]["role"].value() == left_out],
        "coding": suggestion.coding if suggestion else (),
        "header": table.cells.columns,
        "preview": list(zip(table.rows[:PREVIEW_ROWS], table.cells.head(PREVIEW_ROWS).rows(), strict=True)),
        "height": table.cells.height,
        "mapping_form": MappingFileForm(),
        "trouble": trouble,
    }
    return render(request, "listen/columns.html", context, status=status)


def sample(cells: pl.Series) -> list[str]:
    """Return a few different cells from the top of a column."""
    return cells.head(60).drop_nulls().unique(maintain_order=True)[:5].to_list()


@allowed("see")
def mapping_file(request: WorkspaceRequest, source: str) -> HttpResponse:
    """Hand out the mapping as YAML."""
    found = source_or_404(request, source)
    response = HttpResponse(queries.mapping_text(found), content_type="application/yaml; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{found.slug}.yaml"'
    return response


@allowed("import")
@require_POST
def use_mapping_file(request: WorkspaceRequest, source: str) -> HttpResponse:
    """Take a mapping that was kept as YAML."""
    found = source_or_404(request, source)
    if found.state != SourceState.UPLOADED:
        return redirect("listen:source", request.workspace.slug, found.slug)
    try:
        header = record.table_of(found).cells.columns
    except UnusableInputError as error:
        return lost(request, found, error)
    form = MappingFileForm(request.POST, request.FILES)
    trouble = None
    if form.is_valid():
        try:
            text = form.cleaned_data["mapping"].read(1_000_001).decode("utf-8", "replace")
            operations.use_mapping_text(found, text=text)
        except UnusableInputError as error:
            trouble = words(error)
        else:
            return toast(
                request,
                redirect("listen:columns", request.workspace.slug, found.slug),
                _("The columns are as the mapping file says."),
            )
    page = columns_form(request, found, header)
    return render_columns(request, found, page, trouble=trouble, status=422)


@allowed("import")
def check(request: WorkspaceRequest, source: str) -> HttpResponse:
    """Show what would be taken, before it is."""
    found = source_or_404(request, source)
    if found.state != SourceState.UPLOADED:
        return redirect("listen:source", request.workspace.slug, found.slug)
    context: dict[str, Any] = {"source": found, "survey": queries.survey_name_of(found)}
    try:
        context |= outlook(found)
    except UnusableInputError as error:
        return render(request, "listen/check.html", context | {"trouble": words(error)}, status=422)
    return render(request, "listen/check.html", context)


def outlook(source: Source) -> dict[str, Any]:
    intake, mapping = queries.intake_of(source), queries.wide_mapping_of(source)
    answers, ragged = intake.answers, queries.answers_file(source).set_aside
    columns = [
        {
            "name": column.title,
            "column": column.name,
            "rated": (met := answers.met[column.name]).sum(),
            "not_met": (~met).sum(),
            "blank": met.null_count(),
        }
        for column in mapping.ratings
    ]
    return {
        "answers": answers.rows.len(),
        "doubts": [doubt(each) for each in queries.doubts_of(source)],
        "turned": [column.title for column in mapping.turned],
        "scale": [rating(end) for end in mapping.scale or ()],
        "rows_set_aside": intake.rows_set_aside + ragged.height,
        "rows_repeated": intake.rows_repeated,
        "cells_set_aside": intake.cells_set_aside,
        "columns": columns,
        "roles": {name: mapping.name_of(role) for role, name in SHOWN_ROLES.items()},
        "new_segments": queries.new_segments(source),
        "comments": answers.comment.count() if answers.comment is not None else 0,
        "first_at": answers.at.min() if answers.at is not None else None,
        "last_at": answers.at.max() if answers.at is not None else None,
        "said_days": None if answers.at is not None and answers.at.count() else queries.said_days(source),
        "aside": list(islice(queries.set_aside_of(source), PREVIEW_SET_ASIDE)),
    }


@allowed("import")
@require_POST
def start(request: WorkspaceRequest, source: str) -> HttpResponse:
    """Ask for the answers to be taken in; asked twice, it is done once."""
    found = source_or_404(request, source)
    try:
        queries.new_segments(found)
    except UnusableInputError:
        return redirect("listen:check", request.workspace.slug, found.slug)
    with suppress(record_operations.NotReadyError):
        operations.start_import(found, person=request.user)
    return redirect("listen:source", request.workspace.slug, found.slug)
