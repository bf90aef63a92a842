"""What all formats share: what was read and noted on the way, what was written, and what a format cannot hold."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from touchline.engine.map.document import Document, Facts
from touchline.engine.map.formats.remarks import Remark

WHOLE = ""  # the field of a loss that is a record as a whole
LETTERS = "letters"  # why: the font does not hold them; the value is these letters, the rest of the field is there


@dataclass(frozen=True, slots=True)
class Brought:
    """A map out of a file of some format, and what is to be said about it, in the order of the file."""

    map: Document
    format: str
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Loss:
    """One value of a map that a format cannot hold, as it is meant: of which record, by kind, id and name."""

    kind: str
    id: str
    name: str
    field: str
    value: Any
    why: str = ""

    def __str__(self) -> str:
        what = f"{self.kind} {self.name}".strip()
        if self.why == LETTERS:
            return f"{what}: letters of {self.field} that the font does not hold: {self.value}"
        return what if self.field == WHOLE else f"{what}: {self.field} = {self.value!r}"


@dataclass(frozen=True, slots=True)
class Written:
    """A map as a file of some format, and what the file does not hold of it."""

    content: bytes
    losses: tuple[Loss, ...] = ()


def losses(map: Document, kept: Document) -> tuple[Loss, ...]:
    """Say what a map holds and kept, the part of it that a format holds, does not: by touchpoint and field.

    Records are paired by id, one loss a field; a record that kept lacks is one loss, its fields go with it. Where a
    card stands counts as its fields stage, segment and position (from 0). Without units. Raises nothing.
    """
    found = list(changed("map", "", str(map.map.get("name", "")), map.map, kept.map))
    for kind in ("stage", "segment", "lane"):
        there = {one.id: one.fields for one in getattr(kept, f"{kind}s")}
        for one in getattr(map, f"{kind}s"):
            found += compared(kind, one.id, name_of(one.id, one.fields), one.fields, there)
    for id, says in map.touchpoints.items():
        found += compared("touchpoint", id, name_of(id, says), says, kept.touchpoints)
    cards = {id: card_facts(card) for id, card in kept.placements.items()}
    for id, card in map.placements.items():
        found += compared("card", id, card_name(map, id), card_facts(card), cards)
    for id, says in map.cells.items():
        found += compared("cell", id, str(says.get("lane", id)), says, kept.cells)
    for id, says in map.evidence.items():
        found += compared("evidence", id, evidence_name(map, says), says, kept.evidence)
    return tuple(found)


def compared(kind: str, id: str, name: str, says: Facts, there: Mapping[str, Facts]) -> Iterator[Loss]:
    if id not in there:
        yield Loss(kind, id, name, WHOLE, dict(says))
    else:
        yield from changed(kind, id, name, says, there[id])


def changed(kind: str, id: str, name: str, says: Facts, kept: Facts) -> Iterator[Loss]:
    for field, value in says.items():
        there = kept.get(field)
        if there != value and (there is None or str(there) != str(value)):  # an amount may be kept as text
            yield Loss(kind, id, name, field, value)


def name_of(id: str, says: Facts) -> str:
    return str(says.get("name") or says.get("key") or id)


def card_facts(card: Any) -> dict[str, Any]:
    where = {"touchpoint": card.touchpoint, "stage": card.stage, "segment": card.segment, "position": card.position}
    return {**where, **card.experience}


def card_name(map: Document, id: str) -> str:
    card = map.placements[id]
    return name_of(card.touchpoint, map.touchpoints.get(card.touchpoint, {}))


def evidence_name(map: Document, says: Facts) -> str:
    if says.get("placement") in map.placements:
        return card_name(map, says["placement"])
    id = str(says.get("touchpoint", ""))
    return name_of(id, map.touchpoints.get(id, {}))
