"""The mapping as a YAML file: read with the place of every mistake, rewritten with its comments kept."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from touchline.engine.errors import UnusableInputError
from touchline.engine.record.cells import plain
from touchline.engine.record.mapping import AnswerMapping, Best, MappedColumn, Role, Scale, Shape, mapping_to_plain

MAPPING_WORDS = ("kind", "shape", "scale", "best", "blank", "not_met", "day_first", "columns", "touchpoints")
COLUMN_WORDS = ("role", "touchpoint", "stage", "blank", "not_met", "scale", "best")
ONLY_ONE = tuple(role for role in Role if role not in (Role.RATING, Role.IGNORE))
OF_A_TOUCHPOINT = (Role.RATING, Role.OVERALL, Role.IGNORE)
MAX_CHARACTERS = 1_000_000
HEAD = "How Touchline reads this file of answers: the reference is docs/reference/mapping.md"


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


def read_mapping(text: str) -> AnswerMapping:
    """Read a mapping from YAML.

    text: the file; no rows, units are the question's own.
    Raises UnusableInputError (not-yaml, mapping-word, mapping-value, mapping-role-twice), each with line and column.

    >>> read_mapping("scale: [1, 5]\\ncolumns:\\n  desk: {role: rating, touchpoint: Front desk}").ratings[0].title
    'Front desk'
    """
    return mapping_from_plain(load(text))


def load(text: str) -> Any:
    """Load YAML with the place of each part. Raises UnusableInputError (not-yaml, mapping-value)."""
    if len(text) > MAX_CHARACTERS:
        raise wrong(Part(None, "the file", 1, 1), f"{len(text):,} characters", f"at most {MAX_CHARACTERS:,}")
    try:
        return YAML(typ="rt").load(text)
    except YAMLError as fault:
        mark = fault.problem_mark if isinstance(fault, MarkedYAMLError) else None
        raise not_yaml(fault, mark.line + 1 if mark else 1, mark.column + 1 if mark else 1) from None


def mapping_from_plain(loaded: Any) -> AnswerMapping:
    """Read a mapping from nested dictionaries and lists, as mapping_to_plain writes it.

    No rows, units are the question's own. Raises UnusableInputError (mapping-word, mapping-value, mapping-role-twice).
    """
    top = Part(loaded, "", 1, 1)
    words(top, MAPPING_WORDS)
    if loaded.get("kind", "answers") != "answers":
        raise wrong(top.child("kind"), shown(loaded["kind"]), "kind: answers, for a file of answers")
    shape = Shape(read_choice(top, "shape", list(Shape)) or Shape.WIDE)
    best = read_choice(top, "best", list(Best))
    return AnswerMapping(
        columns=read_columns(top, "columns", list(Role), long=shape is Shape.LONG),
        scale=read_scale(top),
        blank=read_codes(top, "blank") or (),
        not_met=read_codes(top, "not_met") or (),
        shape=shape,
        best=Best(best) if best else Best.HIGHEST,
        day_first=read_yes_or_no(top, "day_first"),
        touchpoints=read_columns(top, "touchpoints", OF_A_TOUCHPOINT, long=False),
    )


def read_columns(top: Part, key: str, roles: Sequence[Role], *, long: bool) -> tuple[MappedColumn, ...]:
    listed = top.child(key) if top.value.get(key) is not None else Part({}, key, 1, 1)
    if not isinstance(listed.value, Mapping):
        raise wrong(listed, shown(listed.value), "a name and what it is, for each")
    mapped = tuple(read_column(listed.child(name), str(name), roles) for name in listed.value)
    check_roles(listed, mapped, (*ONLY_ONE, Role.RATING) if long else ONLY_ONE)
    return mapped


def write_mapping(mapping: AnswerMapping, previous: str = "") -> str:
    """Write a mapping as YAML; comments, order and layout of a previous file are kept where they still fit.

    No rows, units are the question's own. Raises UnusableInputError (not-yaml) when previous is no YAML.
    """
    yaml = YAML(typ="rt")
    yaml.width = 120
    document = yaml.load(previous) if previous.strip() else None
    if not isinstance(document, CommentedMap):
        document = CommentedMap()
        document.yaml_set_start_comment(HEAD)
    update(document, mapping_to_plain(mapping))
    written = io.StringIO()
    yaml.dump(document, written)
    return written.getvalue()


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


def read_column(part: Part, name: str, roles: Sequence[Role]) -> MappedColumn:
    words(part, COLUMN_WORDS)
    if "role" not in part.value:
        raise wrong(part, "no role", f"a role: {', '.join(roles)}")
    role = part.child("role")
    if role.value not in list(roles):
        raise unknown_word(role, str(role.value), roles)
    if "scale" in part.value and role.value != Role.OVERALL:
        raise wrong(part.child("scale"), f"a scale for a {role.value}", "one scale for all ratings, at the top")
    return MappedColumn(
        name=name,
        role=Role(role.value),
        touchpoint=read_text(part, "touchpoint"),
        stage=read_text(part, "stage"),
        blank=read_codes(part, "blank"),
        not_met=read_codes(part, "not_met"),
        scale=read_scale(part),
        best=Best(best) if (best := read_choice(part, "best", list(Best))) else None,
    )


def read_choice(part: Part, key: str, allowed: Sequence[str]) -> str:
    text = read_text(part, key)
    if text and text not in allowed:
        raise unknown_word(part.child(key), text, allowed)
    return text


def read_yes_or_no(part: Part, key: str) -> bool | None:
    if part.value.get(key) is None:
        return None
    said = part.child(key)
    if not isinstance(said.value, bool):
        raise wrong(said, shown(said.value), "true or false")
    return said.value


def read_text(part: Part, key: str) -> str:
    if part.value.get(key) is None:
        return ""
    text = part.child(key)
    if not isinstance(text.value, str | int | float) or isinstance(text.value, bool):
        raise wrong(text, shown(text.value), "a text")
    return str(text.value).strip()


def read_codes(part: Part, key: str) -> tuple[str, ...] | None:
    if part.value.get(key) is None:
        return None
    codes = part.child(key)
    listed = codes.value if isinstance(codes.value, list) else [codes.value]
    for code in listed:
        if isinstance(code, bool) or not isinstance(code, str | int | float):
            raise wrong(codes, shown(code), "numbers or words")
    return tuple(plain(code) for code in listed)


def read_scale(part: Part) -> Scale | None:
    if part.value.get("scale") is None:
        return None
    scale = part.child("scale")
    ends = scale.value
    if (
        not isinstance(ends, list)
        or len(ends) != 2
        or any(isinstance(end, bool) or not isinstance(end, int | float) for end in ends)
        or not ends[0] < ends[1]
    ):
        raise wrong(scale, shown(ends), "the lowest and the highest rating, as [1, 5]")
    return float(ends[0]), float(ends[1])


def words(part: Part, allowed: Sequence[str]) -> None:
    """Refuse what is not a set of the allowed words."""
    if not isinstance(part.value, Mapping):
        raise wrong(part, shown(part.value), f"some of: {', '.join(allowed)}")
    for word in part.value:
        if word not in allowed:
            raise unknown_word(part.child(word), str(word), allowed)


def check_roles(columns: Part, mapped: Sequence[MappedColumn], only_one: Sequence[Role]) -> None:
    for role in only_one:
        named = [column.name for column in mapped if column.role is role]
        if len(named) > 1:
            second = columns.child(next(key for key in columns.value if str(key) == named[1]))
            raise UnusableInputError(
                "mapping-role-twice",
                f"columns {named[0]} and {named[1]} both have the role {role} (line {second.line})",
                expected=f"at most one column with the role {role}",
                fix=f"Set one of them to {Role.IGNORE}.",
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
