"""What a view says back besides its page."""

import csv
import io
import json
from collections.abc import Iterable
from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse


def toast(request: HttpRequest, response: HttpResponse, text: str, *, undo_url: str = "") -> HttpResponse:
    """Say in one line what was done, with a way back.

    Shown at once when htmx gets a fragment, otherwise on the next page. A redirect answered to
    htmx becomes one that the browser itself follows, so that the line is not lost on the way.
    """
    under_htmx = bool(request.headers.get("HX-Request"))
    if under_htmx and response.status_code < 300:
        response.headers["HX-Trigger"] = json.dumps({"toast": {"text": str(text), "undo": undo_url}})
        return response
    messages.info(request, text, extra_tags=undo_url)
    if under_htmx and "Location" in response.headers:
        return HttpResponse(status=204, headers={"HX-Redirect": response.headers["Location"]})
    return response


def line_of(cells: Iterable[object]) -> str:
    """Write cells as a line of CSV."""
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue()


def csv_file(lines: Iterable[str], name: str) -> HttpResponse:
    """Hand lines out as a file, as they are written."""
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return cast("HttpResponse", response)
