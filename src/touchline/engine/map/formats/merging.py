"""Two people changed one map file: their changes put together, field by field, and told where they disagree."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from touchline.engine.map.difference import aligned
from touchline.engine.map.document import Document, Placement, Record

GONE = "(removed)"
FELT = "experience"


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that both changed, each in another way. where: names from the top; what each says, None: nothing."""

    where: tuple[str, ...]
    base: Any
    ours: Any
    theirs: Any


@dataclass(frozen=True, slots=True)
class Merged:
    """The merged map, with ours where both disagree, and every disagreement."""

    map: Document
    conflicts: tuple[Conflict, ...]


def merge_maps(base: Document, ours: Document, theirs: Document) -> Merged:
    """Merge two changed copies of a map, field by field, one record an id; positions count from 0.

    What only one side changed is taken; what both changed alike is taken once; what they changed differently stays
    as in ours and is told as a conflict; a record that one side removed and the other changed is kept, and told.
    A card whose stage, segment or touchpoint is gone on the other side keeps them. Raises nothing.
    """
    ours, theirs = aligned(base, ours), aligned(base, theirs)
    conflicts: list[Conflict] = []
    take = Taking(conflicts)
    stages, segments, lanes = (
        take.records(noun, getattr(base, noun), getattr(ours, noun), getattr(theirs, noun))
        for noun in ("stages", "segments", "lanes")
    )
    placements = take.cards(base, ours, theirs)
    loose = {
        noun: take.by_id((noun,), getattr(base, noun), getattr(ours, noun), getattr(theirs, noun))
        for noun in ("touchpoints", "cells", "evidence")
    }
    merged = Document(
        map=take.fields(("map",), base.map, ours.map, theirs.map),
        stages=stages,
        segments=segments,
        touchpoints=loose["touchpoints"],
        placements=placements,
        lanes=lanes,
        cells=loose["cells"],
        evidence=loose["evidence"],
    )
    return Merged(with_what_is_needed(merged, ours, theirs), tuple(conflicts))


