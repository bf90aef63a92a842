"""The API itself: routers, by the paths that programs know. Addresses and fields are only ever added."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.urls import URLPattern
from django.utils import translation
from django.utils.translation import gettext_noop as _
from ninja import NinjaAPI
from ninja.operation import Operation

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
ROUTERS = {
    "touchpoints": map.touchpoints,
    "maps": map.maps,
    "placements": map.placements,
    "readings": map.readings,
    "surveys": listen.surveys,
    "answers": listen.answers,
    "tasks": act.router,
    "stages": identify.stages,
    "segments": identify.segments,
    "members": workspace.router,
}
for prefix, router in ROUTERS.items():
    api.add_router(f"/{prefix}", router)


@dataclass(frozen=True, slots=True)
class Address:
    """One of the API's addresses under /api/v1/, and what may be asked behind its question mark."""

    route: str
    view: View
    name: str
    asked: frozenset[str]


def addresses() -> list[Address]:
    entries = {str(entry.pattern): entry for entry in api.urls[0] if isinstance(entry, URLPattern)}
    return [
        Address(route, entries[route].callback, str(entries[route].name), asked_of(operations))
        for route, operations in stated().items()
    ]


def stated() -> dict[str, list[Operation]]:
    """Return what may be done at each route: the rooms say it, and nothing of OpenAPI need be made for it."""
    return {
        f"{prefix}{path}".replace("{", "<").replace("}", ">"): found.operations
        for prefix, router in ROUTERS.items()
        for path, found in router.path_operations.items()
    }


def asked_of(operations: list[Operation]) -> frozenset[str]:
    questions = [m for operation in operations for m in operation.models if m.__ninja_param_source__ == "query"]
    return frozenset(name for question in questions for name in question.__ninja_flatten_map__)


@cache  # it is the same as long as the program runs, and takes a third of a second
def schema() -> dict[str, Any]:
    """Return what the API can do, in English, as OpenAPI 3.1."""
    with translation.override("en"):
        return dict(api.get_openapi_schema(path_prefix="/api/v1/"))
