"""What is done around each request to the API: marked, bounded, spoken in one language, answered in JSON."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from touchline.web.desk.api import refusing
from touchline.web.workspace.access import marked, public
from touchline.web.workspace.operations.audit import key_in_use

View = Callable[..., HttpResponse]
BY_KEY = "api key"


def opened(view: View, asked: frozenset[str] = frozenset()) -> View:
    """Open one of the API's addresses to whoever has a key; asked names what may stand behind the question mark."""

    @csrf_exempt
    @never_cache
    @wraps(view)
    def answered(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if content_length(request) > settings.API_BODY_MAX_BYTES:
            return refusing.reply(refusing.too_large(settings.API_BODY_MAX_BYTES))
        if strange := sorted(request.GET.keys() - asked):
            return refusing.reply(refusing.strange_question(strange[0], sorted(asked)))
        with translation.override("en"):
            before = key_in_use.set("")
            try:
                reply = view(request, **kwargs)
            finally:
                key_in_use.reset(before)
        if reply.status_code == 405:
            return refusing.reply(refusing.wrong_method(reply.headers["Allow"]))
        workspace = getattr(request, "workspace", None)  # known once the key was
        return marked(reply, workspace) if workspace else reply

    answered.access = BY_KEY  # type: ignore[attr-defined]
    return answered


def content_length(request: HttpRequest) -> int:
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0


@csrf_exempt
@public
def nothing_here(_request: HttpRequest) -> HttpResponse:
    """Answer for every address under /api/ that is not there."""
    return refusing.reply(refusing.nothing_there())
