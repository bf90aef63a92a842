"""Readings: what was measured of a touchpoint, here or elsewhere, for the map to draw."""

from datetime import date, datetime
from typing import Annotated, Any

from django.utils.translation import gettext_noop as _
from ninja import Query, Router, Status
from pydantic import AfterValidator, Field, StringConstraints

from touchline.web.identify import queries as library
from touchline.web.map import operations, queries
from touchline.web.map.models import Reading
from touchline.web.workspace.api import (
    READ,
    WRITE,
    Asked,
    Body,
    Day,
    Item,
    KeyRequest,
    Listed,
    Number,
    RequestRefused,
    Slug,
    Text,
    Whole,
    answers,
    found_or_404,
    left_out,
    listed,
)
from touchline.web.workspace.api.fields import name_of
from touchline.web.workspace.models import Workspace

router = Router(tags=["readings"], auth=READ)
COMPUTED_HERE = frozenset({"verdict"})
MOST_AT_ONCE = 200


def not_computed_here(measure: str) -> str:
    if measure in COMPUTED_HERE:
        raise ValueError("a verdict is computed by Touchline and cannot be posted")
    return measure


Measure = Annotated[
    str,
    StringConstraints(min_length=1, max_length=32, pattern=r"^[a-z][a-z0-9_-]*$"),
    AfterValidator(not_computed_here),
]


class NewReading(Body):
    """One measure of one touchpoint. A later one of the same measure, segment and channel takes its place."""

    touchpoint: Slug
    measure: Measure = Field(description=_("Such as score, met_share, or a measure of your own."), examples=["score"])
    value: Number
    unit: name_of(32) = Field(examples=["points 1-5"])  # type: ignore[valid-type]
    method: name_of(64) = Field(description=_("The name of the formula."), examples=["mean"])  # type: ignore[valid-type]
    answers: Whole | None = Field(default=None, description=_("How many people it rests on."))
    low: Number | None = Field(default=None, description=_("Lower end of the 95 % interval."))
    high: Number | None = Field(default=None, description=_("Upper end of the 95 % interval."))
    scale_low: Number | None = Field(default=None, description=_("Lowest value there can be."))
    scale_high: Number | None = Field(default=None, description=_("Highest value there can be."))
    segment: Slug | None = None
    channel: Text = left_out()
    from_date: Day | None = None
    to_date: Day | None = None


class NewReadings(Body):
    """Readings to keep: all of them, or none when one cannot be used."""

    readings: list[NewReading] = Field(min_length=1, max_length=MOST_AT_ONCE)


class ReadingItem(Item):
    """What was measured of a touchpoint."""

    touchpoint: str
    measure: str
    value: float
    unit: str
    method: str
    answers: int | None
    low: float | None
    high: float | None
    segment: str | None
    channel: str
    from_date: date | None
    to_date: date | None
    posted_at: datetime


class Kept(Item):
    """What was kept."""

    readings: list[ReadingItem]


def reading_item(reading: Reading) -> ReadingItem:
    names = ("measure", "value", "unit", "method", "answers", "low", "high", "channel", "from_date", "to_date")
    return ReadingItem(
        **{name: getattr(reading, name) for name in names},
        touchpoint=reading.touchpoint.slug,
        segment=reading.segment.slug if reading.segment else None,
        posted_at=reading.posted_at,
    )


def new_reading(workspace: Workspace, body: NewReading) -> operations.NewReading:
    """Return a reading as the map keeps it. Raises RequestRefused."""
    refuse_turned_round(body, "low", "high")
    refuse_turned_round(body, "scale_low", "scale_high")
    refuse_turned_round(body, "from_date", "to_date")
    fields = body.told
    low, high = fields.pop("scale_low", None), fields.pop("scale_high", None)
    if low is not None and high is not None:
        fields["details"] = {"scale": [low, high]}
    fields["touchpoint"] = found_or_404(library.touchpoint, workspace, body.touchpoint, kind="touchpoint")
    if body.segment:
        fields["segment"] = found_or_404(library.segment, workspace, body.segment, kind="segment")
    return operations.NewReading(**fields)


def refuse_turned_round(body: NewReading, first: str, last: str) -> None:
    begin, end = getattr(body, first), getattr(body, last)
    if begin is not None and end is not None and not begin <= end:
        raise RequestRefused(
            422,
            "ends-before-it-begins",
            f"{first} is {begin} and {last} is {end}",
            expected=f"{first} not above {last}",
            fix="Exchange the two, or leave them out.",
        )


@router.get(
    "",
    response=answers(Listed[ReadingItem]),
    operation_id="list_readings",
    summary=_("List the readings"),
)
def list_readings(request: KeyRequest, asked: Query[Asked]) -> Listed[ReadingItem]:
    return listed(request.workspace, queries.reading_rows(request.workspace), asked, reading_item)


@router.post(
    "",
    auth=WRITE,
    response=answers(Kept, status=201),
    operation_id="post_readings",
    summary=_("Post readings"),
    description=_(
        "Of each touchpoint, measure, segment and channel the newest is drawn on the map; of scores of several surveys "
        "the one with the newest days that rests on at least 30 answers, if any does."
    ),
)
def post_readings(request: KeyRequest, body: NewReadings) -> Status[Kept]:
    readings: list[Any] = [new_reading(request.workspace, each) for each in body.readings]
    return Status(201, Kept(readings=[reading_item(row) for row in operations.post_readings(readings)]))
