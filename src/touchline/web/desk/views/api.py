"""What programs can do here: as OpenAPI for them, as a page for people."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from touchline.web.desk.api import chapters, v1
from touchline.web.workspace.access import public


@public
def openapi(_request: HttpRequest) -> HttpResponse:
    return JsonResponse(v1.schema(), json_dumps_params={"indent": 1, "ensure_ascii": False})


@public
def docs(request: HttpRequest) -> HttpResponse:
    """Every operation with its parameters and an example, in the reader's language."""
    site = request.build_absolute_uri("/").rstrip("/")
    shown = {"chapters": chapters(v1.schema(), site), "site": site, "most_a_minute": settings.API_REQUESTS_A_MINUTE}
    return render(request, "desk/api.html", shown)
