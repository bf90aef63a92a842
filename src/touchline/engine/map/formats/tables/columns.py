"""The columns that a table of a map may have: one for each field of a map file, known by its name or by other words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from touchline.engine.identify.words import comparable
from touchline.engine.map.formats.map_file import map_schema
from touchline.engine.map.formats.tables.column_words import NAMED_COLUMNS

IN_LANGUAGE = re.compile(r"^(?P<field>.+)@(?P<language>en|ro|ru|it|vi)$")
MONTHLY = "monthly_cost"  # an amount in units of the currency, where a map keeps its smallest unit


@dataclass(frozen=True, slots=True)
class Column:
    """One column: of which kind of record (map, stage, segment, touchpoint, experience, card), and which field."""

    of: str
    field: str

    @property
    def head(self) -> str:
        """What stands above it in a table that Touchline writes."""
        if self.field == "name":
            return self.of
        if self.field == "id":
            return f"{self.of}_id"
        twice = self.of == "experience" and self.field.partition("@")[0] in fields_of("touchpoint")
        return f"card_{self.field}" if twice else self.field if self.of in OWN else f"{self.of}_{self.field}"


OWN = ("touchpoint", "experience")  # their fields are headed by their own names
IDS = tuple(Column(of, "id") for of in ("touchpoint", "stage", "segment", "card"))
LANE_ID, CELL_ID, EVIDENCE_ID = (Column(of, "id") for of in ("lane", "cell", "evidence"))
STANDING = (Column("stage", "name"), Column("segment", "name"), Column("touchpoint", "name"))


@cache
def fields_of(of: str) -> dict[str, Mapping[str, Any]]:
    """Return the fields of a kind of record, in the order of the map file's schema, each with what it may hold."""
    schema = map_schema()
    if of == "map":
        return {field: schema["properties"][field] for field in ("name", "state", "kind")}
    return dict(schema["$defs"][of]["properties"]) if of != "card" else {}


def schema_of(column: Column) -> Mapping[str, Any]:
    """Return what a column's cells may hold, as the schema of map files says it."""
    found: Mapping[str, Any] | None = fields_of(column.of).get(column.field)
    if found is not None:
        return found
    if IN_LANGUAGE.match(column.field):
        return {"type": "string", "maxLength": 4000}
    return {"type": "string", "maxLength": 60}


@cache
def by_head() -> dict[str, Column]:
    """Return every column without a language by its head, as comparable() writes it."""
    known = [*IDS, LANE_ID, *(Column(of, field) for of in (*KINDS, *BESIDE) for field in fields_of(of))]
    heads = {comparable(column.head): column for column in known if column.field != "name"}
    return {**heads, "map": Column("map", "name"), "lane": Column("lane", "name")}


KINDS = ("touchpoint", "experience", "stage", "segment", "map")
BESIDE = ("cell", "evidence")


@cache
def column_named(head: str) -> Column | None:
    """Return the column that a head names: a field's own name, with or without a language, or a word for it.

    Takes one text, without units. Raises nothing.

    >>> column_named("Canal"), column_named("name@ro"), column_named("Mood board")
    (Column(of='touchpoint', field='channel'), Column(of='touchpoint', field='name@ro'), None)
    """
    if spoken := IN_LANGUAGE.match(head.strip().casefold()):
        if spoken["field"] == "name":
            return Column("touchpoint", f"name@{spoken['language']}")
        column = by_head().get(comparable(spoken["field"]))
        return Column(column.of, f"{column.field}@{spoken['language']}") if column else None
    plain = comparable(head)
    if plain in by_head():
        return by_head()[plain]
    of, _, field = NAMED_COLUMNS.get(plain, "").partition(".")
    if not of:
        without = comparable(re.sub(r"\([^)]*\)", "", head))
        of, _, field = NAMED_COLUMNS.get(without, "").partition(".")
    return Column(of, field) if of else None
