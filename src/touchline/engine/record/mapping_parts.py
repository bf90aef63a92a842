"""Pieces of a mapping in YAML: read with the place of every mistake, written with the comments of an earlier file."""

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from typing import Any, Protocol

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from touchline.engine.errors import UnusableInputError
from touchline.engine.record.cells import plain

MAX_CHARACTERS = 1_000_000


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the file and where it stands."""

    value: Any
    path: str
    line: int
    column: int

    def child(self, key: Any) -> "Part":
        line, column = self.line, self.column
        if isinstance(self.value, CommentedMap | CommentedSeq) and self.value.lc.data and key in self.value.lc.data:
            line, column = (place + 1 for place in self.value.lc.data[key][:2])
        return Part(self.value[key], f"{self.path}.{key}".lstrip("."), line, column)


class Named(Protocol):
    """A column that a mapping names, with its role."""

    @property
    def name(self) -> str: ...

    @property
    def role(self) -> StrEnum: ...


def load(text: str) -> Any:
    """Load YAML with the place of each part. Raises UnusableInputError (not-yaml, mapping-value)."""
    if len(text) > MAX_CHARACTERS:
        raise wrong(Part(None, "the file", 1, 1), f"{len(text):,} characters", f"at most {MAX_CHARACTERS:,}")
    try:
        return YAML(typ="rt").load(text)
    except YAMLError as fault:
        mark = fault.problem_mark if isinstance(fault, MarkedYAMLError) else None
        raise not_yaml(fault, mark.line + 1 if mark else 1, mark.column + 1 if mark else 1) from None


def written(plainly: Mapping[str, Any], previous: str, head: str) -> str:
    """Write a mapping as YAML under a head; comments, order and layout of a previous file stay where they still fit.

    Raises UnusableInputError (not-yaml) when previous is no YAML.
    """
    yaml = YAML(typ="rt")
    yaml.width = 120
    document = load(previous) if previous.strip() else None
    if not isinstance(document, CommentedMap):
        document = CommentedMap()
        document.yaml_set_start_comment(head)
    update(document, plainly)
    text = io.StringIO()
    yaml.dump(document, text)
    return text.getvalue()


def update(old: CommentedMap, new: Mapping[str, Any]) -> None:
    for gone in [key for key in old if key not in new]:
        del old[gone]
    for key, value in new.items():
        if isinstance(value, Mapping):
            if not isinstance(old.get(key), CommentedMap):
                old[key] = CommentedMap()
            update(old[key], value)
        elif old.get(key) != value:
            old[key] = flow(value) if isinstance(value, list) else value
    if [key for key in old if key in new] != list(new):
        for key in new:
            old.move_to_end(key)


def flow(values: Sequence[Any]) -> CommentedSeq:
    sequence = CommentedSeq(values)
    sequence.fa.set_flow_style()
    return sequence


def read_yes_or_no(part: Part, key: str) -> bool | None:
    if part.value.get(key) is None:
        return None
    said = part.child(key)
    if not isinstance(said.value, bool):
        raise wrong(said, shown(said.value), "true or false")
    return said.value


def read_codes(part: Part, key: str) -> tuple[str, ...] | None:
    if part.value.get(key) is None:
        return None
    codes = part.child(key)
    listed = codes.value if isinstance(codes.value, list) else [codes.value]
    for code in listed:
        if isinstance(code, bool) or not isinstance(code, str | int | float):
            raise wrong(codes, shown(code), "numbers or words")
    return tuple(plain(code) for code in listed)


def words(part: Part, allowed: Sequence[str]) -> None:
    """Refuse what is not a set of the allowed words."""
    if not isinstance(part.value, Mapping):
        raise wrong(part, shown(part.value), f"some of: {', '.join(allowed)}")
    for word in part.value:
        if word not in allowed:
            raise unknown_word(part.child(word), str(word), allowed)


def check_once(columns: Part, mapped: Sequence[Named], roles: Iterable[StrEnum], *, otherwise: str) -> None:
    """Refuse a role that several columns have, of those that only one may; otherwise is what to set the second to."""
    for role in roles:
        named = [column.name for column in mapped if column.role is role]
        if len(named) > 1:
            second = columns.child(next(key for key in columns.value if str(key) == named[1]))
            raise UnusableInputError(
                "mapping-role-twice",
                f"columns {named[0]} and {named[1]} both have the role {role} (line {second.line})",
                expected=f"at most one column with the role {role}",
                fix=f"Set one of them to {otherwise}.",
                role=role.value,
                first=named[0],
                second=named[1],
                line=second.line,
            )


def shown(value: Any) -> str:
    return "nothing" if value is None else repr(value)[:60]


def wrong(part: Part, found: str, expected: str) -> UnusableInputError:
    return UnusableInputError(
        "mapping-value",
        f"line {part.line}, column {part.column}: {part.path or 'the mapping'} is {found}",
        expected=expected,
        fix="Correct this line of the mapping.",
        path=part.path,
        line=part.line,
        column=part.column,
        value=found,
    )


def unknown_word(part: Part, word: str, allowed: Sequence[str]) -> UnusableInputError:
    near = get_close_matches(word, allowed, 1, 0.4)
    return UnusableInputError(
        "mapping-word",
        f"line {part.line}, column {part.column}: {word!r}",
        expected=f"one of {', '.join(allowed)}",
        fix=f"Did you mean {near[0]}?" if near else "Use one of these words.",
        word=word,
        near=near[0] if near else ", ".join(allowed[:3]),
        line=part.line,
        column=part.column,
    )


def not_yaml(fault: YAMLError, line: int, column: int) -> UnusableInputError:
    problem = getattr(fault, "problem", None) or "it cannot be read"
    return UnusableInputError(
        "not-yaml",
        f"line {line}, column {column} is not YAML: {problem}",
        expected="a mapping in YAML",
        fix="Correct this line; docs/reference/mapping.md has an example.",
        line=line,
        column=column,
    )
