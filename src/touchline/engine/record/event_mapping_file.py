"""The mapping of a file of events as YAML, read with the place of every mistake, rewritten with its comments kept."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any
from zoneinfo import available_timezones

from touchline.engine.record.event_mapping import EventColumn, EventMapping, EventRole
from touchline.engine.record.mapping import code_value
from touchline.engine.record.mapping_parts import (
    Part,
    check_once,
    load,
    read_codes,
    read_yes_or_no,
    shown,
    unknown_word,
    words,
    written,
    wrong,
)

EVENTS = "events"
MAPPING_WORDS = ("kind", "day_first", "zone", "decimal", "blank", "columns")
COLUMN_WORDS = ("role", "blank")
HEAD = "How Touchline reads this file of events: the reference is docs/reference/mapping.md"


def kind_of_mapping(text: str) -> str:
    """Return what kind of file a mapping is for: answers or events.

    text: the YAML file; no rows, no units. A mapping that does not say is for answers.
    Raises UnusableInputError (not-yaml).
    """
    loaded = load(text)
    return EVENTS if isinstance(loaded, Mapping) and loaded.get("kind") == EVENTS else "answers"


@lru_cache(maxsize=16)  # each page and each piece of a file asks for the same
def read_event_mapping(text: str) -> EventMapping:
    """Read a mapping of events from YAML.

    text: the file; no rows, no units.
    Raises UnusableInputError (not-yaml, mapping-word, mapping-value, mapping-role-twice), each with line and column.

    >>> text = "kind: events\\ncolumns:\\n  who: {role: customer}\\n  when: {role: time}\\n  what: {role: touchpoint}"
    >>> read_event_mapping(text).names(EventRole.TIME)
    ['when']
    """
    loaded = load(text)
    top = Part(loaded, "", 1, 1)
    words(top, MAPPING_WORDS)
    if loaded.get("kind") != EVENTS:
        said = top.child("kind") if "kind" in loaded else top
        raise wrong(said, shown(loaded.get("kind")), f"kind: {EVENTS}, for a file of events")
    columns = top.child("columns") if "columns" in loaded else Part({}, "columns", 1, 1)
    if not isinstance(columns.value, Mapping):
        raise wrong(columns, shown(columns.value), "a column's name and what it is, for each column")
    read = tuple(read_column(columns.child(name), str(name)) for name in columns.value)
    only_one = [role for role in EventRole if role is not EventRole.IGNORE]
    check_once(columns, read, only_one, otherwise=EventRole.IGNORE)
    return EventMapping(
        columns=read,
        day_first=read_yes_or_no(top, "day_first"),
        zone=read_zone(top),
        decimal=read_decimal(top),
        blank=read_codes(top, "blank") or (),
    )


def read_column(part: Part, name: str) -> EventColumn:
    words(part, COLUMN_WORDS)
    roles = list(EventRole)
    if "role" not in part.value:
        raise wrong(part, "no role", f"a role: {', '.join(roles)}")
    role = part.child("role")
    if role.value not in roles:
        raise unknown_word(role, str(role.value), roles)
    return EventColumn(name, EventRole(role.value), read_codes(part, "blank"))


def read_zone(top: Part) -> str:
    said = top.value.get("zone")
    if said is None:
        return ""
    if said not in available_timezones():
        raise wrong(top.child("zone"), shown(said), "a time zone, as Europe/Bucharest")
    return str(said)


def read_decimal(top: Part) -> str:
    said = top.value.get("decimal", ".")
    if said not in {".", ","}:
        raise wrong(top.child("decimal"), shown(said), 'a point or a comma, as ","')
    return str(said)


def write_event_mapping(mapping: EventMapping, previous: str = "") -> str:
    """Write a mapping of events as YAML; comments and layout of a previous file are kept where they still fit.

    No rows, no units. Raises UnusableInputError (not-yaml) when previous is no YAML.
    """
    return written(event_mapping_to_plain(mapping), previous, HEAD)


def event_mapping_to_plain(mapping: EventMapping) -> dict[str, Any]:
    plainly: dict[str, Any] = {"kind": EVENTS}
    if mapping.day_first is not None:
        plainly["day_first"] = mapping.day_first
    if mapping.zone:
        plainly["zone"] = mapping.zone
    if mapping.decimal != ".":
        plainly["decimal"] = mapping.decimal
    plainly["blank"] = [code_value(code) for code in mapping.blank]
    plainly["columns"] = {column.name: column_to_plain(column) for column in mapping.columns}
    return plainly


def column_to_plain(column: EventColumn) -> dict[str, Any]:
    plainly: dict[str, Any] = {"role": column.role.value}
    if column.blank is not None:
        plainly["blank"] = [code_value(code) for code in column.blank]
    return plainly
