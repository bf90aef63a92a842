"""A map put together from what tables say, record by record: who is already there is found by id, then by name."""

import re
import unicodedata
from dataclasses import dataclass, field, replace
from typing import Any

from touchline.engine.map.document import Document, Placement, Record, felt, stated
from touchline.engine.map.formats.names import id_from
from touchline.engine.map.formats.remarks import Place, Remark
from touchline.engine.map.formats.tables.columns import fields_of

ID = re.compile(r"[^\s/]{1,60}")
COMMA_BELOW = str.maketrans("şţŞŢ", "șțȘȚ")
LONGEST = {"touchpoint": 120, "stage": 80, "segment": 80, "lane": 80, "map": 120}
NOTE = 4_000


@dataclass(slots=True)
class Group:
    """The records of one kind so far, in order: what each says, and who is called what."""

    of: str
    says: dict[str, dict[str, Any]] = field(default_factory=dict)
    by_name: dict[str, str] = field(default_factory=dict)
    called: dict[str, str] = field(default_factory=dict)
    cut: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Assembly:
    """A map in the making. reserved: ids that the file names somewhere, so that none is made that comes later."""

    reserved: frozenset[str] = frozenset()
    facts: dict[str, Any] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=lambda: {of: Group(of) for of in LONGEST})
    cards: dict[str, Placement] = field(default_factory=dict)
    cells: dict[str, dict[str, Any]] = field(default_factory=dict)
    evidence: dict[str, dict[str, Any]] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)
    heights: dict[tuple[str, str | None], int] = field(default_factory=dict)
    placed: set[tuple[str, str, str | None]] = field(default_factory=set)

    def remark(self, code: str, place: Place, **values: object) -> None:
        self.remarks.append(Remark(code, place, values))

    def record(self, of: str, place: Place, name: str, id: str = "") -> str:
        """Return the id of a stage, segment, lane or touchpoint, made if nobody has it yet."""
        group = self.groups[of]
        if id and not ID.fullmatch(id):
            self.remark("id-unusable", place, id=id, of=of)
            id = ""
        found = id if id in group.says else "" if id else group.by_name.get(folded(name), "")
        if not found:
            found = id or id_from(name or of, group.says.keys() | self.reserved)
            group.says[found] = {}
        self.name_it(group, found, name, place)
        return found

    def name_it(self, group: Group, id: str, name: str, place: Place) -> None:
        known = group.called.get(id, "")
        if not name or known == name:
            return
        if known:
            if folded(known) != folded(name):
                self.remark("two-names", place, value=name, of=group.of, id=id, known=known)
            return
        group.called[id] = group.says[id]["name"] = name
        group.by_name.setdefault(folded(name), id)
        if len(name) > LONGEST[group.of]:
            self.shorten(group, id, name, place)

    def shorten(self, group: Group, id: str, name: str, place: Place) -> None:
        """Cut a name that no map can hold, and keep it whole in the note of a touchpoint."""
        most = LONGEST[group.of]
        group.says[id]["name"] = f"{name[: most - 1].rstrip()}…"
        group.cut.add(id)
        kept = group.of == "touchpoint" and len(name) <= NOTE
        if kept:
            group.says[id]["note"] = name
        self.remark("name-in-note" if kept else "name-too-long", place, count=len(name), most=most)

    def say(self, of: str, id: str, field: str, value: Any, place: Place) -> None:
        """Write down a field of a record; the first to say it is believed."""
        group = self.groups[of]
        if field == "note" and id in group.cut:
            self.add_note(group.says[id], str(value))
        else:
            self.put(group.says[id], (of, id), field, value, place)

    def put(self, says: dict[str, Any], whose: tuple[str, str], field: str, value: Any, place: Place) -> None:
        """Write down a field of a record, or of the map; whose: its kind and id."""
        if field not in says:
            says[field] = value
        elif says[field] != value:
            of, id = whose
            code = "said-twice-of-map" if of == "map" else "said-twice"
            self.remark(code, place, of=of, id=id, field=field, value=value, first=says[field])

    def add_note(self, says: dict[str, Any], text: str) -> None:
        """Add lines to a note, as far as one holds them."""
        if text not in str(says.get("note", "")).split("\n"):
            says["note"] = f"{says['note']}\n{text}" if says.get("note") else text
            says["note"] = says["note"][:NOTE].rstrip()

    def card(self, touchpoint: str, stage: str, segment: str | None, place: Place, id: str = "") -> Placement:
        """Put a touchpoint into a cell, below what stands there."""
        if id and (id in self.cards or not ID.fullmatch(id)):
            self.remark("card-id-unusable", place, id=id)
            id = ""
        plain = id or f"{touchpoint}.{stage}.{segment or 'all'}"
        number = 1
        while plain in self.cards or (not id and plain in self.reserved):
            number += 1
            plain = f"card-{len(self.cards) + number}"
        height = self.heights.get((stage, segment), 0)
        self.heights[stage, segment] = height + 1
        self.placed.add((touchpoint, stage, segment))
        self.cards[plain] = Placement(plain, touchpoint, stage, segment, height, {})
        return self.cards[plain]

    def stands(self, touchpoint: str, stage: str, segment: str | None) -> bool:
        return (touchpoint, stage, segment) in self.placed

    def document(self, name: str) -> Document:
        """Return the map; name is what it is called where the file says nothing."""
        facts = {**self.facts, "name": str(self.facts.get("name") or name)[: LONGEST["map"]]}
        return Document(
            map=stated(facts),
            stages=self.records("stage"),
            segments=self.records("segment"),
            lanes=self.records("lane"),
            touchpoints={one.id: one.fields for one in self.records("touchpoint")},
            placements={id: replace(card, experience=felt(card.experience)) for id, card in self.cards.items()},
            cells={id: stated(says) for id, says in self.cells.items()},
            evidence={id: stated(says) for id, says in self.evidence.items()},
        )

    def records(self, of: str) -> tuple[Record, ...]:
        """Return the records of a kind with their fields in the order of a map file; only a stage may have no name."""
        found = []
        for id, says in self.groups[of].says.items():
            named = says if of == "stage" or says.get("name") else {"name": id, **says}
            if of == "stage" and named.get("name") == named.get("key"):
                named = {field: value for field, value in named.items() if field != "name"}
            fields = [field for field in (*fields_of(of), *named) if field in named]
            found.append(Record(id, stated({field: named[field] for field in fields})))
        return tuple(found)


def folded(name: str) -> str:
    """Return a name as it is compared: whatever its case and blanks, ş and ţ being ș and ț."""
    return " ".join(unicodedata.normalize("NFC", name.translate(COMMA_BELOW)).casefold().split())
