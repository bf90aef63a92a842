"""Cards: put on the map, moved, taken off. Positions in a cell are dense: 0, 1, 2 ... from the top."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Literal, NamedTuple

from django.db import transaction
from django.db.models import F

from touchline.engine.map import inserted, moved_positions, removed
from touchline.web.identify.models import Attachment, Revision, Segment, Stage, Touchpoint
from touchline.web.map.models import Cell, Change, Evidence, Lane, Map, Placement
from touchline.web.map.operations.carried import carried
from touchline.web.map.operations.records import whole_record
from touchline.web.shell.slugs import new_slug
from touchline.web.workspace.models import Person

Row = Segment | Literal["same"] | None


class Stands(NamedTuple):
    """Where a card stands in its cell, and of what it is the card."""

    pk: int
    position: int
    touchpoint: int


Standing = dict[str, Stands]


class AlreadyPlacedError(Exception):
    """The touchpoint stands in that cell already; placement is its card there."""

    def __init__(self, placement: Placement) -> None:
        super().__init__(placement.slug)
        self.placement = placement


@transaction.atomic
def place(
    map: Map,
    *,
    touchpoint: Touchpoint,
    stage: Stage,
    segment: Segment | None = None,
    position: int | None = None,
    person: Person | None,
) -> Placement:
    """Put a known touchpoint on the map; without a position, last in its cell. Raises AlreadyPlacedError."""
    lock(map)
    placement = put(map, touchpoint, stage, segment, position=position, slug=new_slug(touchpoint.name))
    after = {**whereabouts(placement), "record": whole_record(touchpoint)}
    record(map, "place", placement, after=after, person=person)
    return placement


@transaction.atomic
def move(
    placement: Placement, *, stage: Stage, segment: Row = "same", position: int | None = None, person: Person | None
) -> Change | None:
    """Move a card to a stage, segment (None: all customers) and position, and return the change, if it is one.

    The position is counted without the card itself; without one it comes last.

    Raises AlreadyPlacedError when the touchpoint has another card there, Placement.DoesNotExist when the card is gone.
    """
    map = lock(placement.map)
    placement = fresh(map, placement.slug)
    before = whereabouts(placement)
    shift(placement, stage, placement.segment if segment == "same" else segment, position)
    after = whereabouts(placement)
    return None if after == before else record(map, "move", placement, before=before, after=after, person=person)


@transaction.atomic
def copy(placement: Placement, *, segment: Segment | None, person: Person | None) -> Placement:
    """Put the touchpoint of a card also into the row of another segment, last in the same stage.

    Raises AlreadyPlacedError when it stands there, Placement.DoesNotExist when the card is gone.
    """
    placement = fresh(lock(placement.map), placement.slug)
    return place(placement.map, touchpoint=placement.touchpoint, stage=placement.stage, segment=segment, person=person)


@transaction.atomic
def take_off(placement: Placement, *, person: Person | None) -> Change:
    """Take a card off the map; its touchpoint stays in the library. Raises Placement.DoesNotExist if it is gone."""
    map = lock(placement.map)
    placement = fresh(map, placement.slug)
    change = record(map, "take-off", placement, before={**whereabouts(placement), **carried(placement)}, person=person)
    remove(placement)
    return change


@transaction.atomic
def step(placement: Placement, *, by: int, person: Person | None) -> Change | None:
    """Move a card by this many places down its cell; above 0 is down. It stays in the cell."""
    placement = fresh(placement.map, placement.slug)
    return move(placement, stage=placement.stage, position=max(placement.position + by, 0), person=person)


def whereabouts(placement: Placement) -> dict[str, object]:
    """Return what a change keeps of a card: where it stands, and of what it is the card."""
    return {
        "touchpoint": placement.touchpoint.slug,
        "name": placement.touchpoint.name,
        "stage": placement.stage.slug,
        "stage_name": placement.stage.name or placement.stage.key,
        "segment": placement.segment.slug if placement.segment else None,
        "segment_name": placement.segment.name if placement.segment else "",
        "position": placement.position,
    }


def record(
    map: Map,
    operation: str,
    subject: Placement | Touchpoint | Evidence | Lane | Cell | Map | Attachment,
    *,
    before: dict[str, object] | None = None,
    after: dict[str, object] | None = None,
    person: Person | None,
    undoes: Change | None = None,
    revision: Revision | None = None,
) -> Change:
    told = {"before": before, "after": after, "person": person, "undoes": undoes}
    part = {"revision": revision, "group": revision.slug} if revision else {}
    return Change.objects.create(map=map, operation=operation, subject=subject.slug, **told, **part)


def lock(map: Map) -> Map:
    """Let one person at a time change the order of a map; held to the end of the transaction."""
    return Map.objects.select_for_update().get(pk=map.pk)


def fresh(map: Map, slug: str) -> Placement:
    found = Placement.objects.select_related("touchpoint", "stage", "segment").get(map=map, slug=slug)
    found.map = map
    return found


def cell_of(map: Map, stage: Stage, segment: Segment | None) -> Standing:
    """Return the cards of a cell from the top, by URL name: numbers only, for a cell may have hundreds."""
    cards = Placement.objects.filter(map=map, stage=stage, segment=segment).order_by("position", "pk")
    return {slug: Stands(*row) for slug, *row in cards.values_list("slug", "pk", "position", "touchpoint")}


def put(
    map: Map, touchpoint: Touchpoint, stage: Stage, segment: Segment | None, *, position: int | None, slug: str
) -> Placement:
    """Make a card and make room for it."""
    cell = cell_of(map, stage, segment)
    refuse_twins(cell, touchpoint)
    order = inserted(tuple(cell), slug, position)
    settle(cell, order)
    return Placement.objects.create(
        map=map, slug=slug, touchpoint=touchpoint, stage=stage, segment=segment, position=order.index(slug)
    )


def shift(placement: Placement, stage: Stage, segment: Segment | None, position: int | None) -> None:
    """Take a card from its cell into another, or to another place of the same one; both cells stay dense."""
    old = cell_of(placement.map, placement.stage, placement.segment)
    old.pop(placement.slug)
    same = (stage.pk, segment) == (placement.stage_id, placement.segment)
    target = old if same else cell_of(placement.map, stage, segment)
    refuse_twins(target, placement.touchpoint)
    if not same:
        settle(old, tuple(old))
    order = inserted(tuple(target), placement.slug, position)
    settle(target, order)
    placement.stage, placement.segment, placement.position = stage, segment, order.index(placement.slug)
    placement.save(update_fields=["stage", "segment", "position"])


def remove(placement: Placement) -> None:
    cell = cell_of(placement.map, placement.stage, placement.segment)
    order = removed(tuple(cell), placement.slug)
    cell.pop(placement.slug)
    placement.delete()
    settle(cell, order)


def refuse_twins(cell: Standing, touchpoint: Touchpoint) -> None:
    for card in cell.values():
        if card.touchpoint == touchpoint.pk:
            raise AlreadyPlacedError(Placement.objects.select_related("stage").get(pk=card.pk))


def settle(cell: Standing, order: Sequence[str]) -> None:
    """Write the positions that changed: cards that go equally far go together, most often all of them by one."""
    moves = moved_positions({slug: card.position for slug, card in cell.items()}, order)
    alike: dict[int, list[int]] = defaultdict(list)
    for slug, position in moves.items():
        if slug in cell:
            alike[position - cell[slug].position].append(cell[slug].pk)
    for by, numbers in alike.items():
        Placement.objects.filter(pk__in=numbers).update(position=F("position") + by)
