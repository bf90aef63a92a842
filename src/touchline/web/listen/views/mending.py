"""Rows that could not be taken: downloaded, mended elsewhere, brought back."""

from typing import cast

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from touchline.engine.errors import UnusableInputError
from touchline.engine.tables import check_rows, read_table
from touchline.web.listen import operations, queries
from touchline.web.listen.forms import MendedForm
from touchline.web.listen.views.found import source_or_404
from touchline.web.listen.views.sources import written
from touchline.web.record import operations as record_operations
from touchline.web.record.models import SourceState
from touchline.web.shell.reply import toast
from touchline.web.shell.wording import words
from touchline.web.workspace.access import WorkspaceRequest, allowed

MOST_BYTES = 10_000_000


@allowed("import")
def rows_to_mend(request: WorkspaceRequest, source: str) -> HttpResponse:
    """Hand out the whole rows of which something was set aside, to be corrected in a spreadsheet."""
    found = source_or_404(request, source)
    lines = (written(row) for row in queries.rows_to_mend(found))
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{found.slug}-to-mend.csv"'
    return cast("HttpResponse", response)


@allowed("import")
def mend(request: WorkspaceRequest, source: str) -> HttpResponse:
    """Take mended rows in the place of those that were set aside."""
    found = source_or_404(request, source)
    if found.state != SourceState.PUBLISHED:
        return redirect("listen:source", request.workspace.slug, found.slug)
    form = MendedForm(request.POST or None, request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        context = {"source": found, "form": form}
        return render(request, "listen/mend.html", context, status=422 if form.is_bound else 200)
    file = form.cleaned_data["rows"]
    try:
        table = read_table(file.read(MOST_BYTES), file.name)
        check_rows(table)
        change = operations.bring_mended(found, table, person=request.user)
    except UnusableInputError as error:
        context = {"source": found, "form": MendedForm(), "trouble": words(error)}
        return render(request, "listen/mend.html", context, status=422)
    except record_operations.NotReadyError:
        return redirect("listen:source", request.workspace.slug, found.slug)
    return toast(request, redirect("listen:source", request.workspace.slug, found.slug), said(change))


def said(change: queries.Mended) -> str:
    """Say what the mended rows came to."""
    answers = change.fresh.rows.len()
    if not answers:
        return _("Nothing changed: these rows can't be taken either, or they were mended before.")
    text = ngettext("%(answers)s answer was mended.", "%(answers)s answers were mended.", answers)
    return text % {"answers": answers}
