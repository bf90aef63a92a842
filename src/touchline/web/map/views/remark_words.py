"""What was read otherwise than it stands in a file, and what is wrong in one, in the reader's language."""

from dataclasses import dataclass
from functools import reduce
from typing import Any

from django.utils.translation import gettext as _

from touchline.engine.map import formats
from touchline.web.map.views.loss_words import field_of, kind_name
from touchline.web.shell.formats import number
from touchline.web.shell.wording.map_faults import FAULTS, INSTEAD, NEAR, OR, WANTED, WHOLE_FILE
from touchline.web.shell.wording.map_remarks import REMARKS

LONGEST = 200  # characters of a value that are told


@dataclass(frozen=True, slots=True)
class Noticed:
    """One remark in words: where, what was found, what was done."""

    place: str
    found: str
    done: str


@dataclass(frozen=True, slots=True)
class Wrong:
    """One fault of a map file in words."""

    code: str
    line: int
    column: int
    found: str
    expected: str
    fix: str


def noticed(remark: formats.Remark) -> Noticed:
    """Word a remark."""
    values = {name: value_of(name, value, remark) for name, value in remark.values.items()}
    found, done = (str(said) % values for said in REMARKS[remark.code])
    return Noticed(place_words(remark.place), found, done)


def value_of(name: str, value: Any, remark: formats.Remark) -> str:
    if name == "of":
        return kind_name(str(value))
    if name == "field":
        return field_of(str(remark.values.get("of", "")), str(value))
    if name == "missing":
        return ", ".join(field_of("evidence", one) for one in str(value).split(", "))
    if isinstance(value, formats.Wanted):
        return wanted_words(value)
    return number(value) if name in {"count", "most"} else str(value)[:LONGEST]


def place_words(place: formats.Place) -> str:
    """Say where something stands."""
    parts = [
        _("line %(line)s") % {"line": place.line} if place.line else "",
        _("sheet %(sheet)s") % {"sheet": place.sheet} if place.sheet else "",
        _("row %(row)s") % {"row": place.row} if place.row else "",
        _("column %(column)s") % {"column": place.column} if place.column else "",
    ]
    return ", ".join(filter(None, parts)) or _("above the text")


def wanted_words(wanted: formats.Wanted) -> str:
    return str(WANTED[wanted.code]) % wanted.values


def wrong(fault: formats.Fault) -> Wrong:
    """Word a fault."""
    found, fix = FAULTS[fault.code]
    values = {**fault.values, "path": fault.values.get("path") or str(WHOLE_FILE)}
    values |= {"count": number(int(str(values["count"])))} if "count" in values else {}
    expected = reduce(lambda one, other: str(OR) % {"one": one, "other": other}, map(wanted_words, fault.wanted))
    return Wrong(
        fault.code,
        fault.line,
        fault.column,
        str(found) % values,
        str(INSTEAD.get(fault.code, expected)),
        str(NEAR if fault.values.get("near") else fix) % values,
    )
