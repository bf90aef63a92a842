"""Placements: which touchpoint stands where on the map."""

from typing import Any

from django.utils.translation import gettext_noop as _
from ninja import Path, Query, Router, Status
from pydantic import Field

from touchline.web.identify import queries as library
from touchline.web.identify.models import Segment
from touchline.web.map import operations, queries
from touchline.web.map.api.maps import the_map
from touchline.web.map.models import Placement
from touchline.web.workspace.api import (
    READ,
    WRITE,
    Asked,
    Body,
    Item,
    KeyRequest,
    Listed,
    RequestRefused,
    Slug,
    Whole,
    answers,
    found_or_404,
    left_out,
    listed,
)

router = Router(tags=["placements"], auth=READ)


class PlacementItem(Item):
    """The use of a touchpoint on a map."""

    slug: str
    map: str = Field(description=_("Slug of the map on which it stands."))
    touchpoint: str = Field(description=_("Slug of the touchpoint."))
    stage: str = Field(description=_("Slug of the stage."))
    segment: str | None = Field(description=_("Slug of the segment; null stands for all customers."))
    position: int = Field(description=_("Place in its cell, from the top, counted from 0."))


class NewPlacement(Body):
    """Where to put a touchpoint."""

    touchpoint: Slug
    stage: Slug
    segment: Slug | None = None
    position: Whole | None = None
    map: Slug | None = Field(default=None, description=_("Slug of the map. Without it, the first one."))


class OfMap(Asked):
    """Which part of the placements of which map."""

    map: str = Field(
        default="",
        max_length=60,
        pattern=r"^[-a-zA-Z0-9_]*$",
        description=_("Slug of the map. Without it, the first one."),
    )


class MovedPlacement(Body):
    """Where to move a placement."""

    stage: Slug = left_out()
    segment: Slug | None = Field(default=None, description=_("Null moves it to the row of all customers."))
    position: Whole | None = None


def placement_item(placement: Placement) -> PlacementItem:
    return PlacementItem(
        slug=placement.slug,
        map=placement.map.slug,
        touchpoint=placement.touchpoint.slug,
        stage=placement.stage.slug,
        segment=placement.segment.slug if placement.segment else None,
        position=placement.position,
    )


def the_placement(request: KeyRequest, slug: str) -> Placement:
    return found_or_404(queries.any_placement, request.workspace, slug, kind="placement")


def the_segment(request: KeyRequest, slug: str | None) -> Segment | None:
    return found_or_404(library.segment, request.workspace, slug, kind="segment") if slug else None


def taken(error: operations.AlreadyPlacedError) -> RequestRefused:
    return RequestRefused(
        409,
        "card-already-here",
        f"the touchpoint stands in that cell already, as {error.placement.slug}",
        expected="each touchpoint once in a cell",
        fix=f"Move the placement {error.placement.slug}.",
    )


@router.get(
    "",
    response=answers(Listed[PlacementItem]),
    operation_id="list_placements",
    summary=_("List the placements"),
)
def list_placements(request: KeyRequest, asked: Query[OfMap]) -> Listed[PlacementItem]:
    rows = queries.placement_rows(the_map(request, asked.map))
    return listed(request.workspace, rows, asked, placement_item)


@router.post(
    "",
    auth=WRITE,
    response=answers(PlacementItem, status=201),
    operation_id="create_placement",
    summary=_("Put a touchpoint on the map"),
    description=_("Without a position it comes last in its cell."),
)
def create_placement(request: KeyRequest, body: NewPlacement) -> Status[PlacementItem]:
    workspace, person = request.workspace, request.auth.made_by
    where: dict[str, Any] = {
        "touchpoint": found_or_404(library.touchpoint, workspace, body.touchpoint, kind="touchpoint"),
        "stage": found_or_404(library.stage, workspace, body.stage, kind="stage"),
        "segment": the_segment(request, body.segment),
        "position": body.position,
    }
    map = the_map(request, body.map) or operations.open_map(workspace, person=person)
    try:
        made = operations.place(map, person=person, **where)
    except operations.AlreadyPlacedError as error:
        raise taken(error) from error
    return Status(201, placement_item(made))


@router.patch(
    "/{placement}",
    auth=WRITE,
    response=answers(PlacementItem),
    operation_id="move_placement",
    summary=_("Move a placement"),
    description=_("To another stage or segment, or to another place in its cell. What is left out stays."),
)
def move_placement(request: KeyRequest, placement: Path[Slug], body: MovedPlacement) -> PlacementItem:
    card = the_placement(request, placement)
    where: dict[str, Any] = {"stage": card.stage, "segment": card.segment, "position": body.position}
    if body.stage:
        where["stage"] = found_or_404(library.stage, request.workspace, body.stage, kind="stage")
    if "segment" in body.told:
        where["segment"] = the_segment(request, body.segment)
    try:
        operations.move(card, **where, person=request.auth.made_by)
    except operations.AlreadyPlacedError as error:
        raise taken(error) from error
    return placement_item(the_placement(request, placement))


@router.delete(
    "/{placement}",
    auth=WRITE,
    response=answers(None, status=204),
    operation_id="remove_placement",
    summary=_("Take a placement off the map"),
    description=_("Its touchpoint stays in the library."),
)
def remove_placement(request: KeyRequest, placement: Path[Slug]) -> Status[None]:
    operations.take_off(the_placement(request, placement), person=request.auth.made_by)
    return Status(204, None)
