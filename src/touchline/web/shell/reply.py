"""What a view says back besides its page."""

import json

from django.contrib import messages
from django.http import HttpRequest, HttpResponse


def toast(request: HttpRequest, response: HttpResponse, text: str, *, undo_url: str = "") -> HttpResponse:
    """Say in one line what was done, with a way back. Shown at once under htmx, on the next page without it."""
    if request.headers.get("HX-Request") and response.status_code < 300:
        response.headers["HX-Trigger"] = json.dumps({"toast": {"text": str(text), "undo": undo_url}})
    else:
        messages.info(request, text, extra_tags=undo_url)
    return response
