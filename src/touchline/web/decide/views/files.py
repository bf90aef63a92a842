"""Options brought from a file, and taken away as one."""

import base64
import binascii
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from touchline.engine.errors import UnusableInputError
from touchline.web.decide import operations, queries
from touchline.web.decide.forms import FileForm
from touchline.web.decide.views.replies import to_options
from touchline.web.decide.views.words import worded
from touchline.web.shell.wording import words
from touchline.web.workspace.access import WorkspaceRequest, allowed


@allowed("import")
def bring(request: WorkspaceRequest) -> HttpResponse:
    """Look at a file first; taken is what was looked at, sent along with the page."""
    if "content" in request.POST:
        return take(request)
    form = FileForm(request.POST or None, request.FILES or None)
    if not form.is_valid():
        return render(request, "decide/bring.html", {"form": form}, status=422 if form.is_bound else 200)
    file = form.cleaned_data["file"]
    return looked_at(request, file.read(), file.name)


def looked_at(request: WorkspaceRequest, content: bytes, name: str) -> HttpResponse:
    shown: dict[str, Any] = {"form": FileForm(), "name": name, "content": base64.b64encode(content).decode()}
    try:
        shown["parcel"] = queries.parcel(request.workspace, content, name)
    except UnusableInputError as error:
        shown |= {"trouble": words(error), "problems": problems_of(error)}
    if "parcel" in shown:
        shown["problems"] = [worded(problem) for problem in shown["parcel"].problems]
    status = 200 if "parcel" in shown and not shown["parcel"].problems else 422
    return render(request, "decide/bring.html", shown, status=status)


def problems_of(error: UnusableInputError) -> list[dict[str, Any]]:
    """Return the places in the file that an error speaks of."""
    found = error.values.get("problems", ())
    return [worded(problem) for problem in found] if isinstance(found, tuple) else []


def take(request: WorkspaceRequest) -> HttpResponse:
    """Take the options of a file that was looked at, all or none."""
    name = request.POST.get("name", "options.csv")
    try:
        content = base64.b64decode(request.POST["content"], validate=True)
        parcel = queries.parcel(request.workspace, content, name)
    except (binascii.Error, UnusableInputError):
        parcel = None
    if parcel is None or parcel.problems:
        return render(request, "decide/bring.html", {"form": FileForm(), "changed_meanwhile": True}, status=422)
    count = operations.bring_options(request.workspace, parcel=parcel, person=request.user)
    text = ngettext("%(count)s option is taken.", "%(count)s options are taken.", count)
    return to_options(request, text % {"count": count})


@allowed("see")
def download(request: WorkspaceRequest) -> HttpResponse:
    """All options as a file that can be brought again."""
    reply = HttpResponse(queries.options_text(request.workspace), content_type="text/csv; charset=utf-8")
    reply["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=f"{_('options')}.csv")
    return reply
