"""The schema of map files, for editors and scripts: at an address that stays."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from touchline.engine.map import formats
from touchline.web.shell.marks import public

DAY_S = 24 * 60 * 60


@public
@require_safe
@cache_control(public=True, max_age=DAY_S)
def schema(request: HttpRequest) -> HttpResponse:
    """Hand out the JSON Schema of map files; it is called by the address at which it is found."""
    told = {**formats.map_schema(), "$id": request.build_absolute_uri(reverse("schema:map_file"))}
    response = JsonResponse(told, content_type="application/schema+json", json_dumps_params={"ensure_ascii": False})
    response.headers["Access-Control-Allow-Origin"] = (
        "*"  # an editor in a browser reads it too; it holds nothing of anybody
    )
    return response
