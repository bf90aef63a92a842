"""The difference of two maps: the fewest changes that make one of the other, each a change that can be carried out."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from touchline.engine.map.diff import LOOSE, ORDERED, Change, Facts
from touchline.engine.map.document import Document, Placement, Record, whereabouts
from touchline.engine.map.replay import COLLECTIONS, apply


def difference(old: Document, new: Document) -> tuple[Change, ...]:
    """Return the changes that make new of old, one after another; replay(difference(old, new), old) == new.

    Cards are the same when their ids are: align two maps first. A card that only made room for another has not
    moved. A stage or segment that is gone and whose cards all stand in one other was merged into it: into names
    that one. Positions count from 0. Raises UnusableInputError (change-does-not-fit) when a card of a document
    stands in a stage or segment that the document does not have.
    """
    path = Path(old)
    if edit := edited("edit-map", "", old.map, new.map):
        path.go(edit)
    for noun in ORDERED:
        add_and_edit(path, noun, getattr(old, COLLECTIONS[noun]), getattr(new, COLLECTIONS[noun]))
    for id in sorted(old.touchpoints.keys() & new.touchpoints.keys()):
        if edit := edited("edit", id, old.touchpoints[id], new.touchpoints[id]):
            path.go(edit)
    move_cards(path, new)
    for id in sorted(path.now.placements.keys() & old.placements.keys()):
        if edit := edited("edit-experience", id, path.now.placements[id].experience, new.placements[id].experience):
            path.go(edit)
    for noun in ("segment", "stage", "lane"):
        remove_and_order(path, old, new, noun)
    for noun in LOOSE:
        change_loose(path, noun, getattr(old, COLLECTIONS[noun]), getattr(new, COLLECTIONS[noun]))
    change_evidence(path, new)
    return tuple(path.changes)


@dataclass(slots=True)
class Path:
    """The way from one document to another: where one is, and the changes so far."""

    now: Document
    changes: list[Change] = field(default_factory=list)

    def go(self, change: Change) -> None:
        self.now = apply(self.now, change)
        self.changes.append(change)


def aligned(old: Document, new: Document) -> Document:
    """Return new with the ids of old's cards where they are the cards of the same touchpoint: two maps have each
    their own cards, and a card that was taken off and put back has another id.

    A card keeps its id when old has it; then equal touchpoints pair in equal cells, then in map order. One document
    in, one out, positions counted from 0. Raises nothing.
    """
    open_old = [card for card in in_map_order(old) if card.id not in new.placements]
    names: dict[str, str] = {}
    for same in (cell_and_touchpoint, lambda card: card.touchpoint):
        free: dict[Any, list[str]] = {}
        for card in open_old:
            if card.id not in names.values():
                free.setdefault(same(card), []).append(card.id)
        for card in in_map_order(new):
            if card.id not in old.placements and card.id not in names and free.get(same(card)):
                names[card.id] = free[same(card)].pop(0)
    cards = [replace(card, id=names.get(card.id, card.id)) for card in new.placements.values()]
    told = {id: renamed(facts, names) for id, facts in new.evidence.items()}
    return replace(new, placements={card.id: card for card in cards}, evidence=told)


def renamed(facts: Facts, names: Mapping[str, str]) -> Facts:
    return {field: names.get(value, value) if field == "placement" else value for field, value in facts.items()}


def cell_and_touchpoint(card: Placement) -> tuple[str, str, str | None]:
    return card.touchpoint, card.stage, card.segment


def in_map_order(document: Document) -> list[Placement]:
    """Return the cards by stage, segment and position: all customers first."""
    stages = {one.id: place for place, one in enumerate(document.stages)}
    segments: dict[str | None, int] = {None: -1, **{one.id: place for place, one in enumerate(document.segments)}}
    last = len(document.placements)
    return sorted(
        document.placements.values(),
        key=lambda card: (stages.get(card.stage, last), segments.get(card.segment, last), card.position, card.id),
    )


def edited(operation: str, subject: str, old: Facts, new: Facts) -> Change | None:
    """Return the edit of what differs, if anything does; a field that says nothing is None."""
    fields = sorted(name for name in old.keys() | new.keys() if old.get(name) != new.get(name))
    if not fields:
        return None
    return Change(
        operation, {name: old.get(name) for name in fields}, {name: new.get(name) for name in fields}, subject
    )


def add_and_edit(path: Path, noun: str, old: Sequence[Record], new: Sequence[Record]) -> None:
    """Add what is new, beside what goes before it, and edit what stays."""
    kept = {one.id: one for one in old}
    before: str | None = None
    for one in new:
        if one.id not in kept:
            order = [there.id for there in getattr(path.now, COLLECTIONS[noun])]
            position = order.index(before) + 1 if before in order else 0
            path.go(Change(f"add-{noun}", None, {**one.fields, "position": position}, one.id))
        elif edit := edited(f"edit-{noun}", one.id, kept[one.id].fields, one.fields):
            path.go(edit)
        before = one.id


def move_cards(path: Path, new: Document) -> None:
    """Take off, put on and move cards, cell by cell."""
    for card in in_map_order(path.now):
        if card.id not in new.placements or card.touchpoint != new.placements[card.id].touchpoint:
            take_off(path, card)
    cells = [(stage.id, segment) for stage in new.stages for segment in (None, *(one.id for one in new.segments))]
    for stage, segment in cells:
        order_cell(path, new, stage, segment)


def order_cell(path: Path, new: Document, stage: str, segment: str | None) -> None:
    """Bring one cell into its order: what stands right stays, the rest goes behind what goes before it."""
    wanted = new.cell(stage, segment)
    standing = [card.id for card in path.now.cell(stage, segment)]
    stay = longest_in_order([card.id for card in wanted], standing)
    before: str | None = None
    for card in wanted:
        if card.id not in stay:
            make_way(path, card)
            order = [there.id for there in path.now.cell(stage, segment) if there.id != card.id]
            bring(path, new, replace(card, position=order.index(before) + 1 if before else 0))
        before = card.id


def make_way(path: Path, card: Placement) -> None:
    """Take off another card of the same touchpoint that still stands where this one goes: it comes back later."""
    for other in path.now.cell(card.stage, card.segment):
        if other.touchpoint == card.touchpoint and other.id != card.id:
            take_off(path, other)


def bring(path: Path, new: Document, card: Placement) -> None:
    """Move a card to where it shall stand, or put it on the map."""
    if there := path.now.placements.get(card.id):
        place = replace(there, stage=card.stage, segment=card.segment, position=card.position)
        path.go(Change("move", whereabouts(path.now, there), whereabouts(path.now, place), card.id))
        return
    facts = whereabouts(replace(path.now, touchpoints={**new.touchpoints, **path.now.touchpoints}), card)
    record = {"record": dict(new.touchpoints[card.touchpoint])}
    felt = {"experience": dict(card.experience)} if card.experience else {}
    path.go(Change("place", None, {**facts, **record, **felt}, card.id))


def take_off(path: Path, card: Placement) -> None:
    card = path.now.placements[card.id]
    record = {"record": dict(path.now.touchpoints[card.touchpoint])}
    felt = {"experience": dict(card.experience)} if card.experience else {}
    proof = {id: dict(facts) for id, facts in path.now.evidence.items() if facts.get("placement") == card.id}
    kept = {**record, **felt, **({"evidence": proof} if proof else {})}
    path.go(Change("take-off", {**whereabouts(path.now, card), **kept}, None, card.id))


def remove_and_order(path: Path, old: Document, new: Document, noun: str) -> None:
    """Remove what is gone, now that no card stands on it, and bring the rest into its order."""
    wanted = [one.id for one in getattr(new, COLLECTIONS[noun])]
    for position, one in reversed(list(enumerate(getattr(path.now, COLLECTIONS[noun])))):
        if one.id not in wanted:
            gone = {**one.fields, "position": position, **merged_into(old, new, noun, one.id)}
            path.go(Change(f"remove-{noun}", gone, None, one.id))
    standing = [one.id for one in getattr(path.now, COLLECTIONS[noun])]
    stay = longest_in_order(wanted, standing)
    for place, id in enumerate(wanted):
        if id not in stay:
            order = [one.id for one in getattr(path.now, COLLECTIONS[noun])]
            rest = [other for other in order if other != id]
            position = rest.index(wanted[place - 1]) + 1 if place else 0
            path.go(Change(f"move-{noun}", {"position": order.index(id)}, {"position": position}, id))


def merged_into(old: Document, new: Document, noun: str, gone: str) -> dict[str, Any]:
    """Say into which other stage or segment all cards of one that is gone went, if it is one."""
    if noun == "lane":
        return {}
    moved = [card.id for card in old.placements.values() if getattr(card, noun) == gone and card.id in new.placements]
    targets = {getattr(new.placements[id], noun) for id in moved}
    return {"into": targets.pop()} if len(targets) == 1 else {}


def change_loose(path: Path, noun: str, old: Mapping[str, Facts], new: Mapping[str, Facts]) -> None:
    for id in sorted(old.keys() | new.keys()):
        if id not in new:
            path.go(Change(f"remove-{noun}", dict(old[id]), None, id))
        elif id not in old:
            path.go(Change(f"add-{noun}", None, dict(new[id]), id))
        elif edit := edited(f"edit-{noun}", id, old[id], new[id]):
            path.go(edit)


def change_evidence(path: Path, new: Document) -> None:
    """Put away evidence that is gone or says something else, and put what is wanted."""
    there = dict(path.now.evidence)
    for id in sorted(there):
        if there[id] != new.evidence.get(id):
            path.go(Change("unlink", dict(there[id]), None, id))
    for id in sorted(new.evidence):
        if there.get(id) != new.evidence[id]:
            path.go(Change("link", None, dict(new.evidence[id]), id))


def longest_in_order(wanted: Sequence[str], standing: Sequence[str]) -> set[str]:
    """Return the largest set of names that stand in the order in which they are wanted: they need not move."""
    places = {name: place for place, name in enumerate(wanted)}
    here = [name for name in standing if name in places]
    tails: list[int] = []
    ends: list[int] = []  # index in here of the name that ends the best run of each length
    before: list[int] = [-1] * len(here)
    for index, name in enumerate(here):
        length = bisect_left(tails, places[name])
        before[index] = ends[length - 1] if length else -1
        if length == len(tails):
            tails.append(places[name])
            ends.append(index)
        else:
            tails[length], ends[length] = places[name], index
    stay: set[str] = set()
    index = ends[-1] if ends else -1
    while index >= 0:
        stay.add(here[index])
        index = before[index]
    return stay
