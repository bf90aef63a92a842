"""A JSON Schema made into functions that judge a value in one walk: each value is looked at once, in the file's order.

It knows what the schema of map files uses of draft 2020-12, and agrees with a full validator on that.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

Path = tuple[str | int, ...]
Schema = Mapping[str, Any]
DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class Misfit(NamedTuple):
    """A value that a schema does not allow: where it stands, by which keyword of which schema, and the value.

    of_key: the value is a key. Of required and additionalProperties, the value is the word that misses or is unknown.
    """

    path: Path
    keyword: str
    schema: Schema
    value: Any
    of_key: bool = False


@dataclass(slots=True)
class Found:
    """What does not fit, in the order in which it stands: the first of it, and how much it is in all."""

    most: int
    first: list[Misfit] = field(default_factory=list)
    count: int = 0
    of_key: bool = False

    def add(self, path: Path, keyword: str, schema: Schema, value: Any) -> None:
        self.count += 1
        if self.count <= self.most:
            self.first.append(Misfit(path, keyword, schema, value, self.of_key))


Judge = Callable[[Any, Path, Found], None]
Test = Callable[[Any], bool]


class Judges:
    """The functions of one schema with its definitions, each made once."""

    def __init__(self, schema: Schema) -> None:
        self.definitions: Mapping[str, Schema] = schema.get("$defs", {})
        self.made: dict[str, Judge] = {}
        self.judge = self.of(schema)

    def misfits(self, value: Any, most: int) -> Found:
        """Return what does not fit: up to so much of it, and how much in all."""
        found = Found(most)
        self.judge(value, (), found)
        return found

    def of(self, schema: Schema) -> Judge:
        if "$ref" in schema:
            name = schema["$ref"].removeprefix("#/$defs/")
            if name not in self.made:
                self.made[name] = self.of(self.definitions[name])
            return self.made[name]
        tests = [(word, TESTS[word](schema[word])) for word in schema if word in TESTS]
        fields = self.fields_of(schema) if OF_FIELDS & schema.keys() else None
        items = self.of(schema["items"]) if "items" in schema else None
        return Judged(schema, tests, fields, items)

    def fields_of(self, schema: Schema) -> "Fields":
        more = schema.get("additionalProperties", True)
        names = schema.get("propertyNames")
        return Fields(
            {name: self.of(one) for name, one in schema.get("properties", {}).items()},
            [(re.compile(shape), self.of(one)) for shape, one in schema.get("patternProperties", {}).items()],
            self.of(more) if isinstance(more, Mapping) else None,
            more is not False,
            self.of(names) if names else None,
            tuple(schema.get("required", ())),
        )


OF_FIELDS = frozenset({"properties", "patternProperties", "additionalProperties", "propertyNames", "required"})


class Fields(NamedTuple):
    """What a schema says of the fields of an object."""

    known: Mapping[str, Judge]
    shaped: Sequence[tuple[re.Pattern[str], Judge]]
    others: Judge | None
    may_have_others: bool
    names: Judge | None
    required: tuple[str, ...]

    def judge_of(self, name: str) -> Judge | None:
        return self.known.get(name) or next((judge for shape, judge in self.shaped if shape.search(name)), self.others)


@dataclass(frozen=True, slots=True)
class Judged:
    """Judges values by one schema: by the tests of its keywords, then by what it says of what is inside."""

    schema: Schema
    tests: Sequence[tuple[str, Test]]
    fields: Fields | None
    items: Judge | None

    def __call__(self, value: Any, path: Path, found: Found) -> None:
        """Add to found what of a value, and of all within it, does not fit."""
        for word, test in self.tests:
            if not test(value):
                found.add(path, word, self.schema, value)
        if self.fields is not None and isinstance(value, dict):
            for name in self.fields.required:
                if name not in value:
                    found.add(path, "required", self.schema, name)
            self.judge_fields(self.fields, value, path, found)
        elif self.items is not None and isinstance(value, list):
            for place, one in enumerate(value):
                self.items(one, (*path, place), found)

    def judge_fields(self, fields: Fields, value: dict[str, Any], path: Path, found: Found) -> None:
        for name, one in value.items():
            inside = (*path, name)
            if fields.names is not None:
                found.of_key = True
                fields.names(name, inside, found)
                found.of_key = False
            judge = fields.judge_of(name)
            if judge is not None:
                judge(one, inside, found)
            elif not fields.may_have_others:
                found.add(inside, "additionalProperties", self.schema, name)


def is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


TYPES: dict[str, Test] = {
    "string": lambda value: isinstance(value, str),
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
    "boolean": lambda value: isinstance(value, bool),
    "number": is_number,
    "integer": lambda value: is_number(value) and (isinstance(value, int) or value.is_integer()),
}


def of_type(kinds: str | Sequence[str]) -> Test:
    if isinstance(kinds, str):
        return TYPES[kinds]
    tests = [TYPES[kind] for kind in kinds]
    return lambda value: any(test(value) for test in tests)


def same(one: Any, other: Any) -> bool:
    return bool(one == other) and isinstance(one, bool) == isinstance(other, bool)


def shaped(pattern: str) -> Test:
    shape = re.compile(pattern)
    return lambda value: not isinstance(value, str) or bool(shape.search(value))


def of_format(name: str) -> Test:
    if name != "date":
        raise ValueError(name)
    return lambda value: not isinstance(value, str) or is_date(value)


def is_date(text: str) -> bool:
    try:
        return bool(DATE.fullmatch(text) and date.fromisoformat(text))
    except ValueError:
        return False


def each_once(asked: bool) -> Test:
    return lambda value: not asked or not isinstance(value, list) or all_differ(value)


def all_differ(values: Sequence[Any]) -> bool:
    """True when no value stands twice; values with others inside count as the text that they make."""
    told = {repr(one) if isinstance(one, dict | list) else (type(one) is bool, one) for one in values}
    return len(told) == len(values)


TESTS: dict[str, Callable[[Any], Test]] = {
    "type": of_type,
    "const": lambda asked: lambda value: same(value, asked),
    "enum": lambda asked: lambda value: any(same(value, one) for one in asked),
    "minLength": lambda least: lambda value: not isinstance(value, str) or len(value) >= least,
    "maxLength": lambda most: lambda value: not isinstance(value, str) or len(value) <= most,
    "minimum": lambda least: lambda value: not is_number(value) or value >= least,
    "maximum": lambda most: lambda value: not is_number(value) or value <= most,
    "pattern": shaped,
    "format": of_format,
    "uniqueItems": each_once,
}
