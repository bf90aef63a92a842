"""What a touchpoint says, as changes and versions keep it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from touchline.web.identify import operations as identify
from touchline.web.identify.models import Touchpoint

FIELDS = (
    "name",
    "kinds",
    "channel",
    "status",
    "direct",
    "control",
    "protected",
    "responsible",
    "monthly_cost_minor",
    "note",
    "department",
    "place",
    "systems",
    "data_generated",
    "data_shared",
    "cost_per_contact",
    "staff_minutes_per_contact",
    "contacts_per_month",
    "effort_minutes",
    "effort_trips",
    "effort_contacts",
    "optimal_experience",
    "tone",
    "links",
    "source_language",
)


def kept_record(touchpoint: Touchpoint) -> dict[str, Any]:
    """Return what a touchpoint itself says, as a change keeps it: without lists, and without what says nothing."""
    names = [*FIELDS, *(f"{field}@{language}" for field, said in touchpoint.texts.items() for language in said)]
    return said_of(identify.kept(touchpoint, names))


def whole_record(touchpoint: Touchpoint) -> dict[str, Any]:
    """Return what a touchpoint says with its interactions and processes, as a change keeps it."""
    return {**kept_record(touchpoint), **said_of(identify.kept(touchpoint, identify.LISTS))}


def whole_records(touchpoints: Iterable[Touchpoint]) -> dict[int, dict[str, Any]]:
    """Return what each touchpoint says with its interactions and processes, by its number, in two queries."""
    by_number = {touchpoint.pk: touchpoint for touchpoint in touchpoints}
    lists: dict[int, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for name, (kind, columns) in identify.LISTS.items():
        rows = kind._default_manager.filter(touchpoint__in=by_number).values("touchpoint", *columns)
        for row in rows:
            lists[row.pop("touchpoint")][name].append(row)
    return {number: {**kept_record(one), **lists[number]} for number, one in by_number.items()}


def said_of(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value not in (None, "", [], {})}
