"""The mapping as a YAML file: read with the place of every mistake, rewritten with its comments kept."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from touchline.engine.record.mapping import AnswerMapping, Best, MappedColumn, Role, Scale, Shape, mapping_to_plain
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

MAPPING_WORDS = ("kind", "shape", "scale", "best", "blank", "not_met", "day_first", "columns", "touchpoints")
COLUMN_WORDS = ("role", "touchpoint", "stage", "blank", "not_met", "scale", "best")
ONLY_ONE = tuple(role for role in Role if role not in (Role.RATING, Role.IGNORE))
OF_A_TOUCHPOINT = (Role.RATING, Role.OVERALL, Role.IGNORE)
HEAD = "How Touchline reads this file of answers: the reference is docs/reference/mapping.md"


@lru_cache(maxsize=16)  # each page and each piece of a file asks for the same
def read_mapping(text: str) -> AnswerMapping:
    """Read a mapping from YAML.

    text: the file; no rows, units are the question's own.
    Raises UnusableInputError (not-yaml, mapping-word, mapping-value, mapping-role-twice), each with line and column.

    >>> read_mapping("scale: [1, 5]\\ncolumns:\\n  desk: {role: rating, touchpoint: Front desk}").ratings[0].title
    'Front desk'
    """
    return mapping_from_plain(load(text))


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


def write_mapping(mapping: AnswerMapping, previous: str = "") -> str:
    """Write a mapping as YAML; comments, order and layout of a previous file are kept where they still fit.

    No rows, units are the question's own. Raises UnusableInputError (not-yaml) when previous is no YAML.
    """
    return written(mapping_to_plain(mapping), previous, HEAD)


def read_columns(top: Part, key: str, roles: Sequence[Role], *, long: bool) -> tuple[MappedColumn, ...]:
    listed = top.child(key) if top.value.get(key) is not None else Part({}, key, 1, 1)
    if not isinstance(listed.value, Mapping):
        raise wrong(listed, shown(listed.value), "a name and what it is, for each")
    mapped = tuple(read_column(listed.child(name), str(name), roles) for name in listed.value)
    check_once(listed, mapped, (*ONLY_ONE, Role.RATING) if long else ONLY_ONE, otherwise=Role.IGNORE)
    return mapped


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


def read_text(part: Part, key: str) -> str:
    if part.value.get(key) is None:
        return ""
    text = part.child(key)
    if not isinstance(text.value, str | int | float) or isinstance(text.value, bool):
        raise wrong(text, shown(text.value), "a text")
    return str(text.value).strip()


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
