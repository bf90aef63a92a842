"""How a file of answers is to be read: what each column is, the scale, the codes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from touchline.engine.record.cells import Code, plain
from touchline.engine.record.intake import Intake, take_answers
from touchline.engine.tables.table import Table

type Scale = tuple[float, float]


class Role(StrEnum):
    """What a column of a file of answers is."""

    RATING = "rating"
    OVERALL = "overall"
    WEIGHT = "weight"
    GROUP = "group"
    IGNORE = "ignore"


@dataclass(frozen=True, slots=True)
class MappedColumn:
    """One column. touchpoint and stage are for ratings; codes of its own replace those of all columns."""

    name: str
    role: Role
    touchpoint: str = ""
    stage: str = ""
    blank: tuple[str, ...] | None = None
    not_met: tuple[str, ...] | None = None
    scale: Scale | None = None  # of the overall rating, where it has one of its own

    @property
    def title(self) -> str:
        return self.touchpoint or self.name


@dataclass(frozen=True, slots=True)
class AnswerMapping:
    """How to read a file of answers. Columns that are not named are ignored."""

    columns: tuple[MappedColumn, ...]
    scale: Scale | None = None
    blank: tuple[str, ...] = ()
    not_met: tuple[str, ...] = ()

    @property
    def ratings(self) -> list[MappedColumn]:
        return [column for column in self.columns if column.role is Role.RATING]

    def only(self, role: Role) -> MappedColumn | None:
        """Return the one column of a role that only one column may have."""
        return next((column for column in self.columns if column.role is role), None)


def take_mapped(table: Table, mapping: AnswerMapping) -> Intake:
    """Read the answers of a table as its mapping says.

    table: one row per answer; units are the question's own. Ratings keep the names of their columns.
    Raises UnusableInputError as take_answers does.
    """
    overall, weight, group = (mapping.only(role) for role in (Role.OVERALL, Role.WEIGHT, Role.GROUP))
    return take_answers(
        table,
        ratings=[column.name for column in mapping.ratings],
        overall=overall.name if overall else None,
        weight=weight.name if weight else None,
        group=group.name if group else None,
        blank=codes_by_column(mapping.blank, {c.name: c.blank for c in mapping.columns}),
        not_met=codes_by_column(mapping.not_met, {c.name: c.not_met for c in mapping.columns}),
        scale=mapping.scale,
        overall_scale=overall.scale if overall else None,
    )


def as_before(mapping: AnswerMapping, *, before: AnswerMapping, columns: Sequence[str]) -> AnswerMapping:
    """Read the columns that an earlier file had as they were read then, and the others as proposed now.

    columns: the header of the file that mapping is for. With half of the earlier ratings in it, it is the same
    questionnaire: scale and codes are the earlier ones, too. No units. Raises nothing.
    """
    here = set(columns)
    known = {column.name: column for column in before.columns if column.name in here}
    same = 2 * sum(rating.name in known for rating in before.ratings) >= len(before.ratings) > 0
    taken = {column.role for column in known.values()} - {Role.RATING}
    fresh = [c for c in mapping.columns if c.name not in known and c.role not in taken]
    order = {name: place for place, name in enumerate(columns)}
    read = tuple(sorted([*known.values(), *fresh], key=lambda column: order.get(column.name, len(order))))
    if not same:
        return replace(mapping, columns=read)
    return AnswerMapping(read, scale=before.scale, blank=before.blank, not_met=before.not_met)


def codes_by_column(of_all: Sequence[Code], own: Mapping[str, Sequence[Code] | None]) -> dict[str, Sequence[Code]]:
    return {"*": of_all} | {name: codes for name, codes in own.items() if codes is not None}


def mapping_to_plain(mapping: AnswerMapping) -> dict[str, Any]:
    """Return a mapping as nested dictionaries and lists, as it stands in YAML or JSON.

    No rows, no units. Raises nothing.
    """
    plainly: dict[str, Any] = {}
    if mapping.scale:
        plainly["scale"] = [number(end) for end in mapping.scale]
    plainly["blank"] = [code_value(code) for code in mapping.blank]
    plainly["not_met"] = [code_value(code) for code in mapping.not_met]
    plainly["columns"] = {column.name: column_to_plain(column) for column in mapping.columns}
    return plainly


def column_to_plain(column: MappedColumn) -> dict[str, Any]:
    plainly: dict[str, Any] = {"role": column.role.value}
    if column.touchpoint:
        plainly["touchpoint"] = column.touchpoint
    if column.stage:
        plainly["stage"] = column.stage
    if column.blank is not None:
        plainly["blank"] = [code_value(code) for code in column.blank]
    if column.not_met is not None:
        plainly["not_met"] = [code_value(code) for code in column.not_met]
    if column.scale:
        plainly["scale"] = [number(end) for end in column.scale]
    return plainly


def number(value: float) -> float | int:
    return int(value) if float(value).is_integer() else value


def code_value(code: str) -> str | float | int:
    """Write a code as the number it is, or as its word."""
    try:
        return number(float(plain(code)))
    except (ValueError, OverflowError):
        return code
