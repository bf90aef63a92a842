"""A map as rows, one for each card: what such a table holds of it, and how it says it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from touchline.engine.map.document import Document, Placement, Record
from touchline.engine.map.formats.tables.cell_text import (
    Habits,
    UnreadableError,
    cell_of,
    guarded,
    tidy,
    unguarded,
    value_of,
)
from touchline.engine.map.formats.tables.columns import IDS, Column, column_named

CARD_ID = IDS[-1]


Holds = Callable[[str], bool]


def anything(_: str) -> bool:
    return True


def kept_fields(of: str, says: Mapping[str, Any], holds: Holds = anything) -> dict[str, Any]:
    """Return of a record what a cell can hold and give back, as it comes back."""
    kept = {}
    for name, value in says.items():
        back = read_back(Column(of, name), value, holds)
        if back is not None:
            kept[name] = back
    if kept.get("name") == kept.get("key"):
        kept.pop("name", None)
    return kept


def kept_record(of: str, id: str, says: Mapping[str, Any], holds: Holds) -> dict[str, Any]:
    """Return what is kept of a record; one whose name cannot be held is called by its id."""
    kept = kept_fields(of, says, holds)
    return kept if of == "stage" or "name" in kept else {"name": id, **kept}


def read_back(column: Column, value: Any, holds: Holds) -> Any:
    """Return what a field's cell says when it is read, or None when it cannot say it."""
    text = guarded(str(cell_of(value)))
    if not text.strip() or not holds(text) or column_named(column.head) != column:
        return None
    if column.field == "name":
        return tidy(str(value))
    try:
        return value_of(column, tidy(unguarded(text)), Habits())
    except UnreadableError:
        return None


def kept_in_rows(map: Document, holds: Holds = anything) -> Document:
    """Return of a map what a table with a row for each card holds: no lanes, and nothing of what it rests on.

    holds: whether a cell can have a text. Positions are counted from 0 without gaps. Raises nothing.
    """

    def records(of: str, some: Sequence[Record]) -> tuple[Record, ...]:
        return tuple(Record(one.id, kept_record(of, one.id, one.fields, holds)) for one in some)

    cells: dict[tuple[str, str | None], int] = {}
    cards = {}
    for card in cards_in_order(map):
        cells[card.stage, card.segment] = position = cells.get((card.stage, card.segment), -1) + 1
        cards[card.id] = replace(card, position=position, experience=kept_fields("experience", card.experience, holds))
    return Document(
        map=kept_fields("map", map.map, holds),
        stages=records("stage", map.stages),
        segments=records("segment", map.segments),
        touchpoints={id: kept_record("touchpoint", id, says, holds) for id, says in map.touchpoints.items()},
        placements=cards,
    )


def cards_in_order(map: Document) -> Iterator[Placement]:
    """Yield the cards stage by stage, for all customers first."""
    cells: dict[tuple[str, str | None], list[Placement]] = {}
    for card in sorted(map.placements.values(), key=lambda card: (card.position, card.id)):
        cells.setdefault((card.stage, card.segment), []).append(card)
    segments = [None, *(one.id for one in map.segments)]
    for stage in map.stages:
        for segment in segments:
            yield from cells.get((stage.id, segment), ())


Row = dict[Column, Any]


def named_row(of: str, id: str, says: Mapping[str, Any]) -> Row:
    """Return who a record is: its id, and its name or the key of a ready stage."""
    return {Column(of, "id"): id, Column(of, "name"): says.get("name") or says.get("key") or ""}


def whole_row(of: str, id: str, says: Mapping[str, Any]) -> Row:
    """Return all that a record says."""
    return {**named_row(of, id, says), **{Column(of, name): value for name, value in says.items() if name != "name"}}


@dataclass(slots=True)
class Told:
    """Writes rows: each record says all it has where it is first named, later only who it is."""

    said: set[tuple[str, str]] = field(default_factory=set)

    def of(self, of: str, id: str, says: Mapping[str, Any]) -> Row:
        first = (of, id) not in self.said
        self.said.add((of, id))
        return whole_row(of, id, says) if first else named_row(of, id, says)


def card_rows(map: Document) -> list[Row]:
    """Return one row for each card in the order of the map; and one for each stage, segment and touchpoint without."""
    told = Told()
    stages, segments = ({one.id: one.fields for one in group} for group in (map.stages, map.segments))
    cards = list(cards_in_order(map))
    rows: list[Row] = []
    met = dict.fromkeys(card.segment for card in cards if card.segment)
    if list(met) != list(segments):
        rows += [told.of("segment", id, says) for id, says in segments.items()]
    by_stage: dict[str, list[Placement]] = {id: [] for id in stages}
    for card in cards:
        by_stage[card.stage].append(card)
    for stage, some in by_stage.items():
        rows += [] if some else [told.of("stage", stage, stages[stage])]
        for card in some:
            row = told.of("stage", stage, stages[stage])
            if card.segment:
                row |= told.of("segment", card.segment, segments[card.segment])
            row |= told.of("touchpoint", card.touchpoint, map.touchpoints[card.touchpoint])
            row |= {Column("experience", name): value for name, value in card.experience.items()}
            rows.append({**row, CARD_ID: card.id})
    standing = {card.touchpoint for card in cards}
    rows += [told.of("touchpoint", id, says) for id, says in map.touchpoints.items() if id not in standing]
    facts: Row = {Column("map", name): value for name, value in map.map.items()}
    return [{**facts, **rows[0]}, *rows[1:]] if rows else [facts]
