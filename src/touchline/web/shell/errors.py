"""When something is wrong: a page that says what to do, with a code that is also in the log.

Operations and views raise a Refused; the middleware and Django's handlers answer. Nothing here
asks the database, so that the pages stand when it is down.
"""

import logging
import secrets
import sys
from collections.abc import Callable
from urllib.parse import quote

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from touchline.web.shell.error_words import SAID, Said
from touchline.web.shell.logs.lines import pattern_of

log = logging.getLogger("touchline.errors")
ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"


class Refused(Exception):  # noqa: N818 a refusal is an answer, not a fault
    """Something that can't be done, answered by the page of its status."""

    status = 400


class StaleEdit(Refused):
    """Somebody else changed the thing since it was read."""

    status = 409


class TooLarge(Refused):
    """The file or the request is larger than we take."""

    status = 413


class TooMany(Refused):
    """Asked too often in too short a time."""

    status = 429


class RefusalMiddleware:
    """Answer what a view or an operation refused."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return answer(request, exception.status, exception) if isinstance(exception, Refused) else None


def stale(request: HttpRequest) -> HttpResponse:
    """Answer an edit of something that somebody else changed meanwhile."""
    return answer(request, 409)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return answer(request, 413 if isinstance(exception, RequestDataTooBig) else 400, exception)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return answer(request, 403, exception)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    return answer(request, 403, reason, said=SAID["csrf"])


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return answer(request, 404, exception)


def too_many(request: HttpRequest) -> HttpResponse:
    return answer(request, 429)


def failed(request: HttpRequest) -> HttpResponse:
    return answer(request, 500, sys.exception())


def answer(request: HttpRequest, status: int, cause: object = None, *, said: Said | None = None) -> HttpResponse:
    """Return the page of a status: words, what to do, the code. To htmx the words travel in headers, for a toast."""
    said = said or SAID[status]
    code = f"{status}-{''.join(secrets.choice(ALPHABET) for _ in range(6))}"
    level = logging.ERROR if status >= 500 else logging.INFO
    why = type(cause).__name__ if cause else "no exception"
    log.log(level, "%s %s %s: %s", code, request.method, pattern_of(request), why)
    page = render_to_string("shell/error.html", {"said": said, "code": code, "status": status})
    response = HttpResponse(page, status=status, headers={"X-Error-Code": code})
    if request.headers.get("HX-Request"):
        response.headers["X-Error-Words"] = quote(f"{said.happened} {said.fix}")
    if status == 429:
        response.headers["Retry-After"] = "60"
    return response
