"""The API itself: routers, by the paths that programs know. Addresses and fields are only ever added."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.urls import URLPattern
from django.utils import translation
from django.utils.translation import gettext_noop as _
from ninja import NinjaAPI

from touchline.web.act import api as act
from touchline.web.desk.api.opening import View
from touchline.web.desk.api.parser import StrictParser
from touchline.web.desk.api.refusing import handle_all
from touchline.web.identify import api as identify
from touchline.web.listen import api as listen
from touchline.web.map import api as map
from touchline.web.workspace.api import members as workspace

DESCRIPTION = _(
    "Read and change what is in one workspace: that of the key. Slugs are names that never change."
    " Lists come a page at a time."
)

api = NinjaAPI(
    title="Touchline",
    version="1",
    description=DESCRIPTION,
    docs_url=None,
    openapi_url=None,
    urls_namespace="v1",
    parser=StrictParser(),
)
handle_all(api)
api.add_router("/touchpoints", map.touchpoints)
api.add_router("/maps", map.maps)
api.add_router("/placements", map.placements)
api.add_router("/readings", map.readings)
api.add_router("/surveys", listen.surveys)
api.add_router("/answers", listen.answers)
api.add_router("/tasks", act.router)
api.add_router("/stages", identify.stages)
api.add_router("/segments", identify.segments)
api.add_router("/members", workspace.router)


@dataclass(frozen=True, slots=True)
class Address:
    """One of the API's addresses under /api/v1/, and what may be asked behind its question mark."""

    route: str
    view: View
    name: str
    asked: frozenset[str]


def addresses() -> list[Address]:
    found = {str(entry.pattern): entry for entry in api.urls[0] if isinstance(entry, URLPattern)}
    stated = {path.removeprefix("/").replace("{", "<").replace("}", ">"): said for path, said in paths().items()}
    return [
        Address(route, entry.callback, str(entry.name), asked_of(stated[route]))
        for route, entry in found.items()
        if route in stated
    ]


def paths() -> dict[str, Any]:
    return dict(api.get_openapi_schema(path_prefix="/")["paths"])


def asked_of(methods: dict[str, Any]) -> frozenset[str]:
    parameters = [each for stated in methods.values() for each in stated["parameters"]]
    return frozenset(each["name"] for each in parameters if each["in"] == "query")


@cache  # it is the same as long as the program runs, and takes a third of a second
def schema() -> dict[str, Any]:
    """Return what the API can do, in English, as OpenAPI 3.1."""
    with translation.override("en"):
        return dict(api.get_openapi_schema(path_prefix="/api/v1/"))
