"""What is wrong in a map file: every fault at once, each with its line, its column and what to do."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from touchline.engine.errors import UnusableInputError
from touchline.engine.map.formats.judging import Found, Misfit, Path
from touchline.engine.map.formats.near_words import close, close_id
from touchline.engine.map.formats.remarks import Wanted
from touchline.engine.map.formats.yaml_tree import Listed, Mapped, Spot

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
MOST_TOLD = 200  # faults of a file, one by one
NAMED = 12  # ids that are offered where one is not known
SHOWN = 60  # signs of a value
MORE = "map-file-more"


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


def told_faults(
    file: Any, misfits: Found, others: Iterator[Callable[[], Fault]], most: int = MOST_TOLD
) -> tuple[Fault, ...]:
    """Return faults by their place in the file: up to so many of them, then one that says how many more there are.

    others: what words a fault each; they are all counted, and only the first are worded.
    """
    faults = [worded(file, misfit) for misfit in misfits.first] + [other() for other in islice(others, most)]
    count = misfits.count + len(faults) - len(misfits.first) + sum(1 for _ in others)
    faults = sorted(faults, key=lambda one: (one.line, one.column, one.found))[:most]
    if more := count - len(faults):
        last = faults[-1]
        found, fix = f"{more:,} more faults, which are not told", "Correct these first, then check the file again."
        wanted = (Wanted("no-faults"),)
        faults.append(Fault(MORE, (), last.line, last.column, found, wanted, fix, {"count": more}))
    return tuple(faults)


def fault_count(faults: Sequence[Fault]) -> int:
    """Return how many faults there are, those that are not told included. Raises nothing."""
    return sum(int(str(fault.values["count"])) if fault.code == MORE else 1 for fault in faults)


def error_of(faults: Sequence[Fault]) -> UnusableInputError:
    """Return the first fault as the error of the engine, which says how many more there are."""
    first, more = faults[0], fault_count(faults) - 1
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


def worded(file: Any, misfit: Misfit) -> Fault:
    """Say what a misfit is, with its place in the file."""
    path, value, schema = misfit.path, misfit.value, misfit.schema
    if misfit.keyword == "additionalProperties":
        return unknown_word(file, path, value, list(schema.get("properties", {})))
    if misfit.keyword == "enum":
        return wrong_word(file, path, value, schema["enum"])
    if misfit.keyword == "required":
        line, column = place(file, path, of_key=True)
        values = {**said_of(path, None), "word": value}
        found, wanted = f"{named(path)} has no {value}", (Wanted("word", {"word": value}),)
        return Fault("map-file-missing", path, line, column, found, wanted, f"Add {value}.", values)
    line, column = place(file, path, of_key=misfit.of_key)
    if misfit.of_key:
        return Fault("map-file-value", path, line, column, shown(value), ID, ANOTHER, said_of(path, value))
    found = f"{named(path)} is {shown(value)}"
    asked = expected(misfit.keyword, schema[misfit.keyword])
    return Fault("map-file-value", path, line, column, found, asked, "Correct this value.", said_of(path, value))


def unknown_word(file: Any, path: Path, word: str, allowed: Sequence[str]) -> Fault:
    line, column = place(file, path, of_key=True)
    values = {"word": word[:SHOWN], "near": close(word, allowed)}
    return Fault("map-file-word", path, line, column, shown(word), one_of(allowed), nearest(word, allowed), values)


def wrong_word(file: Any, path: Path, word: Any, allowed: Sequence[Any]) -> Fault:
    words = [str(one) for one in allowed]
    found = f"{named(path)} is {shown(word)}"
    line, column = place(file, path)
    fix, values = nearest(str(word), words), {**said_of(path, word), "near": close(str(word), words)}
    return Fault("map-file-value", path, line, column, found, one_of(words), fix, values)


def unknown_id(file: Any, path: Path, id: str, known: Mapping[str, Any]) -> Fault:
    """Say that a card, cell or piece of evidence names something that the file does not have."""
    line, column = place(file, path)
    words = one_of(list(islice(known, NAMED))) if known else (Wanted("explained-id"),)
    found, near = f"{named(path)} is {shown(id)}, which this file does not have", close_id(id, known)
    fix = offered(near, "Use one of these words." if known else "Add it, or name another.")
    return Fault("map-file-unknown-id", path, line, column, found, words, fix, {**said_of(path, id), "near": near})


def twice(file: Any, path: Path, group: str, id: str) -> Fault:
    line, column = place(file, path)
    found, fix = f"a second entry of {group} with the id {shown(id)}", "Give one of them an id of its own, or drop it."
    return Fault("map-file-twice", path, line, column, found, (Wanted("once"),), fix, {"group": group, "id": brief(id)})


def conflict(file: Any, path: Path, at: str) -> Fault:
    """Say that a merge left something to decide."""
    line, column = place(file, path)
    fix = "Write the right value into the map above, then take this entry out."
    wanted = (Wanted("no-conflicts"),)
    return Fault("map-file-conflict", path, line, column, f"an open conflict at {at}", wanted, fix, {"path": at})


def expected(keyword: str, limit: Any) -> tuple[Wanted, ...]:
    """Say what the schema asks for: any one of what is returned."""
    if keyword == "type":
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
    }.get(keyword, "another")
    return (Wanted(code, {"limit": limit}),)


def one_of(words: Iterable[str]) -> tuple[Wanted, ...]:
    return (Wanted("one-of", {"words": ", ".join(words)}),)


def nearest(word: str, allowed: Sequence[str]) -> str:
    return offered(close(word, allowed), "Use one of these words." if allowed else "Add it, or name another.")


def offered(near: str, otherwise: str) -> str:
    return f"Did you mean {near}?" if near else otherwise


def said_of(path: Path, value: Any) -> dict[str, object]:
    return {"path": ".".join(map(brief, path)), "value": "" if value is None else brief(value)}


def named(path: Path) -> str:
    return ".".join(map(brief, path)) or "the file"


def shown(value: Any) -> str:
    return "nothing" if value is None else repr(value[:SHOWN] if isinstance(value, str) else value)[:SHOWN]


def brief(value: Any) -> str:
    return (value if isinstance(value, str) else str(value))[:SHOWN]
