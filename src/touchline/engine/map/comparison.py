"""Two maps drawn on one: what came, what went, what moved and from where, what says something else."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from touchline.engine.map.diff import Change
from touchline.engine.map.difference import aligned, difference
from touchline.engine.map.document import Document, Placement, Record

ADDED, REMOVED, MOVED, LEFT, CHANGED, SAME = "added", "removed", "moved", "left", "changed", "same"


@dataclass(frozen=True, slots=True)
class Drawn:
    """A card as both maps tell it. mark: added, removed, moved, changed or same; left where it stood before it moved.

    name is the new one, was the old one if it differs. other: the other end of a move. changes are those of its fields.
    """

    card: Placement
    name: str
    mark: str
    was: str = ""
    other: Placement | None = None
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A stage or segment as both maps tell it. mark: added, removed, changed or same."""

    record: Record
    mark: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """The difference of two maps, in changes and drawn: cells by stage and segment (None: all customers)."""

    old: Document
    new: Document
    changes: tuple[Change, ...]
    stages: tuple[Heading, ...]
    segments: tuple[Heading, ...]
    cells: Mapping[tuple[str, str | None], tuple[Drawn, ...]]

    @property
    def counts(self) -> dict[str, int]:
        """How many cards carry each mark; where a moved card stood is not counted."""
        counted = dict.fromkeys((ADDED, REMOVED, MOVED, CHANGED, SAME), 0)
        for drawn in self.cells.values():
            for card in drawn:
                if card.mark != LEFT:
                    counted[card.mark] += 1
        return counted


def comparison(old: Document, new: Document) -> Comparison:
    """Compare two maps, each card with its mark, one drawing a card and place; positions count from 0.

    Cards of two maps are paired by touchpoint. A cell shows its new cards in their order, and what is gone where it
    stood. Raises UnusableInputError (change-does-not-fit) when a card stands in a stage that its map does not have.
    """
    new = aligned(old, new)
    changes = difference(old, new)
    moved = {change.subject for change in changes if change.operation == "move"}
    edits: dict[str, list[Change]] = defaultdict(list)
    for change in changes:
        if change.operation in ("edit", "edit-experience"):
            edits[change.subject].append(change)
    cells: dict[tuple[str, str | None], list[Drawn]] = defaultdict(list)
    for card in sorted(new.placements.values(), key=lambda card: card.position):
        said = tuple(edits[card.touchpoint] + edits[card.id])
        before = old.placements.get(card.id)
        mark = ADDED if before is None else MOVED if card.id in moved else CHANGED if said else SAME
        name, was = name_in(new, card), name_in(old, before) if before else ""
        came_from = before if mark == MOVED else None
        cells[card.stage, card.segment].append(Drawn(card, name, mark, was if was != name else "", came_from, said))
    for card in sorted(old.placements.values(), key=lambda card: card.position):
        now = new.placements.get(card.id)
        if now is None:
            put_at(cells[card.stage, card.segment], Drawn(card, name_in(old, card), REMOVED))
        elif (now.stage, now.segment) != (card.stage, card.segment):
            put_at(cells[card.stage, card.segment], Drawn(card, name_in(new, now), LEFT, other=now))
    return Comparison(
        old,
        new,
        changes,
        headings(old.stages, new.stages),
        headings(old.segments, new.segments),
        {cell: tuple(drawn) for cell, drawn in cells.items()},
    )


def name_in(document: Document, card: Placement) -> str:
    return str(document.touchpoints.get(card.touchpoint, {}).get("name") or card.touchpoint)


def put_at(cell: list[Drawn], drawn: Drawn) -> None:
    """Put what is gone where it stood."""
    cell.insert(min(drawn.card.position, len(cell)), drawn)


def headings(old: tuple[Record, ...], new: tuple[Record, ...]) -> tuple[Heading, ...]:
    """Return the new stages or segments in order, and those that are gone where they stood."""
    before = {one.id: one for one in old}
    found = [Heading(one, ADDED if one.id not in before else SAME if before[one.id] == one else CHANGED) for one in new]
    there = {one.id for one in new}
    for place, one in enumerate(old):
        if one.id not in there:
            found.insert(min(place, len(found)), Heading(one, REMOVED))
    return tuple(found)
