"""Long lists a page at a time, by key: the same cost on page 1 and page 1,000, and no row twice."""

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model, Q, QuerySet

SIZE = 50
MOST = 200


@dataclass(frozen=True, slots=True)
class Page[Row: Model]:
    """Some rows of a list, and the token of what comes after them."""

    rows: Sequence[Row]
    next: str  # empty on the last page
    after: str  # empty on the first page


def page[Row: Model](queryset: QuerySet[Row], *, after: str, order: Sequence[str], size: int = SIZE) -> Page[Row]:
    """Return the rows that follow the token `after`, in this order.

    order names fields, "-" before one that descends; together they are unique and never null
    (end with "pk"). A token that can't be read starts the list anew.
    """
    size = min(size, MOST)
    rows = queryset.order_by(*order)
    try:
        found = list(rows.filter(beyond(order, read(after)))[: size + 1]) if after else list(rows[: size + 1])
    except (ValueError, ValidationError):
        found, after = list(rows[: size + 1]), ""
    following = token(found[size - 1], order) if len(found) > size else ""
    return Page(found[:size], following, after)


def beyond(order: Sequence[str], last: Sequence[Any]) -> Q:
    """Match the rows that come after the last one, field by field."""
    if len(last) != len(order):
        raise ValueError("token of another list")
    after, same = Q(pk__in=[]), Q()
    for field, value in zip(order, last, strict=True):
        name, comparison = field.lstrip("-"), "lt" if field.startswith("-") else "gt"
        after |= same & Q(**{f"{name}__{comparison}": value})
        same &= Q(**{name: value})
    return after


def token(row: Model, order: Sequence[str]) -> str:
    values = [value_of(row, field.lstrip("-")) for field in order]
    return base64.urlsafe_b64encode(json.dumps(values).encode()).decode().rstrip("=")


def read(after: str) -> list[Any]:
    try:
        values = json.loads(base64.urlsafe_b64decode(after + "=" * (-len(after) % 4)))
    except (binascii.Error, UnicodeDecodeError) as unreadable:
        raise ValueError("unreadable token") from unreadable
    if not isinstance(values, list):
        raise ValueError("unreadable token")  # noqa: TRY004 one error for whatever is wrong with it
    return values


def value_of(row: Any, path: str) -> Any:
    for name in path.split("__"):
        row = getattr(row, name)
    return row.isoformat() if isinstance(row, date | datetime) else row
