"""Stages and segments that go, or are divided: their cards go where they are told, and nothing is lost."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.dateparse import parse_datetime

from touchline.web.identify import operations as identify
from touchline.web.identify import queries as library
from touchline.web.identify.models import Phase, Revision, Segment, Stage
from touchline.web.map.models import Change, Map, Placement, Reading
from touchline.web.map.operations.carried import carried
from touchline.web.map.operations.carrying_lanes import carry_cells
from touchline.web.map.operations.placements import cell_of, lock, settle, whereabouts
from touchline.web.workspace.models import Person, Workspace

Move = tuple[Placement, Stage, Segment | None]


@transaction.atomic
def merge_stage(
    stage: Stage, *, into: Stage, apart: Mapping[str, Stage] | None = None, person: Person
) -> tuple[int, Revision | None]:
    """Remove a stage; its cards come last in another, each in its own row.

    apart: for single cards, by URL name, another stage. A touchpoint that stands there already keeps its one card
    there. Returns how many cards moved, and the record by which all of it is taken back.
    """
    chosen = apart or {}
    moves = [(card, chosen.get(card.slug, into), card.segment) for card in cards(stage.workspace).filter(stage=stage)]
    moved: list[int] = []

    def between(revision: Revision) -> None:
        carry_all(moves, person, moved, revision)
        carry_cells(stage, into=into, person=person, revision=revision)

    revision = identify.merge_stage(stage, into=into, person=person, between=between)
    return sum(moved), revision


@transaction.atomic
def split_stage(
    stage: Stage, *, name: str, phase: Phase, going: Collection[str], person: Person
) -> tuple[Stage, int, Revision | None]:
    """Put a new stage behind one; the cards named by their URL names go there, each in its own row."""
    return split(stage, going, person, partial(identify.split_stage, stage, name=name, phase=phase))


@transaction.atomic
def split_segment(
    segment: Segment, *, name: str, going: Collection[str], person: Person
) -> tuple[Segment, int, Revision | None]:
    """Put a new segment under one; the cards named by their URL names go there, each in its own stage."""
    return split(segment, going, person, partial(identify.split_segment, segment, name=name))


def split(row: Any, going: Collection[str], person: Person, divide: Any) -> tuple[Any, int, Revision | None]:
    is_stage, moved = isinstance(row, Stage), list[int]()

    def between(revision: Revision) -> None:
        new = next(slug for slug in revision.after if slug not in revision.before)
        chosen = cards(row.workspace).filter(slug__in=going)
        if is_stage:
            stage = library.stage(row.workspace, new)
            moves: list[Move] = [(card, stage, card.segment) for card in chosen.filter(stage=row)]
        else:
            segment = library.segment(row.workspace, new)
            moves = [(card, card.stage, segment) for card in chosen.filter(segment=row)]
        carry_all(moves, person, moved, revision)

    new, revision = divide(person=person, between=between)
    return new, sum(moved), revision


@transaction.atomic
def merge_segment(
    segment: Segment, *, into: Segment | None, apart: Mapping[str, Segment | None] | None = None, person: Person
) -> tuple[int, Revision | None]:
    """Remove a segment; its cards come last in the row of another (None: of all customers), each in its own stage.

    apart: for single cards, by URL name, another row. What was measured of the segment alone is put aside: it holds
    for nobody else. Returns how many cards moved, and the record by which all of it is taken back.
    """
    chosen = apart or {}
    here = cards(segment.workspace).filter(segment=segment)
    moves = [(card, card.stage, chosen.get(card.slug, into)) for card in here]
    moved: list[int] = []

    def between(revision: Revision) -> None:
        carry_all(moves, person, moved, revision)
        carry_cells(segment, into=into, person=person, revision=revision)
        put_aside(segment, revision)

    revision = identify.merge_segment(segment, into=into, person=person, between=between)
    return sum(moved), revision


@transaction.atomic
def change_scheme(
    workspace: Workspace, *, scheme: str, into: Mapping[str, str], person: Person
) -> tuple[int, list[Stage]]:
    """Lay out the stages of another scheme. into: for each stage that goes, the key of the one that takes its cards.

    A stage of the same key stays, with its cards; so does one of which into says identify.KEEP. Returns how many
    cards moved, and the stages as they are now. Raises InUseError as identify.lay_out_stages does.
    """
    moved: list[int] = []

    def between(revision: Revision) -> None:
        now = {stage.key: stage for stage in library.stages(workspace) if stage.key}
        gone = {slug: now[key] for slug, key in into.items() if key in now and slug not in revision.after}
        here = cards(workspace).filter(stage__slug__in=[slug for slug in gone if slug in revision.before])
        carry_all([(card, gone[card.stage.slug], card.segment) for card in here], person, moved, revision)
        for stage in library.stages(workspace):
            if stage.slug in gone and stage.slug in revision.before:
                carry_cells(stage, into=gone[stage.slug], person=person, revision=revision)

    stages = identify.lay_out_stages(workspace, scheme=scheme, into=into, person=person, between=between)
    return sum(moved), stages


def cards(workspace: Workspace) -> QuerySet[Placement]:
    rows = Placement.objects.filter(map__workspace=workspace)
    return rows.select_related("map", "touchpoint", "stage", "segment").order_by("map", "position", "pk")


def carry_all(moves: Sequence[Move], person: Person, moved: list[int], revision: Revision) -> None:
    """Carry cards of any map, each into a cell of its own map; how many moved is added to moved."""
    cells: dict[tuple[Map, Stage, Segment | None], dict[tuple[Stage, Segment | None], list[Placement]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for card, stage, segment in moves:
        cells[card.map, stage, segment][card.stage, card.segment].append(card)
    left = {(card.map, card.stage, card.segment) for card, _stage, _segment in moves}
    for (map, stage, segment), sources in cells.items():
        lock(map)
        moved += [carry(map, moving, (stage, segment), person, revision) for moving in sources.values()]
    for map, stage, segment in left:
        cell = cell_of(map, stage, segment)
        settle(cell, tuple(cell))


def carry(
    map: Map, moving: Sequence[Placement], cell: tuple[Stage, Segment | None], person: Person, revision: Revision
) -> int:
    """Put cards of one cell last into another, with a line of history each, in a handful of queries.

    They are written from the last to the first, each to the same place, so that each line tells what was true
    when it was written, and taking them back in turn restores both cells.
    """
    stage, segment = cell
    target = cell_of(map, stage, segment)
    standing = {card.touchpoint for card in target.values()}
    settle(target, tuple(target))
    changes: list[Change] = []
    moved: list[Placement] = []
    for card in reversed(moving):
        line = Change(
            map=map, subject=card.slug, before=whereabouts(card), person=person, revision=revision, group=revision.slug
        )
        line.operation = "take-off" if card.touchpoint_id in standing else "move"
        changes.append(line)
        if line.operation == "take-off":
            line.before = {**whereabouts(card), **carried(card)}
        else:
            moved.append(card)
            line.after = {**whereabouts(card), **named(stage, segment), "position": len(target)}
    for place, card in enumerate(reversed(moved)):
        card.stage, card.segment, card.position = stage, segment, len(target) + place
    Placement.objects.bulk_update(moved, ["stage", "segment", "position"])
    Placement.objects.filter(pk__in=[card.pk for card in moving if card not in moved]).delete()
    Change.objects.bulk_create(changes)
    return len(moved)


def named(stage: Stage, segment: Segment | None) -> dict[str, object]:
    """Return the cell as whereabouts() tells it."""
    return {
        "stage": stage.slug,
        "stage_name": stage.name or stage.key,
        "segment": segment.slug if segment else None,
        "segment_name": segment.name if segment else "",
    }


MEASURED = ("measure", "value", "unit", "answers", "low", "high", "method", "details", "channel", "source_id")


def put_aside(segment: Segment, revision: Revision) -> None:
    """Keep what was measured of a segment with the record of its going, and delete it."""
    rows = Reading.objects.filter(segment=segment).order_by("pk")
    revision.aside = {"segment": segment.slug, "readings": [dict(kept(reading)) for reading in rows]}
    rows.delete()


def kept(reading: Reading) -> Iterator[tuple[str, Any]]:
    yield "touchpoint_id", reading.touchpoint_id
    yield from ((name, getattr(reading, name)) for name in MEASURED)
    for name in ("from_date", "to_date", "posted_at"):
        value = getattr(reading, name)
        yield name, value.isoformat() if value else None


def return_aside(revision: Revision) -> None:
    """Post again what was put aside, of touchpoints that are still there."""
    segment = library.segment(revision.workspace, revision.aside["segment"])
    there = {touchpoint.pk for touchpoint in library.touchpoints(revision.workspace)}
    Reading.objects.bulk_create(
        Reading(**{**row, **dates(row)}, segment=segment)
        for row in revision.aside["readings"]
        if row["touchpoint_id"] in there
    )


def dates(row: Mapping[str, Any]) -> dict[str, Any]:
    days = {name: date.fromisoformat(row[name]) if row[name] else None for name in ("from_date", "to_date")}
    return {**days, "posted_at": parse_datetime(row["posted_at"])}
