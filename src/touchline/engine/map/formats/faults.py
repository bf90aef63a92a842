"""What is wrong in a map file: every fault at once, each with its line, its column and what to do."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from touchline.engine.errors import UnusableInputError
from touchline.engine.map.formats.remarks import Wanted
from touchline.engine.map.formats.yaml_tree import Listed, Mapped, Spot

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator, ValidationError

TYPES = {  # by what the schema calls them, as WANTED does
    "string": "text",
    "object": "fields",
    "array": "list",
    "integer": "whole",
    "number": "number",
    "boolean": "true-or-false",
}
ID = (Wanted("id"),)
ANOTHER = "Choose another id."
Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """One mistake in a map file. path names the field from the top; line and column count from 1.

    found and fix say it in English, values in parts: path, value, word, id, and near, the nearest valid word. wanted
    is what is asked for: any one of these.
    """

    code: str
    path: Path
    line: int
    column: int
    found: str
    wanted: tuple[Wanted, ...]
    fix: str
    values: Mapping[str, object] = field(default_factory=dict)

    @property
    def expected(self) -> str:
        return " or ".join(map(str, self.wanted))

    def __str__(self) -> str:
        return f"line {self.line}, column {self.column}: {self.found}; expected {self.expected}. {self.fix}"


def error_of(faults: Sequence[Fault]) -> UnusableInputError:
    """Return the first fault as the error of the engine, which says how many more there are."""
    first, more = faults[0], len(faults) - 1
    return UnusableInputError(
        "map-file-unusable",
        f"line {first.line}, column {first.column}: {first.found}" + (f", and {more} more faults" if more else ""),
        expected=first.expected,
        fix=first.fix,
        path=".".join(map(str, first.path)),
        line=first.line,
        column=first.column,
        value=first.found,
        fault=first.code,
        more=more,
    )


def place(file: Any, path: Path, *, of_key: bool = False) -> Spot:
    """Return line and column, from 1, of a value of a file that was read, or of the key that names it."""
    at = (1, 1)
    for depth, key in enumerate(path):
        if isinstance(file, Mapped) and key in file.spots:
            of_name, of_value = file.spots[str(key)]
            at = of_name if of_key and depth == len(path) - 1 else of_value
        elif isinstance(file, Listed) and isinstance(key, int) and key < len(file):
            at = file.spots[key]
        else:
            break
        file = file[key]
    return at


def shape_faults(file: Any, validator: "Draft202012Validator") -> Iterator[Fault]:
    """Say what the schema does not allow, each with its place in the file."""
    for error in validator.iter_errors(file):
        yield from worded(file, error)


def worded(file: Any, error: "ValidationError") -> Iterator[Fault]:
    path: Path = tuple(error.absolute_path)
    if error.validator == "additionalProperties":
        yield from unknown_words(file, path, error)
    elif error.validator == "required":
        missing = error.message.split("'")[1]
        line, column = place(file, path, of_key=True)
        found, wanted = f"{named(path)} has no {missing}", (Wanted("word", {"word": missing}),)
        values = {**said_of(path, None), "word": missing}
        yield Fault("map-file-missing", path, line, column, found, wanted, f"Add {missing}.", values)
    elif error.validator == "enum":
        yield wrong_word(file, path, error.instance, asked(error))
    elif "propertyNames" in error.absolute_schema_path:
        whole = (*path, str(error.instance))
        line, column = place(file, whole, of_key=True)
        yield Fault(
            "map-file-value",
            whole,
            line,
            column,
            repr(error.instance),
            ID,
            ANOTHER,
            said_of(whole, error.instance),
        )
    else:
        found, values = f"{named(path)} is {shown(error.instance)}", said_of(path, error.instance)
        line, column = place(file, path)
        yield Fault("map-file-value", path, line, column, found, expected(error), "Correct this value.", values)


def unknown_words(file: Any, path: Path, error: "ValidationError") -> Iterator[Fault]:
    schema: Any = error.schema
    entry: Any = error.instance
    allowed, patterns = list(schema.get("properties", {})), list(schema.get("patternProperties", {}))
    for word in entry:
        if word not in allowed and not any(re.search(pattern, word) for pattern in patterns):
            line, column = place(file, (*path, word), of_key=True)
            fix, near = nearest(word, allowed), close(word, allowed)
            values = {"word": word, "near": near}
            yield Fault("map-file-word", (*path, word), line, column, f"{word!r}", one_of(allowed), fix, values)


def wrong_word(file: Any, path: Path, word: Any, allowed: Sequence[Any]) -> Fault:
    words = [str(one) for one in allowed]
    found = f"{named(path)} is {shown(word)}"
    line, column = place(file, path)
    fix, values = nearest(str(word), words), {**said_of(path, word), "near": close(str(word), words)}
    return Fault("map-file-value", path, line, column, found, one_of(words), fix, values)


def unknown_id(file: Any, path: Path, id: str, known: Mapping[str, Any] | Sequence[str]) -> Fault:
    """Say that a card, cell or piece of evidence names something that the file does not have."""
    line, column = place(file, path)
    words = one_of(list(known)[:12]) if known else (Wanted("explained-id"),)
    found = f"{named(path)} is {id!r}, which this file does not have"
    values = {**said_of(path, id), "near": close(id, list(known))}
    return Fault("map-file-unknown-id", path, line, column, found, words, nearest(id, list(known)), values)


def twice(file: Any, path: Path, group: str, id: str) -> Fault:
    line, column = place(file, path)
    found, fix = f"a second entry of {group} with the id {id!r}", "Give one of them an id of its own, or drop it."
    return Fault("map-file-twice", path, line, column, found, (Wanted("once"),), fix, {"group": group, "id": id})


def conflict(file: Any, path: Path, at: str) -> Fault:
    """Say that a merge left something to decide."""
    line, column = place(file, path)
    fix = "Write the right value into the map above, then take this entry out."
    wanted = (Wanted("no-conflicts"),)
    return Fault("map-file-conflict", path, line, column, f"an open conflict at {at}", wanted, fix, {"path": at})


def expected(error: "ValidationError") -> tuple[Wanted, ...]:
    """Say what the schema asks for: any one of what is returned."""
    limit = asked(error)
    if error.validator == "type":
        return tuple(Wanted(TYPES[kind]) for kind in ([limit] if isinstance(limit, str) else limit))
    code = {
        "const": "const",
        "maxLength": "characters",
        "minLength": "some-text",
        "minimum": "minimum",
        "maximum": "maximum",
        "pattern": "id",
        "format": "date",
        "uniqueItems": "each-once",
    }.get(str(error.validator), "another")
    return (Wanted(code, {"limit": limit}),)


def one_of(words: Sequence[str]) -> tuple[Wanted, ...]:
    return (Wanted("one-of", {"words": ", ".join(words)}),)


def asked(error: "ValidationError") -> Any:
    return error.validator_value


def nearest(word: str, allowed: Sequence[str]) -> str:
    near = close(word, allowed)
    return f"Did you mean {near}?" if near else "Use one of these words." if allowed else "Add it, or name another."


def close(word: str, allowed: Sequence[str]) -> str:
    return next(iter(get_close_matches(word, allowed, 1, 0.5)), "")


def said_of(path: Path, value: Any) -> dict[str, object]:
    return {"path": ".".join(map(str, path)), "value": "" if value is None else str(value)[:60]}


def named(path: Path) -> str:
    return ".".join(map(str, path)) or "the file"


def shown(value: Any) -> str:
    return "nothing" if value is None else repr(value)[:60]
