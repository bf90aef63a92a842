"""Every error as code, found, expected, fix: one place that answers them."""

import logging
from collections.abc import Callable
from functools import partial
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.core.signals import got_request_exception
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from touchline.engine.errors import UnusableInputError
from touchline.web.shell.errors import Refused, StaleEdit
from touchline.web.shell.slugs import tail
from touchline.web.workspace.api.keys import no_key
from touchline.web.workspace.api.refusals import Problem, RequestRefused, unusable

log = logging.getLogger("touchline.errors")
MOST_PROBLEMS = 20
LONGEST = 300


def reply(refused: RequestRefused) -> HttpResponse:
    body = refused.body.model_dump()
    return JsonResponse(body, status=refused.status, headers=dict(refused.headers))


def handle_all(api: NinjaAPI) -> None:
    """Let the API answer every error by `reply`."""

    for kind, said in SAID.items():
        api.add_exception_handler(kind, partial(answered, said))
    api.add_exception_handler(Exception, failed)


def answered(said: Callable[[Any], RequestRefused], _request: HttpRequest, error: Any) -> HttpResponse:
    return reply(said(error))


def as_it_is(error: RequestRefused) -> RequestRefused:
    return error


def refused(error: Refused) -> RequestRefused:
    """Say what an operation refused."""
    return RequestRefused(
        error.status,
        "refused",
        "what was asked cannot be done",
        expected="something that can be done",
        fix="Look at it on its page, which says why.",
    )


def not_as_stated(error: ValidationError) -> RequestRefused:
    """Name what is wrong with a request, place by place."""
    problems = [
        Problem(
            where=".".join(str(part) for part in each["loc"][:1] + each["loc"][2:] or each["loc"])[:LONGEST],
            found=str(each["msg"])[:LONGEST],
        )
        for each in error.errors[:MOST_PROBLEMS]
    ]
    first = problems[0]
    return RequestRefused(
        422,
        "unusable-request",
        f"{first.where}: {first.found}",
        expected="what /api/v1/openapi.json states for this operation",
        fix=f"Mend {first.where} and send it again; nothing was changed.",
        problems=problems,
    )


def unreadable_body(_error: object = None) -> RequestRefused:
    return RequestRefused(
        400,
        "unreadable-body",
        "the body is not JSON in UTF-8",
        expected="JSON, with Content-Type: application/json",
        fix="Send it as a JSON library writes it; nothing was changed.",
    )


def changed_meanwhile(_error: object = None) -> RequestRefused:
    return RequestRefused(
        409,
        "changed-meanwhile",
        "somebody else changed it since the version that was sent",
        expected="the version as it is now",
        fix="Read it again, then send the change with its version.",
    )


def nothing_there(_error: object = None) -> RequestRefused:
    return RequestRefused(
        404,
        "nothing-here",
        "there is nothing at this address",
        expected="an address that /api/v1/openapi.json states",
        fix="Check the address; what it names may have been deleted.",
    )


def strange_question(name: str, known: list[str]) -> RequestRefused:
    return RequestRefused(
        422,
        "unknown-parameter",
        f"the address asks for “{name[:80]}”",
        expected=f"only {', '.join(known)}" if known else "nothing behind a question mark",
        fix="Leave it out, or check how it is spelt.",
    )


def wrong_method(allowed: str) -> RequestRefused:
    return RequestRefused(
        405,
        "method-not-allowed",
        "this cannot be done at this address",
        expected=allowed,
        fix="Use one of these methods.",
        headers={"Allow": allowed},
    )


def too_large(most_bytes: int) -> RequestRefused:
    return RequestRefused(
        413,
        "request-too-large",
        "the body is larger than we take",
        expected=f"at most {most_bytes:,} bytes",
        fix="Send it in several requests.",
    )


def failed(request: HttpRequest, _error: Any) -> HttpResponse:
    """Answer what nobody foresaw. Its trace stands in the log only, beside the code to quote."""
    code = f"500-{tail()}"
    log.exception("%s the API failed", code)
    got_request_exception.send(sender=None, request=request)
    unforeseen = RequestRefused(
        500,
        code,
        "something went wrong on our side",
        expected="an answer",
        fix=f"Try again in a moment; if it stays, tell your administrator {code}.",
    )
    return reply(unforeseen)


SAID: dict[type[Exception], Callable[[Any], RequestRefused]] = {
    RequestRefused: as_it_is,
    UnusableInputError: unusable,
    ValidationError: not_as_stated,
    AuthenticationError: no_key,
    HttpError: unreadable_body,
    StaleEdit: changed_meanwhile,
    Refused: refused,
    ObjectDoesNotExist: nothing_there,
    Http404: nothing_there,
}
