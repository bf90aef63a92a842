"""How a file of answers is to be read: what each column is, the scale, the codes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from touchline.engine.record.beside import Beside
from touchline.engine.record.cells import Code, plain
from touchline.engine.record.intake import Intake, take_answers
from touchline.engine.record.long_shape import Long, in_long_rows, in_wide_shape
from touchline.engine.tables.table import Table

type Scale = tuple[float, float]


class Role(StrEnum):
    """What a column of a file of answers is. A touchpoint's name stands in a column only in the long shape."""

    RATING = "rating"
    OVERALL = "overall"
    COMMENT = "comment"
    SEGMENT = "segment"
    GROUP = "group"
    WEIGHT = "weight"
    TIME = "time"
    CUSTOMER = "customer"
    RESPONSE = "response"
    TOUCHPOINT = "touchpoint"
    IGNORE = "ignore"


class Shape(StrEnum):
    """Wide: a row an answer, a column a touchpoint. Long: a row a rating."""

    WIDE = "wide"
    LONG = "long"


class Best(StrEnum):
    """Which end of the scale is the best."""

    HIGHEST = "highest"
    LOWEST = "lowest"


@dataclass(frozen=True, slots=True)
class MappedColumn:
    """One column. touchpoint and stage are for ratings; codes and best of its own replace those of all columns."""

    name: str
    role: Role
    touchpoint: str = ""
    stage: str = ""
    blank: tuple[str, ...] | None = None
    not_met: tuple[str, ...] | None = None
    scale: Scale | None = None  # of the overall rating, where it has one of its own
    best: Best | None = None

    @property
    def title(self) -> str:
        return self.touchpoint or self.name


@dataclass(frozen=True, slots=True)
class AnswerMapping:
    """How to read a file of answers. Columns that are not named are ignored.

    day_first says what 03/04/2026 means; None asks the column. touchpoints, in the long shape, says of each name
    in the touchpoint column what it is; names that are not listed are touchpoints, too.
    """

    columns: tuple[MappedColumn, ...]
    scale: Scale | None = None
    blank: tuple[str, ...] = ()
    not_met: tuple[str, ...] = ()
    shape: Shape = Shape.WIDE
    best: Best = Best.HIGHEST
    day_first: bool | None = None
    touchpoints: tuple[MappedColumn, ...] = ()

    @property
    def ratings(self) -> list[MappedColumn]:
        return [column for column in self.columns if column.role is Role.RATING]

    @property
    def turned(self) -> list[MappedColumn]:
        """The ratings, of touchpoints and of the whole, of which the lowest is the best."""
        rated = [column for column in self.columns if column.role in (Role.RATING, Role.OVERALL)]
        return [column for column in rated if (column.best or self.best) is Best.LOWEST]

    @property
    def stages(self) -> dict[str, str]:
        """The stage of each rating column that names one."""
        return {column.name: column.stage for column in self.ratings if column.stage}

    def only(self, role: Role) -> MappedColumn | None:
        """Return the one column of a role that only one column may have."""
        return next((column for column in self.columns if column.role is role), None)

    def name_of(self, role: Role) -> str | None:
        """Return the name of the one column of a role."""
        column = self.only(role)
        return column.name if column else None


def take_mapped(table: Table, mapping: AnswerMapping) -> Intake:
    """Read the answers of a table as its mapping says.

    table: one row per answer, or per rating in the long shape; units are the question's own. Ratings keep the names
    of their columns; in the long shape they have the names in the touchpoint column. What is set aside of a long
    table is said by its own rows.
    Raises UnusableInputError as take_answers does, in the long shape also not-long, no-answer-key.
    """
    if mapping.shape is Shape.WIDE:
        return take_wide(table, mapping)
    wide = in_wide_shape(table, long_of(mapping))
    return in_long_rows(take_wide(wide.table, wide_mapping(table, mapping)), wide)


