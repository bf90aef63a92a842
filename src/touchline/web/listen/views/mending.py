"""Rows that could not be taken: downloaded, mended elsewhere, brought back."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from touchline.engine.errors import UnusableInputError
from touchline.engine.tables import check_rows, read_table
from touchline.web.listen import operations, queries
from touchline.web.listen.views.found import source_or_404
from touchline.web.record import operations as record_operations
from touchline.web.record.forms import MendedForm
from touchline.web.record.models import SourceState
from touchline.web.shell.reply import csv_file, line_of, toast
from touchline.web.shell.wording import words
from touchline.web.workspace.access import WorkspaceRequest, allowed
from touchline.web.workspace.models import Job

MOST_BYTES = 10_000_000


@allowed("import")
def rows_to_mend(request: WorkspaceRequest, source: str) -> HttpResponse:
    """Hand out the whole rows of which something was set aside, to be corrected in a spreadsheet."""
    found = source_or_404(request, source)
    return csv_file(map(line_of, queries.rows_to_mend(found)), f"{found.slug}-to-mend")


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
    file = form.cleaned_data["mended"]
    try:
        table = read_table(file.read(MOST_BYTES), file.name)
        check_rows(table)
        change = operations.bring_mended(found, table, person=request.user)
    except UnusableInputError as error:
        context = {"source": found, "form": MendedForm(), "trouble": words(error)}
        return render(request, "listen/mend.html", context, status=422)
    except record_operations.NotReadyError:
        text = _("Rows of this file are being mended already.")
        return toast(request, redirect("listen:source", request.workspace.slug, found.slug), text)
    return toast(request, redirect("listen:source", request.workspace.slug, found.slug), said(change))


def said(change: queries.Mended | Job) -> str:
    """Say what the mended rows came to, or that they are being mended."""
    if isinstance(change, Job):
        return _("These rows are being mended. It goes on if you leave this page.")
    answers = change.fresh.rows.len()
    if not answers:
        return _("Nothing changed: these rows can't be taken either, or they were mended before.")
    text = ngettext("%(answers)s answer was mended.", "%(answers)s answers were mended.", answers)
    return text % {"answers": answers}
