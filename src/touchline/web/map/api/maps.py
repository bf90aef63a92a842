"""The maps of a workspace, as programs see them."""

from datetime import date, datetime

from django.utils.translation import gettext_noop as _
from ninja import Query, Router
from pydantic import Field

from touchline.web.map import queries
from touchline.web.map.models import Map, MapKind, MapState
from touchline.web.workspace.api import READ, Asked, Item, KeyRequest, Listed, answers, found_or_404, listed

router = Router(tags=["maps"], auth=READ)


class MapItem(Item):
    """One picture of the journey: stages, segments, and the touchpoints that stand there."""

    slug: str
    name: str
    kind: MapKind
    state: MapState = Field(description=_("Whether it draws what is, or what shall be."))
    description: str
    responsible: str | None = Field(description=_("Slug of the member who is responsible."))
    review_by: date | None
    parent: str | None = Field(description=_("Slug of the placement that it draws in detail."))
    created_at: datetime
    archived_at: datetime | None


def map_item(map: Map) -> MapItem:
    return MapItem(
        slug=map.slug,
        name=map.name,
        kind=MapKind(map.kind),
        state=MapState(map.state),
        description=map.description,
        responsible=map.responsible.slug if map.responsible else None,
        review_by=map.review_by,
        parent=map.parent.slug if map.parent else None,
        created_at=map.created_at,
        archived_at=map.archived_at,
    )


def the_map(request: KeyRequest, slug: str | None) -> Map | None:
    """Return the map that a program names, else the first; None while there is none. Raises NotFound."""
    if slug:
        return found_or_404(queries.map_called, request.workspace, slug, kind="map")
    return queries.first_map(request.workspace)


@router.get("", response=answers(Listed[MapItem]), operation_id="list_maps", summary=_("List the maps"))
def list_maps(request: KeyRequest, asked: Query[Asked]) -> Listed[MapItem]:
    return listed(request.workspace, queries.every_map(request.workspace), asked, map_item)
