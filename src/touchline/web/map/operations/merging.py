"""Stages and segments that go: their cards go to another, and nothing is lost."""

from collections import defaultdict
from collections.abc import Sequence

from django.db import transaction

from touchline.web.identify import operations as identify
from touchline.web.identify.models import Segment, Stage
from touchline.web.map.models import Change, Map, Placement, Reading
from touchline.web.map.operations.carried import carried
from touchline.web.map.operations.placements import cell_of, lock, settle, whereabouts
from touchline.web.workspace.models import Person


@transaction.atomic
def merge_stage(stage: Stage, *, into: Stage, person: Person) -> int:
    """Remove a stage; its cards come last in another, each in its own row. Returns how many cards moved.

    A touchpoint that stands there already keeps its one card there.
    """
    moved = 0
    for map in Map.objects.filter(workspace=stage.workspace):
        rows: dict[Segment | None, list[Placement]] = defaultdict(list)
        for card in cards(map).filter(stage=stage):
            rows[card.segment].append(card)
        moved += sum(carry(lock(map), row, into, segment, person) for segment, row in rows.items())
    identify.merge_stage(stage, into=into, person=person)
    return moved


@transaction.atomic
def merge_segment(segment: Segment, *, into: Segment | None, person: Person) -> int:
    """Remove a segment; its cards come last in the row of another (None: of all customers), each in its own stage.

    Returns how many cards moved. What was measured of the segment alone is dropped: it holds for nobody else.
    """
    moved = 0
    for map in Map.objects.filter(workspace=segment.workspace):
        columns: dict[Stage, list[Placement]] = defaultdict(list)
        for card in cards(map).filter(segment=segment):
            columns[card.stage].append(card)
        moved += sum(carry(lock(map), column, stage, into, person) for stage, column in columns.items())
    Reading.objects.filter(segment=segment).delete()
    identify.merge_segment(segment, into=into, person=person)
    return moved


def cards(map: Map):  # type: ignore[no-untyped-def]
    return Placement.objects.filter(map=map).select_related("touchpoint", "stage", "segment").order_by("position", "pk")


def carry(map: Map, moving: Sequence[Placement], stage: Stage, segment: Segment | None, person: Person) -> int:
    """Put the cards of one cell last into another, with a line of history each, in a handful of queries."""
    target = cell_of(map, stage, segment)
    standing = {card.touchpoint_id for card in target.values()}
    changes: list[Change] = []
    moved: list[Placement] = []
    for card in moving:
        before = whereabouts(card)
        if card.touchpoint_id in standing:
            before |= carried(card)
            changes.append(Change(map=map, operation="take-off", subject=card.slug, before=before, person=person))
            continue
        card.stage, card.segment, card.position = stage, segment, len(target) + len(moved)
        moved.append(card)
        after = whereabouts(card)
        changes.append(Change(map=map, operation="move", subject=card.slug, before=before, after=after, person=person))
    settle(target, tuple(target))
    Placement.objects.bulk_update(moved, ["stage", "segment", "position"])
    Placement.objects.filter(pk__in=[card.pk for card in moving if card not in moved]).delete()
    Change.objects.bulk_create(changes)
    return len(moved)