class Taking:
    """Takes each field from the side that changed it, and keeps the disagreements."""

    def __init__(self, conflicts: list[Conflict]) -> None:
        self.conflicts = conflicts

    def value(self, where: tuple[str, ...], base: Any, ours: Any, theirs: Any) -> Any:
        if theirs in (ours, base):
            return ours
        if ours == base:
            return theirs
        self.conflicts.append(Conflict(where, base, ours, theirs))
        return ours

    def one(self, where: tuple[str, ...], base: Any, ours: Any, theirs: Any) -> Any:
        if where[-1] == FELT:
            return self.fields(where, base or {}, ours or {}, theirs or {})
        return self.value(where, base, ours, theirs)

    def fields(
        self, where: tuple[str, ...], base: Mapping[str, Any], ours: Mapping[str, Any], theirs: Mapping[str, Any]
    ) -> dict[str, Any]:
        names = list(dict.fromkeys([*ours, *theirs]))
        said = {name: self.one((*where, name), base.get(name), ours.get(name), theirs.get(name)) for name in names}
        return {name: value for name, value in said.items() if value is not None}

    def by_id(
        self,
        where: tuple[str, ...],
        base: Mapping[str, Mapping[str, Any]],
        ours: Mapping[str, Mapping[str, Any]],
        theirs: Mapping[str, Mapping[str, Any]],
    ) -> dict[str, Any]:
        """Merge records that have no order of their own."""
        merged: dict[str, Any] = {}
        for id in dict.fromkeys([*ours, *theirs]):
            if id in ours and id in theirs:
                merged[id] = self.fields((*where, id), base.get(id, {}), ours[id], theirs[id])
            elif self.stays((*where, id), base.get(id), ours.get(id), theirs.get(id)):
                merged[id] = dict(ours[id] if id in ours else theirs[id])
        return merged

    def stays(self, where: tuple[str, ...], base: Any, ours: Any, theirs: Any) -> bool:
        """True when a record that only one side has stays: it is new, or the other removed what this one changed."""
        kept = ours if ours is not None else theirs
        if base is None:
            return True
        if kept == base:
            return False
        removed = GONE if ours is None else ours, GONE if theirs is None else theirs
        self.conflicts.append(Conflict(where, base, *removed))
        return True

    def records(
        self, noun: str, base: Sequence[Record], ours: Sequence[Record], theirs: Sequence[Record]
    ) -> tuple[Record, ...]:
        """Merge records that have an order: that of the side which changed it, new ones behind what they followed."""
        of = [{one.id: one.fields for one in side} for side in (base, ours, theirs)]
        merged = self.by_id((noun,), *of)
        order = self.order([list(side) for side in of], merged)
        return tuple(Record(id, merged[id]) for id in order)

    def order(self, sides: Sequence[Sequence[str]], kept: Mapping[str, Any]) -> list[str]:
        """Put ids in order; where both sides changed it, ours leads."""
        base, ours, theirs = sides
        common = [id for id in base if id in ours and id in theirs]
        moved = [id for id in ours if id in common] != common
        first, second = (ours, theirs) if moved else (theirs, ours)
        laid = [id for id in first if id in kept]
        for place, id in enumerate(second):
            if id in kept and id not in laid:
                before = next((one for one in reversed(second[:place]) if one in laid), None)
                laid.insert(laid.index(before) + 1 if before is not None else 0, id)
        return laid

    def cards(self, base: Document, ours: Document, theirs: Document) -> dict[str, Placement]:
        """Merge where cards stand and what is felt there, then their order in each cell."""
        sides = [{id: told(card) for id, card in side.placements.items()} for side in (base, ours, theirs)]
        merged = self.by_id(("cards",), *sides)
        felt = {id: says.pop(FELT) for id, says in merged.items()}
        cells: dict[tuple[str, str | None], list[str]] = {}
        for id, says in merged.items():
            cells.setdefault((says["stage"], says.get("segment")), []).append(id)
        cards: dict[str, Placement] = {}
        for cell, ids in cells.items():
            orders = [[card.id for card in side.cell(*cell)] for side in (base, ours, theirs)]
            inside = dict.fromkeys(ids)
            order = self.order(orders, inside)
            for position, id in enumerate([*order, *(id for id in ids if id not in order)]):
                cards[id] = Placement(id, merged[id]["touchpoint"], *cell, position, felt[id])
        return cards


def told(card: Placement) -> dict[str, Any]:
    return {"touchpoint": card.touchpoint, "stage": card.stage, "segment": card.segment, FELT: dict(card.experience)}


def with_what_is_needed(merged: Document, ours: Document, theirs: Document) -> Document:
    """Bring back what a card stands on though one side removed it, so that no card is lost."""
    cards = merged.placements.values()
    touchpoints = dict(merged.touchpoints)
    for id in {card.touchpoint for card in cards} - touchpoints.keys():
        touchpoints[id] = ours.touchpoints.get(id) or theirs.touchpoints[id]
    stages = kept_for(merged.stages, {card.stage for card in cards}, (*ours.stages, *theirs.stages))
    segments = kept_for(
        merged.segments, {card.segment for card in cards if card.segment}, (*ours.segments, *theirs.segments)
    )
    lanes, cells = {one.id for one in merged.lanes}, {}
    for id, says in merged.cells.items():
        here = says["stage"] in {one.id for one in stages} and says.get("segment") in {None, *(s.id for s in segments)}
        if here and says["lane"] in lanes:
            cells[id] = says
    evidence = {
        id: says
        for id, says in merged.evidence.items()
        if says["touchpoint"] in touchpoints and says.get("placement") in {None, *merged.placements}
    }
    return replace(merged, touchpoints=touchpoints, stages=stages, segments=segments, cells=cells, evidence=evidence)


def kept_for(records: tuple[Record, ...], needed: set[str], known: Sequence[Record]) -> tuple[Record, ...]:
    missing = needed - {one.id for one in records}
    back = {one.id: one for one in reversed(known) if one.id in missing}
    return (*records, *(back[id] for id in sorted(back)))
