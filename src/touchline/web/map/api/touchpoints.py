"""Touchpoints: listed, read, added, changed. A change is written into the map's history, as on the page."""

from datetime import datetime
from typing import Annotated, Any

from django.utils.translation import gettext_noop as _
from ninja import Path, Query, Router, Status
from pydantic import Field

from touchline.web.identify import operations as library_operations
from touchline.web.identify import queries as library
from touchline.web.identify.models import Control, Kind, Touchpoint
from touchline.web.identify.models import Status as State
from touchline.web.map import operations, queries
from touchline.web.workspace.api import (
    READ,
    STALE,
    WRITE,
    Amount,
    Asked,
    Body,
    Flag,
    Item,
    KeyRequest,
    Listed,
    Name,
    Slug,
    Text,
    Version,
    answers,
    found_member,
    found_or_404,
    left_out,
    listed,
)
from touchline.web.workspace.api.fields import text_of
from touchline.web.workspace.models import Workspace

router = Router(tags=["touchpoints"], auth=READ)
Kinds = Annotated[list[Kind], Field(max_length=len(Kind))]
Note = text_of(4000)


class TouchpointItem(Item):
    """A contact between the company and its customers."""

    slug: str
    name: str
    kinds: list[Kind]
    channel: str
    status: State
    direct: bool = Field(description=_("Whether the customer meets the company itself, not somebody in between."))
    control: Control = Field(description=_("Who decides what happens there."))
    protected: bool = Field(description=_("Whether plans must leave it alone."))
    monthly_cost_minor: int | None = Field(
        description=_("Cost a month in cents, or the smallest unit of the currency.")
    )
    note: str
    responsible: str | None = Field(description=_("Slug of the member who is responsible."))
    created_at: datetime
    version: int = Field(description=_("Send it with a change; it grows by 1 with each."))


class NewTouchpoint(Body):
    """A touchpoint to add."""

    name: Name
    kinds: Kinds = left_out()
    channel: Text = left_out()
    status: State = left_out()
    direct: Flag = left_out()
    control: Control = left_out()
    protected: Flag = left_out()
    monthly_cost_minor: Amount | None = None
    note: Note = left_out()  # type: ignore[valid-type]
    responsible: Slug | None = None


class ChangedTouchpoint(NewTouchpoint):
    """Fields to change; what is left out stays."""

    name: Name = left_out()
    version: Version


def touchpoint_item(touchpoint: Touchpoint) -> TouchpointItem:
    names = ("slug", "name", "channel", "direct", "protected", "monthly_cost_minor", "note", "created_at", "version")
    return TouchpointItem(
        **{name: getattr(touchpoint, name) for name in names},
        kinds=touchpoint.kind_list,
        status=State(touchpoint.status),
        control=Control(touchpoint.control),
        responsible=touchpoint.responsible.slug if touchpoint.responsible else None,
    )


def fields_of(workspace: Workspace, body: NewTouchpoint) -> dict[str, Any]:
    """Return what the request says, by the names of the row. Raises NotFound."""
    fields = body.told
    if "kinds" in fields:
        fields["kinds"] = [str(kind) for kind in Kind if kind in fields["kinds"]]
    if fields.get("responsible"):
        fields["responsible"] = found_member(workspace, fields["responsible"])
    return fields


@router.get(
    "", response=answers(Listed[TouchpointItem]), operation_id="list_touchpoints", summary=_("List the touchpoints")
)
def list_touchpoints(request: KeyRequest, asked: Query[Asked]) -> Listed[TouchpointItem]:
    return listed(request.workspace, library.touchpoint_rows(request.workspace), asked, touchpoint_item)


@router.post(
    "",
    auth=WRITE,
    response=answers(TouchpointItem, status=201),
    operation_id="create_touchpoint",
    summary=_("Add a touchpoint"),
    description=_("It is in the library then; to put it on the map, create a placement."),
)
def create_touchpoint(request: KeyRequest, body: NewTouchpoint) -> Status[TouchpointItem]:
    fields = fields_of(request.workspace, body)
    made = library_operations.create_touchpoint(request.workspace, person=request.auth.made_by, **fields)
    return Status(201, touchpoint_item(made))


@router.get(
    "/{touchpoint}",
    response=answers(TouchpointItem),
    operation_id="get_touchpoint",
    summary=_("Read one touchpoint"),
)
def get_touchpoint(request: KeyRequest, touchpoint: Path[Slug]) -> TouchpointItem:
    return touchpoint_item(found_or_404(library.touchpoint, request.workspace, touchpoint, kind="touchpoint"))


@router.patch(
    "/{touchpoint}",
    auth=WRITE,
    response=answers(TouchpointItem),
    operation_id="change_touchpoint",
    summary=_("Change a touchpoint"),
    description=STALE,
)
def change_touchpoint(request: KeyRequest, touchpoint: Path[Slug], body: ChangedTouchpoint) -> TouchpointItem:
    row = found_or_404(library.touchpoint, request.workspace, touchpoint, kind="touchpoint")
    fields = fields_of(request.workspace, body)
    map, person = queries.first_map(request.workspace), request.auth.made_by
    if map is None:
        return touchpoint_item(library_operations.change_touchpoint(row, person=person, **fields))
    return touchpoint_item(operations.change_touchpoint(map, row, person=person, **fields))
