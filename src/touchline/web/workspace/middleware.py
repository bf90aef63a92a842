"""No view without a check: one that carries no mark is refused to everybody."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse

OUR_VIEWS = "touchline."


class AccessMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, _request: HttpRequest, view: Callable[..., HttpResponse], *_: Any) -> None:
        if view.__module__.startswith(OUR_VIEWS) and not hasattr(view, "access"):
            raise ImproperlyConfigured(f"{view.__module__}.{view.__qualname__} does not say who may open it")
