"""A table handed out as CSV, line by line."""

import csv
import io
from collections.abc import Iterable
from typing import cast

from django.http import HttpResponse, StreamingHttpResponse


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
