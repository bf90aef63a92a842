"""YAML read fast, as dictionaries and lists that know at which line and column each of their parts stands."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml
from ruamel.yaml.resolver import implicit_resolvers

from touchline.engine.errors import UnusableInputError

MAX_CHARACTERS, MAX_VALUES, MAX_DEPTH = 4_000_000, 300_000, 100
Spot = tuple[int, int]  # line and column, from 1
EVENTS = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
TAG = "tag:yaml.org,2002:"
MERGE = "<<"


class Mapped(dict[str, Any]):
    """A mapping that knows the spots of its keys and of their values."""

    __slots__ = ("spots",)

    def __init__(self) -> None:
        self.spots: dict[str, tuple[Spot, Spot]] = {}


class Listed(list[Any]):
    """A list that knows the spots of its values."""

    __slots__ = ("spots",)

    def __init__(self) -> None:
        self.spots: list[Spot] = []


def read_yaml(text: str) -> Any:
    """Read one document of YAML 1.2: mappings with texts as keys, lists, texts, numbers, true, false and null.

    Raises UnusableInputError (not-yaml with line and column; map-file-too-large in characters, values or depth).
    """
    if len(text) > MAX_CHARACTERS:
        raise too_large(f"{len(text):,} characters", f"at most {MAX_CHARACTERS:,} characters")
    try:
        return Tree().grown(yaml.parse(text, Loader=EVENTS))
    except yaml.MarkedYAMLError as wrong:
        at = wrong.problem_mark.index if wrong.problem_mark else 0  # behind the last line where an end is missing
        raise not_yaml(wrong.problem or "it cannot be read", spot_of(text, min(at, len(text)))) from None
    except yaml.reader.ReaderError as wrong:
        raise not_yaml("a character that no text has", spot_of(text, wrong.position)) from None
    except UnicodeEncodeError as wrong:
        raise not_yaml("a character that no text has", spot_of(text, wrong.start)) from None


def plain(value: Any) -> Any:
    """Return what was read without the spots. Raises nothing."""
    if isinstance(value, Mapped):
        return {key: plain(one) for key, one in value.items()}
    return [plain(one) for one in value] if isinstance(value, Listed) else value


def spot(mark: Any) -> Spot:
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def spot_of(text: str, position: int) -> Spot:
    before = text[:position]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def not_yaml(problem: str, at: Spot) -> UnusableInputError:
    line, column = at
    return UnusableInputError(
        "not-yaml",
        f"line {line}, column {column} is not YAML: {problem}",
        expected="a map file in YAML",
        fix="Correct this line; docs/reference/map-file.md has an example.",
        line=line,
        column=column,
        problem=f"this is not YAML: {problem}",
    )


def too_large(found: str, expected: str) -> UnusableInputError:
    return UnusableInputError(
        "map-file-too-large", found, expected=expected, fix="Split the map, or take out what is repeated.", value=found
    )


@dataclass(slots=True)
class Branch:
    """A mapping or list in the making. values: how many it holds, those of aliases counted each time."""

    made: Mapped | Listed
    anchor: str | None
    at: Spot
    values: int = 1
    key: tuple[str, Spot] | None = None
    merged: list[Any] = field(default_factory=list)


class Tree:
    """Puts the events of a parser together, without recursion; what grows beyond the bounds is refused."""

    def __init__(self) -> None:
        self.branches: list[Branch] = []
        self.anchors: dict[str, tuple[Any, int]] = {}
        self.documents = 0
        self.root: Any = None

    def grown(self, events: Iterator[Any]) -> Any:
        for event in events:
            EVENT_OF[type(event)](self, event)
        return self.root

    def document(self, event: yaml.DocumentStartEvent) -> None:
        self.documents += 1
        if self.documents > 1:
            raise not_yaml("a second document begins", spot(event.start_mark))

    def opened(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> None:
        if len(self.branches) == MAX_DEPTH:
            raise too_large(f"parts within parts, more than {MAX_DEPTH} deep", f"at most {MAX_DEPTH}")
        at = spot(event.start_mark)
        above = self.branches[-1] if self.branches else None
        if above and isinstance(above.made, Mapped) and above.key is None:
            raise not_yaml("a key that is no text", at)
        made = Mapped() if isinstance(event, yaml.MappingStartEvent) else Listed()
        self.branches.append(Branch(made, event.anchor, at))

    def closed(self, _event: Any) -> None:
        done = self.branches.pop()
        for merged in done.merged:
            merge(done, merged)
        self.put(done.made, done.values, done.anchor, done.at)

    def scalar(self, event: yaml.ScalarEvent) -> None:
        """Take a key or a value. Most of a file comes this way: what is plain is put here, all other by put."""
        mark: Any = event.start_mark  # always there
        at, value = (mark.line + 1, mark.column + 1), value_of(event)
        above = self.branches[-1] if self.branches else None
        if above is None:
            self.put(value, 1, event.anchor, at)
            return
        made, key = above.made, above.key
        if key is None and isinstance(made, Mapped):
            above.key = (self.key_of(event, value, made, at), at)
        elif event.anchor or above.values >= MAX_VALUES or (key and key[0] == MERGE):
            self.put(value, 1, event.anchor, at)
        elif isinstance(made, Listed):
            above.values += 1
            made.append(value)
            made.spots.append(at)
        elif key:
            above.values += 1
            above.key = None
            made[key[0]] = value
            made.spots[key[0]] = (key[1], at)

    def key_of(self, event: yaml.ScalarEvent, value: Any, made: Mapped, at: Spot) -> str:
        """Return a key, once per mapping; that of what is merged may stand again."""
        key = value if type(value) is str else str(value)
        if key in made and not (event.value == MERGE and event.implicit[0]):
            raise not_yaml(f'found duplicate key "{key}"', at)
        return key

    def alias(self, event: yaml.AliasEvent) -> None:
        at = spot(event.start_mark)
        if event.anchor not in self.anchors:
            raise not_yaml(f'nothing before this is called "{event.anchor}"', at)
        value, values = self.anchors[event.anchor]
        self.put(value, values, None, at)

    def put(self, value: Any, values: int, anchor: str | None, at: Spot) -> None:
        if anchor:
            self.anchors[anchor] = (value, values)
        if not self.branches:
            self.root = value
            return
        above = self.branches[-1]
        above.values += values
        if above.values > MAX_VALUES:
            raise too_large(f"more than {MAX_VALUES:,} values", "fewer, those of references counted each time")
        made = above.made
        if isinstance(made, Listed):
            made.append(value)
            made.spots.append(at)
        elif above.key is None:
            above.key = (str(value), at)  # an alias may stand for a key
        else:
            (key, key_at), above.key = above.key, None
            if key == MERGE:
                above.merged += value if isinstance(value, Listed) else [value]
            else:
                made[key] = value
                made.spots[key] = (key_at, at)


def merge(into: Branch, merged: Any) -> None:
    """Let a mapping have what it does not say itself from one that it names with <<."""
    if not isinstance(merged, Mapped) or not isinstance(into.made, Mapped):
        raise not_yaml("only a mapping is merged with <<", into.at)
    for key, value in merged.items():
        if key not in into.made:
            into.made[key] = value
            into.made.spots[key] = merged.spots[key]


def value_of(event: yaml.ScalarEvent) -> Any:
    """Return what a scalar means: what YAML 1.2 takes a plain one for, else a text."""
    text: str = event.value
    if event.implicit[0]:
        if text[:1] not in RESOLVERS:
            return text
        tag = tag_of(text)
    elif event.tag is None:
        return text
    else:
        tag = event.tag.removeprefix(TAG)
    try:
        return READERS.get(tag, str)(text)
    except ValueError:
        return text


def tag_of(text: str) -> str:
    for tag, pattern in RESOLVERS[text[:1]]:
        if pattern.match(text):
            return tag
    return "str"


def resolvers() -> dict[str, list[tuple[str, Any]]]:
    """The patterns of YAML 1.2 by the first sign of what they match, as they are in force when a map is written."""
    found: dict[str, list[tuple[str, Any]]] = {}
    for versions, tag, pattern, first in implicit_resolvers:
        name = tag.removeprefix(TAG)
        if (1, 2) in versions and name in READERS:
            for sign in first:
                found.setdefault(sign, []).append((name, pattern))
    return found


def whole(text: str) -> int:
    plain = text.replace("_", "")
    return int(plain, 0) if plain.lstrip("+-")[:2].lower() in ("0b", "0o", "0x") else int(plain)


def real(text: str) -> float:
    return float(text.replace("_", "").lower().replace(".inf", "inf").replace(".nan", "nan"))


READERS: dict[str, Callable[[str], Any]] = {
    "null": lambda _text: None,
    "bool": lambda text: text.lower() == "true",
    "int": whole,
    "float": real,
}
RESOLVERS = resolvers()
EVENT_OF: dict[type, Callable[[Tree, Any], None]] = {
    yaml.StreamStartEvent: lambda _tree, _event: None,
    yaml.StreamEndEvent: lambda _tree, _event: None,
    yaml.DocumentStartEvent: Tree.document,
    yaml.DocumentEndEvent: lambda _tree, _event: None,
    yaml.MappingStartEvent: Tree.opened,
    yaml.SequenceStartEvent: Tree.opened,
    yaml.MappingEndEvent: Tree.closed,
    yaml.SequenceEndEvent: Tree.closed,
    yaml.ScalarEvent: Tree.scalar,
    yaml.AliasEvent: Tree.alias,
}
