"""The texts, numbers and days that a request may hold: bounded, without control characters, never guessed at."""

import re
from datetime import UTC, date, datetime
from typing import Annotated, Any

from django.utils.translation import gettext_noop as _
from ninja import Schema
from pydantic import AfterValidator, AwareDatetime, BeforeValidator, ConfigDict, Field, StringConstraints

SMALLEST, LARGEST = -1e12, 1e12
MOST_WHOLE = 2_147_483_647
PRINTABLE = r"^[^\x00-\x1f\x7f]*$"
SOME_LETTER = r"^[^\x00-\x1f\x7f]*[^\s\x00-\x1f\x7f][^\x00-\x1f\x7f]*$"
SEVERAL_LINES = r"^[^\x00-\x08\x0b-\x1f\x7f]*$"
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,9})?)?([Zz]|[+-][0-9]{2}:[0-9]{2})"
)


class Item(Schema):
    """What a program reads."""


class Body(Schema):
    """What a program sends: a field that is not known is refused, not passed over."""

    model_config = ConfigDict(extra="forbid")

    @property
    def told(self) -> dict[str, Any]:
        """Return the fields that the request holds, and no others."""
        return {name: getattr(self, name) for name in self.model_fields_set}


def written_as_day(value: Any) -> Any:
    if not (isinstance(value, str) and DAY.fullmatch(value)):
        raise ValueError("a day is written as 2026-11-21")
    return value


def written_as_moment(value: Any) -> Any:
    if not (isinstance(value, str) and MOMENT.fullmatch(value)):
        raise ValueError("a moment is written as 2026-11-21T09:30:00+02:00, with its zone")
    return value


def in_utc(moment: datetime) -> datetime:
    """Return the moment in UTC; the first and last hours of the calendar may have none."""
    try:
        return moment.astimezone(UTC)
    except OverflowError as error:
        raise ValueError("a moment lies between the years 1 and 9999, in UTC") from error


def whole(value: Any) -> Any:
    """Take 7.0 for 7, as JSON does; a text or a truth value is no number."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def one_line(text: str) -> str:
    return " ".join(text.split())


def left_out(says: str | None = None) -> Any:
    """Stand for a field that a request may leave out and then says nothing about."""
    return Field(default=None, description=says, json_schema_extra=without_default)


def without_default(schema: dict[str, Any]) -> None:
    schema.pop("default", None)


def name_of(most: int) -> Any:
    return Annotated[
        str, StringConstraints(min_length=1, max_length=most, pattern=SOME_LETTER), AfterValidator(one_line)
    ]


def text_of(most: int) -> Any:
    return Annotated[str, StringConstraints(max_length=most, pattern=PRINTABLE), AfterValidator(one_line)]


def long_text_of(most: int) -> Any:
    """A text of several lines, each ended as we keep them."""
    return Annotated[
        str, StringConstraints(max_length=most, pattern=SEVERAL_LINES), AfterValidator(lambda text: text.strip())
    ]


def days_of(most: float) -> Any:
    return Annotated[float, Field(strict=True, ge=0, le=most, allow_inf_nan=False)]


Name = name_of(120)
Text = text_of(80)
Slug = Annotated[str, StringConstraints(min_length=1, max_length=60, pattern=r"^[A-Za-z0-9_-]+$")]
Whole = Annotated[int, Field(strict=True, ge=0, le=MOST_WHOLE), BeforeValidator(whole)]
Amount = Annotated[int, Field(strict=True, ge=0, le=10**15), BeforeValidator(whole)]
Number = Annotated[float, Field(strict=True, ge=SMALLEST, le=LARGEST, allow_inf_nan=False)]
Version = Annotated[Whole, Field(description=_("The version that was read."))]
Flag = Annotated[bool, Field(strict=True)]
Day = Annotated[date, BeforeValidator(written_as_day)]
Moment = Annotated[AwareDatetime, BeforeValidator(written_as_moment), AfterValidator(in_utc)]