def take_wide(table: Table, mapping: AnswerMapping) -> Intake:
    overall = mapping.only(Role.OVERALL)
    return take_answers(
        table,
        ratings=[column.name for column in mapping.ratings],
        overall=overall.name if overall else None,
        weight=mapping.name_of(Role.WEIGHT),
        blank=codes_by_column(mapping.blank, {c.name: c.blank for c in mapping.columns}),
        not_met=codes_by_column(mapping.not_met, {c.name: c.not_met for c in mapping.columns}),
        scale=mapping.scale,
        overall_scale=overall.scale if overall else None,
        beside=Beside(
            group=mapping.name_of(Role.GROUP),
            segment=mapping.name_of(Role.SEGMENT),
            comment=mapping.name_of(Role.COMMENT),
            time=mapping.name_of(Role.TIME),
            customer=mapping.name_of(Role.CUSTOMER),
            response=mapping.name_of(Role.RESPONSE),
            day_first=mapping.day_first,
        ),
        turned=[column.name for column in mapping.turned],
    )


def long_of(mapping: AnswerMapping) -> Long:
    """Name the columns that a long table is read by; those beside the ratings are carried along."""
    beside = [column.name for column in mapping.columns if column.role not in (Role.TOUCHPOINT, Role.RATING)]
    return Long(
        touchpoint=mapping.name_of(Role.TOUCHPOINT),
        rating=mapping.name_of(Role.RATING),
        response=mapping.name_of(Role.RESPONSE),
        customer=mapping.name_of(Role.CUSTOMER),
        time=mapping.name_of(Role.TIME),
        carried=tuple(beside),
        ignored=tuple(column.name for column in mapping.touchpoints if column.role is Role.IGNORE),
    )


def wide_mapping(table: Table, mapping: AnswerMapping) -> AnswerMapping:
    """Return how the table is read once it has a column a touchpoint; a wide mapping as it is.

    table: one row per rating where the mapping says long; no unit. Touchpoints that the mapping lists come first,
    the others by name. Raises UnusableInputError (not-long, no-such-column).
    """
    if mapping.shape is Shape.WIDE:
        return mapping
    here = long_of(mapping).names_in(table)
    listed = {column.name: column for column in mapping.touchpoints}
    known = [listed[name] for name in listed if name in here]
    fresh = [MappedColumn(name, Role.RATING, name) for name in here if name not in listed]
    beside = [column for column in mapping.columns if column.role not in (Role.TOUCHPOINT, Role.RATING)]
    asked = [column for column in (*known, *fresh) if column.role is not Role.IGNORE]
    return replace(mapping, columns=(*asked, *beside), shape=Shape.WIDE, touchpoints=())


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
    return replace(before if same else mapping, columns=read)


def codes_by_column(of_all: Sequence[Code], own: Mapping[str, Sequence[Code] | None]) -> dict[str, Sequence[Code]]:
    return {"*": of_all} | {name: codes for name, codes in own.items() if codes is not None}


def mapping_to_plain(mapping: AnswerMapping) -> dict[str, Any]:
    """Return a mapping as nested dictionaries and lists, as it stands in YAML or JSON.

    No rows, no units. Raises nothing.
    """
    plainly: dict[str, Any] = {}
    if mapping.shape is not Shape.WIDE:
        plainly["shape"] = mapping.shape.value
    if mapping.scale:
        plainly["scale"] = [number(end) for end in mapping.scale]
    if mapping.best is not Best.HIGHEST:
        plainly["best"] = mapping.best.value
    plainly["blank"] = [code_value(code) for code in mapping.blank]
    plainly["not_met"] = [code_value(code) for code in mapping.not_met]
    if mapping.day_first is not None:
        plainly["day_first"] = mapping.day_first
    plainly["columns"] = {column.name: column_to_plain(column) for column in mapping.columns}
    if mapping.touchpoints:
        plainly["touchpoints"] = {column.name: column_to_plain(column) for column in mapping.touchpoints}
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
    if column.best is not None:
        plainly["best"] = column.best.value
    return plainly


def number(value: float) -> float | int:
    return int(value) if float(value).is_integer() else value


def code_value(code: str) -> str | float | int:
    """Write a code as the number it is, or as its word."""
    try:
        return number(float(plain(code)))
    except (ValueError, OverflowError):
        return code
