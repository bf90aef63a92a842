"""A line and a number for each request. The line's id is also in the reply, to be quoted."""

import logging
import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from touchline.web.shell.logs.context import about
from touchline.web.shell.logs.lines import pattern_of
from touchline.web.shell.logs.tally import answered
from touchline.web.shell.slugs import tail

log = logging.getLogger("touchline.requests")
QUIET = frozenset({"/healthz", "/readyz", "/metrics"})  # asked every few seconds, by machines
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


class RequestMiddleware:
    """The outermost: gives the request an id, and says what became of it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        name, began = tail(12), time.monotonic()
        with about(request=name):
            response = self.get_response(request)
            say(request, response.status_code, time.monotonic() - began)
        response.headers["X-Request-ID"] = name
        return response


def say(request: HttpRequest, status: int, took_s: float) -> None:
    path, workspace = pattern_of(request), getattr(request, "workspace", None)
    method = request.method if request.method in METHODS else "OTHER"
    answered(str(method), path, status, took_s)
    level = logging.ERROR if status >= 500 else logging.DEBUG if path in QUIET else logging.INFO
    facts = {
        "workspace": workspace.pk if workspace else None,
        "method": method,
        "path": path,
        "status": status,
        "duration_ms": round(1000 * took_s, 1),
    }
    log.log(level, "%s %s %s", method, path, status, extra={"facts": facts})
