"""What is wrong in a map file: every fault at once, each with its line, its column and what to do."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from touchline.engine.errors import UnusableInputError

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator, ValidationError

TYPES = {
    "string": "a text",
    "object": "fields, each as name: value",
    "array": "a list",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
}
ID = "an id of up to 60 characters without spaces and slashes, as web-shop"
Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """One mistake in a map file. path names the field from the top; line and column count from 1."""

    code: str
    path: Path
    line: int
    column: int
    found: str
    expected: str
    fix: str

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


def place(file: Any, path: Path, *, of_key: bool = False) -> tuple[int, int]:
    """Return line and column, from 1, of a value of a loaded file, or of the key that names it."""
    line, column = 1, 1
    for depth, key in enumerate(path):
        known = file.lc.data if isinstance(file, CommentedMap | CommentedSeq) else None
        if not known or key not in known:
            break
        places = known[key]
        last = depth == len(path) - 1
        line, column = places[:2] if len(places) == 2 or (of_key and last) else places[2:]
        line, column = line + 1, column + 1
        file = file[key]
    return line, column


def shape_faults(file: Any, plain: Any, validator: "Draft202012Validator") -> Iterator[Fault]:
    """Say what the schema does not allow, each with its place in the file."""
    for error in validator.iter_errors(plain):
        yield from worded(file, error)


def worded(file: Any, error: "ValidationError") -> Iterator[Fault]:
    path: Path = tuple(error.absolute_path)
    if error.validator == "additionalProperties":
        yield from unknown_words(file, path, error)
    elif error.validator == "required":
        missing = error.message.split("'")[1]
        line, column = place(file, path, of_key=True)
        yield Fault(
            "map-file-missing", path, line, column, f"{named(path)} has no {missing}", missing, f"Add {missing}."
        )
    elif error.validator == "enum":
        yield wrong_word(file, path, error.instance, asked(error))
    elif "propertyNames" in error.absolute_schema_path:
        yield fault(file, (*path, str(error.instance)), f"{error.instance!r}", ID, "Choose another id.", of_key=True)
    else:
        yield fault(file, path, f"{named(path)} is {shown(error.instance)}", expected(error), "Correct this value.")


def unknown_words(file: Any, path: Path, error: "ValidationError") -> Iterator[Fault]:
    schema: Any = error.schema
    entry: Any = error.instance
    allowed, patterns = list(schema.get("properties", {})), list(schema.get("patternProperties", {}))
    for word in entry:
        if word not in allowed and not any(re.search(pattern, word) for pattern in patterns):
            line, column = place(file, (*path, word), of_key=True)
            words, fix = f"one of {', '.join(allowed)}", nearest(word, allowed)
            yield Fault("map-file-word", (*path, word), line, column, f"{word!r}", words, fix)


def wrong_word(file: Any, path: Path, word: Any, allowed: Sequence[Any]) -> Fault:
    words = [str(one) for one in allowed]
    found = f"{named(path)} is {shown(word)}"
    return fault(file, path, found, f"one of {', '.join(words)}", nearest(str(word), words))


def fault(file: Any, path: Path, found: str, expected: str, fix: str, *, of_key: bool = False) -> Fault:
    line, column = place(file, path, of_key=of_key)
    return Fault("map-file-value", path, line, column, found, expected, fix)


def unknown_id(file: Any, path: Path, id: str, known: Mapping[str, Any] | Sequence[str]) -> Fault:
    """Say that a card, cell or piece of evidence names something that the file does not have."""
    line, column = place(file, path)
    words = f"one of {', '.join(list(known)[:12])}" if known else "an id that this file explains"
    found = f"{named(path)} is {id!r}, which this file does not have"
    return Fault("map-file-unknown-id", path, line, column, found, words, nearest(id, list(known)))


def twice(file: Any, path: Path, what: str) -> Fault:
    line, column = place(file, path)
    return Fault(
        "map-file-twice", path, line, column, what, "it once", "Give one of them an id of its own, or drop it."
    )


def conflict(file: Any, path: Path, at: str) -> Fault:
    """Say that a merge left something to decide."""
    line, column = place(file, path)
    fix = "Write the right value into the map above, then take this entry out."
    return Fault("map-file-conflict", path, line, column, f"an open conflict at {at}", "no conflicts", fix)


def expected(error: "ValidationError") -> str:
    """Say what the schema asks for, in words."""
    limit = asked(error)
    if error.validator == "type":
        return " or ".join(TYPES[kind] for kind in ([limit] if isinstance(limit, str) else limit))
    words = {
        "const": f"{limit}",
        "maxLength": f"at most {limit} characters",
        "minLength": "some text",
        "minimum": f"{limit} or more",
        "maximum": f"at most {limit}",
        "pattern": ID,
        "format": f"a {limit}, as 2026-11-30",
        "uniqueItems": "each word once",
    }
    return words.get(str(error.validator), "another value")


def asked(error: "ValidationError") -> Any:
    return error.validator_value


def nearest(word: str, allowed: Sequence[str]) -> str:
    near = get_close_matches(word, allowed, 1, 0.5)
    return f"Did you mean {near[0]}?" if near else "Use one of these words." if allowed else "Add it, or name another."


def named(path: Path) -> str:
    return ".".join(map(str, path)) or "the file"


def shown(value: Any) -> str:
    return "nothing" if value is None else repr(value)[:60]
