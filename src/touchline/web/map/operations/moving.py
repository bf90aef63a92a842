"""Many cards moved at once: worked out in memory as if one by one, written in a handful of queries."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import zip_longest

from touchline.engine import map as engine
from touchline.web.identify import queries as library
from touchline.web.identify.models import Segment
from touchline.web.map.models import Change, Map, Placement
from touchline.web.map.operations.placements import AlreadyPlacedError, whereabouts
from touchline.web.workspace.models import Person

AT_ONCE = 300  # rows a query
Place = tuple[str, str | None]


def move_all(map: Map, changes: Sequence[engine.Change], person: Person | None, undoes: Sequence[Change] = ()) -> bool:
    """Move cards, each with its typed change, which tells what was true when its turn came.

    undoes: for each the change that it takes back. False, with nothing written, where cards of one touchpoint cross:
    then they are moved one by one. Raises AlreadyPlacedError, and DoesNotExist of card, stage or segment.
    """
    rows = Placement.objects.filter(map=map).select_related("touchpoint", "stage", "segment")
    cards = {card.slug: card for card in rows.order_by("position", "pk")}
    first = {slug: place_of(card) for slug, card in cards.items()}
    if crossing(cards, first, changes):
        return False
    written = {slug: card.position for slug, card in cards.items()}
    Change.objects.bulk_create(walked(map, cards, changes, person, undoes), batch_size=AT_ONCE)
    moved = [card for slug, card in cards.items() if place_of(card) != first[slug] or card.position != written[slug]]
    Placement.objects.bulk_update(moved, ["stage", "segment", "position"], batch_size=AT_ONCE)
    return True


def place_of(card: Placement) -> Place:
    return card.stage.slug, card.segment.slug if card.segment else None


def crossing(cards: dict[str, Placement], first: dict[str, Place], changes: Sequence[engine.Change]) -> bool:
    """True where a card comes to stand where another of its touchpoint leaves: then the order of writing counts."""
    moving = {change.subject for change in changes}
    left = {(cards[slug].touchpoint_id, first[slug]): slug for slug in moving if slug in cards}
    for change in changes:
        facts = change.after or {}
        card = cards.get(change.subject)
        if card and left.get((card.touchpoint_id, (facts["stage"], facts["segment"])), card.slug) != card.slug:
            return True
    return False


def walked(
    map: Map,
    cards: dict[str, Placement],
    changes: Sequence[engine.Change],
    person: Person | None,
    undoes: Sequence[Change],
) -> list[Change]:
    """Move cards in memory, and return the changes."""
    stages = {one.slug: one for one in library.stages(map.workspace)}
    segments = {one.slug: one for one in library.segments(map.workspace)}
    cells: dict[Place, list[Placement]] = defaultdict(list)
    for card in cards.values():
        cells[place_of(card)].append(card)
    made = []
    for change, undone in zip_longest(changes, undoes):
        facts = change.after or {}
        if change.subject not in cards:
            raise Placement.DoesNotExist
        card, before = cards[change.subject], whereabouts(cards[change.subject])
        old = cells[place_of(card)]
        old.remove(card)
        number(old)
        card.stage = stages.get(facts["stage"]) or library.stage(map.workspace, facts["stage"])
        card.segment = row_of(map, segments, facts["segment"])
        cell = cells[place_of(card)]
        for other in cell:
            if other.touchpoint_id == card.touchpoint_id:
                raise AlreadyPlacedError(other)
        cell.insert(facts["position"], card)
        number(cell)
        after = whereabouts(card)
        if after != before or undone:
            told = {"before": before, "after": after, "person": person, "undoes": undone}
            made.append(Change(map=map, operation="move", subject=card.slug, **told))
    return made


def row_of(map: Map, segments: Mapping[str, Segment], slug: str | None) -> Segment | None:
    return (segments.get(slug) or library.segment(map.workspace, slug)) if slug else None


def number(cell: Sequence[Placement]) -> None:
    for position, card in enumerate(cell):
        card.position = position
