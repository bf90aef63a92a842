"""What the API can do, for people to read: chapters of operations with their fields and an example, from the schema."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as in_words
from django.utils.translation import gettext_lazy as _

TITLES = {
    "touchpoints": _("Touchpoints"),
    "maps": _("Maps"),
    "placements": _("Placements on the map"),
    "readings": _("Readings"),
    "surveys": _("Surveys"),
    "answers": _("Answers"),
    "tasks": _("Tasks"),
    "stages": _("Stages"),
    "segments": _("Segments"),
    "members": _("Members"),
}
EXAMPLES: dict[str, Any] = {
    "touchpoint": "delivery-7hk2mq",
    "placement": "delivery-9wd3kx",
    "stage": "selection-4mx9pa",
    "task": "call-back-2qf8nb",
    "survey": "guests-6tr5vy",
    "name": "Delivery",
    "title": "Call back within a day",
    "measure": "score",
    "method": "mean",
    "unit": "points 1-5",
    "value": 4.2,
    "version": 1,
    "response_id": "till-1042",
    "ratings": {"delivery": 4},
    "state": "done",
    "kind": "csat",
}
CHOSEN = {
    "change_touchpoint": {"channel": "phone"},
    "change_task": {"state": "done"},
    "move_placement": {"position": 0},
}
Schema = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Field:
    """One parameter, or one field of what is sent or answered."""

    name: str
    kind: str
    required: bool
    says: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that a program can do."""

    id: str
    method: str
    path: str
    title: str
    says: str
    writes: bool
    asked: tuple[Field, ...]
    sent: tuple[Field, ...]
    answered: tuple[Field, ...]
    example: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """What can be done with one kind of thing."""

    key: str
    title: str
    operations: tuple[Operation, ...]


def chapters(schema: Schema, site: str) -> list[Chapter]:
    """Return the chapters in the order of the schema, in the active language."""
    by_tag: dict[str, list[Operation]] = {}
    for path, methods in schema["paths"].items():
        for method, stated in methods.items():
            tag = stated["tags"][0]
            by_tag.setdefault(tag, []).append(operation(schema, site, method.upper(), path, stated))
    return [Chapter(tag, str(TITLES.get(tag, tag)), tuple(found)) for tag, found in by_tag.items()]


def operation(schema: Schema, site: str, method: str, path: str, stated: Schema) -> Operation:
    body = resolved(schema, content(stated.get("requestBody", {})))
    success = next(answer for status, answer in stated["responses"].items() if int(status) < 300)
    answered = tuple(fields(schema, inner(schema, resolved(schema, content(success)))))
    meanings = {field.name: field.says for field in answered}
    sent = [
        field if field.says else replace(field, says=meanings.get(field.name, ""))
        for field in fields(schema, inner(schema, body))
    ]
    return Operation(
        id=stated["operationId"],
        method=method,
        path=path,
        title=in_words(stated["summary"]),
        says=in_words(stated["description"]) if stated.get("description") else "",
        writes=method != "GET",
        asked=tuple(parameter(schema, each) for each in stated["parameters"]),
        sent=tuple(sent),
        answered=answered,
        example=example(schema, site + path, method, stated, body),
    )


def content(stated: Schema) -> Schema:
    """Return the schema of a body, or an empty one where there is none."""
    found: Schema = stated.get("content", {}).get("application/json", {}).get("schema", {})
    return found


def resolved(schema: Schema, part: Schema) -> Schema:
    """Follow a reference to where it leads."""
    while "$ref" in part or len(part.get("allOf", [])) == 1:
        reference = part if "$ref" in part else part["allOf"][0]
        part = schema["components"]["schemas"][reference["$ref"].rsplit("/", 1)[1]]
    return part


def inner(schema: Schema, part: Schema) -> Schema:
    """Return what a list holds, where a body is little more than a list."""
    for one in part.get("properties", {}).values():
        if one.get("type") == "array" and "$ref" in one["items"]:
            item = resolved(schema, one["items"])
            if "properties" in item:
                return item
    return part


def parameter(schema: Schema, stated: Schema) -> Field:
    says = stated.get("description")
    return Field(stated["name"], kind(schema, stated["schema"]), stated["required"], in_words(says) if says else "")


def fields(schema: Schema, part: Schema) -> Iterator[Field]:
    required = part.get("required", [])
    for name, stated in part.get("properties", {}).items():
        says = stated.get("description")
        yield Field(name, kind(schema, stated), name in required, in_words(says) if says else "")


def kind(schema: Schema, stated: Schema) -> str:
    """Say in a word or two what a field holds."""
    if "anyOf" in stated:
        return " | ".join(kind(schema, each) for each in stated["anyOf"])
    stated = resolved(schema, stated)
    if "enum" in stated:
        return " | ".join(f'"{word}"' for word in stated["enum"])
    if stated.get("type") == "array":
        return f"[{kind(schema, stated['items'])}]"
    return str(stated.get("format") or stated.get("type", ""))


def example(schema: Schema, address: str, method: str, stated: Schema, body: Schema) -> str:
    """Return a call of curl that does it."""
    for name in (each["name"] for each in stated["parameters"] if each["in"] == "path"):
        address = address.replace(f"{{{name}}}", str(EXAMPLES[name]))
    lines = [f"curl {address}"] if method == "GET" else [f"curl -X {method} {address}"]
    lines.append('-H "Authorization: Bearer $TOUCHLINE_KEY"')
    if body:
        sent = example_of(schema, body) | CHOSEN.get(stated["operationId"], {})
        lines += ['-H "Content-Type: application/json"', f"-d '{json.dumps(sent)}'"]
    return " \\\n  ".join(lines)


def example_of(schema: Schema, part: Schema) -> Any:
    """Return the least that may be sent."""
    return {name: value_of(schema, name, part["properties"][name]) for name in part.get("required", [])}


def value_of(schema: Schema, name: str, stated: Schema) -> Any:
    if name in EXAMPLES:
        return EXAMPLES[name]
    stated = resolved(schema, stated)
    if stated.get("type") == "array":
        return [example_of(schema, resolved(schema, stated["items"]))]
    return stated.get("examples", [None])[0]
