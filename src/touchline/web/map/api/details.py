"""A touchpoint with all that is written down of it: each field with its version, in every language."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_noop as _
from ninja import Path
from pydantic import BeforeValidator, Field, StringConstraints

from touchline.web.identify import operations as library_operations
from touchline.web.identify import queries as library
from touchline.web.identify.models import Control, Kind, Touchpoint
from touchline.web.identify.models import Status as State
from touchline.web.identify.operations import TEXTS, FieldConflictError, kept_value
from touchline.web.map import operations, queries
from touchline.web.map.api.touchpoints import Kinds, router
from touchline.web.map.api.wordings import (
    LANGUAGES,
    ONE_BY_ONE,
    Described,
    LongText,
    Versions,
    conflicting,
    refuse_unread,
    said_in_languages,
    texts_of_a_body,
    versions_of,
)
from touchline.web.map.forms.details import MOST_LINKS, check_address
from touchline.web.map.forms.rows import MOST_ROWS
from touchline.web.workspace.api import (
    WRITE,
    Amount,
    Body,
    Day,
    Flag,
    KeyRequest,
    Name,
    RequestRefused,
    Slug,
    Text,
    answers,
    found_member,
    found_or_404,
    left_out,
)
from touchline.web.workspace.api.fields import days_of, name_of, text_of, whole
from touchline.web.workspace.models import Workspace

EXACT = r"^[0-9]{1,9}(\.[0-9]{1,6})?$"
ADDRESS = r"^https?://[A-Za-z0-9.-]{1,200}(:[0-9]{1,5})?(/[!-~]*)?$"
COLUMNS: tuple[str, ...] = (
    *("name", "channel", "direct", "protected", "monthly_cost_minor", "note", "review_by", "department", "place"),
    *("systems", "data_generated", "data_shared", "staff_minutes_per_contact", "contacts_per_month"),
    *("effort_minutes", "effort_trips", "effort_contacts", "optimal_experience", "tone"),
)
FIELDS = ("kinds", "status", "control", "responsible", "cost_per_contact", "links", "interactions", "processes")
Rate = Annotated[str, StringConstraints(pattern=EXACT)]
Language: Any = Literal["", *LANGUAGES]


class Link(Body):
    """A page that tells more."""

    url: Annotated[str, StringConstraints(max_length=1000, pattern=ADDRESS)]
    label: text_of(200) = ""  # type: ignore[valid-type]


class Exchange(Body):
    """One exchange at a touchpoint."""

    type: name_of(120) = Field(description=_("What happens."))  # type: ignore[valid-type]
    channel: text_of(120) = ""  # type: ignore[valid-type]
    role: text_of(120) = Field(default="", description=_("Whom the customer meets."))  # type: ignore[valid-type]
    outcome: text_of(500) = Field(default="", description=_("What should come of it."))  # type: ignore[valid-type]


class Behind(Body):
    """A process that runs so that it happens."""

    name: name_of(120)  # type: ignore[valid-type]
    people: text_of(500) = Field(default="", description=_("Who runs it."))  # type: ignore[valid-type]
    responsible: Slug | None = None


class DetailsItem(Described):
    """All that is written down of a touchpoint."""

    slug: str
    name: str
    kinds: list[Kind]
    channel: str
    status: State
    direct: bool
    control: Control
    protected: bool
    responsible: str | None = Field(description=_("Slug of the member who is responsible."))
    review_by: date | None
    department: str
    place: str
    systems: str
    data_generated: str
    data_shared: str
    monthly_cost_minor: int | None
    cost_per_contact: str | None = Field(description=_("An exact amount, in units of the currency."))
    staff_minutes_per_contact: float | None
    contacts_per_month: int | None
    effort_minutes: float | None = Field(description=_("Of the customer."))
    effort_trips: float | None
    effort_contacts: float | None
    optimal_experience: str
    tone: str
    note: str
    links: list[Link]
    interactions: list[Exchange]
    processes: list[Behind]


class ChangedDetails(Body):
    """Fields to change, each with the version at which it was read; what is left out stays."""

    versions: Versions = Field(default_factory=dict)
    name: Name = left_out()
    kinds: Kinds = left_out()
    channel: Text = left_out()
    status: State = left_out()
    direct: Flag = left_out()
    control: Control = left_out()
    protected: Flag = left_out()
    responsible: Slug | None = None
    review_by: Day | None = None
    department: text_of(120) = left_out()  # type: ignore[valid-type]
    place: LongText = left_out()
    systems: LongText = left_out()
    data_generated: LongText = left_out()
    data_shared: LongText = left_out()
    monthly_cost_minor: Amount | None = None
    cost_per_contact: Rate | None = None
    staff_minutes_per_contact: days_of(1e6) | None = None  # type: ignore[valid-type]
    contacts_per_month: Annotated[int, Field(strict=True, ge=0, le=10**12), BeforeValidator(whole)] | None = None
    effort_minutes: days_of(1e6) | None = None  # type: ignore[valid-type]
    effort_trips: days_of(1e6) | None = None  # type: ignore[valid-type]
    effort_contacts: days_of(1e6) | None = None  # type: ignore[valid-type]
    optimal_experience: LongText = left_out()
    tone: LongText = left_out()
    note: LongText = left_out()
    links: Annotated[list[Link], Field(max_length=MOST_LINKS)] = left_out()
    interactions: Annotated[list[Exchange], Field(max_length=MOST_ROWS)] = left_out()
    processes: Annotated[list[Behind], Field(max_length=MOST_ROWS)] = left_out()
    source_language: Language = left_out()
    texts: texts_of_a_body("TouchpointTexts", TEXTS) = left_out()  # type: ignore[valid-type]


def details_item(touchpoint: Touchpoint) -> DetailsItem:
    exact = touchpoint.cost_per_contact
    return DetailsItem(
        **{name: getattr(touchpoint, name) for name in COLUMNS},
        slug=touchpoint.slug,
        kinds=touchpoint.kind_list,
        status=State(touchpoint.status),
        control=Control(touchpoint.control),
        responsible=touchpoint.responsible.slug if touchpoint.responsible else None,
        cost_per_contact=None if exact is None else str(kept_value(exact)),
        links=[Link.model_construct(**link) for link in touchpoint.links],
        interactions=[
            Exchange.model_construct(type=one.type, channel=one.channel, role=one.role, outcome=one.outcome)
            for one in touchpoint.interactions.all()
        ],
        processes=[
            Behind.model_construct(
                name=one.name, people=one.people, responsible=one.responsible.slug if one.responsible else None
            )
            for one in touchpoint.processes.select_related("responsible")
        ],
        source_language=touchpoint.source_language,
        texts=touchpoint.texts,
        versions=versions_of(touchpoint, [*COLUMNS, *FIELDS, "source_language"]),
    )


def fields_of(workspace: Workspace, body: ChangedDetails) -> dict[str, Any]:
    """Return what the request says, by the names of the row. Raises NotFound, RequestRefused."""
    fields = body.told
    fields.pop("versions", None)
    texts = said_in_languages(fields.pop("texts", None))
    if "kinds" in fields:
        fields["kinds"] = [str(kind) for kind in Kind if kind in fields["kinds"]]
    if fields.get("responsible"):
        fields["responsible"] = found_member(workspace, fields["responsible"])
    if fields.get("cost_per_contact"):
        fields["cost_per_contact"] = Decimal(fields["cost_per_contact"])
    for name in ("links", "interactions", "processes"):
        if name in fields:
            fields[name] = [row.model_dump() for row in fields[name]]
    for link in fields.get("links", ()):
        refuse_no_address(link["url"])
    for process in fields.get("processes", ()):
        member = found_member(workspace, process["responsible"])
        process["responsible"] = member.pk if member else None
    return fields | texts


def refuse_no_address(url: str) -> None:
    try:
        check_address(url)
    except ValidationError as wrong:
        raise RequestRefused(
            422,
            "no-address",
            f"{url} is no address of a page",
            expected="an address as https://lavanda.example/shop",
            fix="Write the whole address, from https:// on.",
        ) from wrong


@router.get(
    "/{touchpoint}/details",
    response=answers(DetailsItem),
    operation_id="get_touchpoint_details",
    summary=_("Read all that is written down of a touchpoint"),
)
def get_touchpoint_details(request: KeyRequest, touchpoint: Path[Slug]) -> DetailsItem:
    return details_item(found_or_404(library.touchpoint, request.workspace, touchpoint, kind="touchpoint"))


@router.patch(
    "/{touchpoint}/details",
    auth=WRITE,
    response=answers(DetailsItem),
    operation_id="change_touchpoint_details",
    summary=_("Change fields of a touchpoint one by one"),
    description=ONE_BY_ONE,
)
def change_touchpoint_details(request: KeyRequest, touchpoint: Path[Slug], body: ChangedDetails) -> DetailsItem:
    row = found_or_404(library.touchpoint, request.workspace, touchpoint, kind="touchpoint")
    fields = fields_of(request.workspace, body)
    refuse_unread(fields, body.versions)
    map, person = queries.first_map(request.workspace), request.auth.made_by
    seen = {name: body.versions[name] for name in fields}
    try:
        if map is None:
            changed = library_operations.change_touchpoint(row, seen=seen, person=person, **fields)
        else:
            changed = operations.change_touchpoint(map, row, seen=seen, person=person, **fields)
    except FieldConflictError as error:
        yours = body.model_dump(mode="json", exclude_unset=True)
        yours |= {name: fields[name] for name in fields if "@" in name}
        raise conflicting(error, yours=yours, theirs=details_item(error.row).model_dump(mode="json")) from error
    return details_item(changed)
