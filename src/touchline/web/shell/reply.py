"""What a view says back besides its page."""

import json

from django.contrib import messages
from django.http import HttpRequest, HttpResponse


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
