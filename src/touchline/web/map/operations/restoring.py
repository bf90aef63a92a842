"""A map, a touchpoint or one field brought back to what it was: by ordinary changes, in one step."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Field, Model

from touchline.engine import map as engine
from touchline.engine.map.document import Facts
from touchline.web.identify import operations as identify
from touchline.web.identify import queries as library
from touchline.web.identify.models import Segment, Stage, Touchpoint
from touchline.web.map.models import Cell, Change, Evidence, Experience, Lane, Map, Placement
from touchline.web.map.operations import placements
from touchline.web.map.operations.documents import document
from touchline.web.map.operations.evidence import put_evidence_back, unlink_evidence
from touchline.web.map.operations.experiences import change_experience, put_experience_back
from touchline.web.map.operations.own_lanes import TooManyLanesError
from touchline.web.map.operations.records import whole_record
from touchline.web.map.operations.restoring_lanes import (
    add_cell,
    add_lane,
    edit_cell,
    edit_lane,
    move_lane,
    remove_cell,
    remove_lane,
)
from touchline.web.map.operations.steps import one_step
from touchline.web.map.operations.touchpoints import change_touchpoint
from touchline.web.workspace.models import Member, Person

GONE = (
    Placement.DoesNotExist,
    Evidence.DoesNotExist,
    Touchpoint.DoesNotExist,
    Stage.DoesNotExist,
    Segment.DoesNotExist,
    Lane.DoesNotExist,
    Cell.DoesNotExist,
    TooManyLanesError,
    placements.AlreadyPlacedError,
)


class RestoreRefusedError(Exception):
    """Something that the version speaks of can no longer be brought back; nothing was changed."""


@dataclass(frozen=True, slots=True)
class Part:
    """What of a map is brought back: all of it, one touchpoint with its cards, or one field of either."""

    touchpoint: str = ""
    card: str = ""
    field: str = ""


WHOLE = Part()


@dataclass(frozen=True, slots=True)
class Restoring:
    """What bringing a map back would change, and (stays) what it leaves: stages and segments are of all maps."""

    changes: tuple[engine.Change, ...]
    stays: tuple[engine.Change, ...]


def restoring(map: Map, target: engine.Document, part: Part = WHOLE) -> Restoring:
    """Work out what it takes to bring a map, or a part of it, back. Raises UnusableInputError for a broken document."""
    today = document(map, with_touchpoints=target.touchpoints)
    wanted = replace(
        target,
        map=today.map,
        stages=with_missing(today.stages, target.stages, used(target, "stage")),
        segments=with_missing(today.segments, target.segments, used(target, "segment")),
    )
    changes = engine.difference(today, wanted)
    if part == WHOLE:
        whole = engine.difference(bare(today), bare(target))
        return Restoring(changes, tuple(change for change in whole if not is_there(change, wanted)))
    cards = {**today.placements, **wanted.placements}
    return Restoring(of_part(changes, part, cards), ())


def used(document: engine.Document, noun: str) -> set[Any]:
    """Return the stages or segments (noun) that cards or cells of lanes stand in."""
    return {getattr(card, noun) for card in document.placements.values()} | {
        cell.get(noun) for cell in document.cells.values()
    }


def with_missing(
    now: Sequence[engine.Record], then: Sequence[engine.Record], used: set[Any]
) -> tuple[engine.Record, ...]:
    """Return today's stages or segments with those that cards need again, each behind the one that went before it."""
    order = list(now)
    there = [one.id for one in now]
    for place, one in enumerate(then):
        if one.id in used and one.id not in there:
            ahead = [other.id for other in then[:place] if other.id in there]
            position = there.index(ahead[-1]) + 1 if ahead else 0
            order.insert(position, one)
            there.insert(position, one.id)
    return tuple(order)


def bare(document: engine.Document) -> engine.Document:
    return replace(document, touchpoints={}, placements={}, evidence={}, lanes=(), cells={})


def is_there(change: engine.Change, wanted: engine.Document) -> bool:
    """Say whether a difference of stages or segments is made up for anyway."""
    there = {one.id for one in (*wanted.stages, *wanted.segments)}
    return change.operation in ("add-stage", "add-segment") and change.subject in there


def of_part(
    changes: Sequence[engine.Change], part: Part, cards: Mapping[str, engine.Placement]
) -> tuple[engine.Change, ...]:
    """Keep what concerns one touchpoint, one card or one field; stages and segments that its cards need come first."""
    wanted = [change for change in changes if concerns(change, part, cards)]
    if part.field:
        narrowed = [only(change, part.field) for change in wanted if change.operation in ("edit", "edit-experience")]
        return tuple(change for change in narrowed if change.after)
    needed = {(change.after or {}).get(place) for change in wanted for place in ("stage", "segment")}
    made = [change for change in changes if change.operation in ("add-stage", "add-segment")]
    return tuple([change for change in made if change.subject in needed] + wanted)


def concerns(change: engine.Change, part: Part, cards: Mapping[str, engine.Placement]) -> bool:
    facts = change.after or change.before or {}
    card = cards.get(change.subject)
    if part.card:
        return change.subject == part.card or facts.get("placement") == part.card
    of = change.subject if change.operation == "edit" else facts.get("touchpoint") or (card.touchpoint if card else "")
    return bool(of == part.touchpoint)


def only(change: engine.Change, field: str) -> engine.Change:
    before, after = change.before or {}, change.after or {}
    kept = {field} & after.keys()
    return replace(change, before={name: before[name] for name in kept}, after={name: after[name] for name in kept})


def restore(map: Map, target: engine.Document, part: Part = WHOLE, *, person: Person | None, why: str = "") -> int:
    """Bring a map, or a part of it, back in one step, and return how many changes it took.

    Raises RestoreRefusedError when something of it cannot come back; then nothing is changed.
    """
    try:
        with transaction.atomic(), holding(map) as held:
            newest = Change.objects.filter(map=map).order_by("-pk").values_list("pk", flat=True).first() or 0
            changes = sorted(
                restoring(held, target, part).changes, key=lambda change: change.operation != "remove-cell"
            )
            for change in changes:
                CARRIED_OUT[change.operation](held, change, person)
            if why:
                Change.objects.filter(map=map, pk__gt=newest).update(why=why)
            return len(changes)
    except GONE as gone:
        raise RestoreRefusedError from gone


@contextmanager
def holding(map: Map) -> Iterator[Map]:
    """Hold the stages and segments of all maps, then the map: in this order, as whoever merges stages does."""
    identify.locked(map.workspace)
    with one_step(map) as held:
        yield held


def place(map: Map, change: engine.Change, person: Person | None) -> None:
    facts = change.after or {}
    touchpoint = identify.make_touchpoint_again(map.workspace, slug=facts["touchpoint"], told=facts["record"])
    stage, segment = library.stage(map.workspace, facts["stage"]), row_of(map, facts)
    card = placements.put(map, touchpoint, stage, segment, position=facts["position"], slug=change.subject)
    put_experience_back(card, facts.get("experience") or {})
    after = {**facts, **placements.whereabouts(card), "record": whole_record(touchpoint)}
    placements.record(map, "place", card, after=after, person=person)


def take_off(map: Map, change: engine.Change, person: Person | None) -> None:
    placements.take_off(placements.fresh(map, change.subject), person=person)


def move(map: Map, change: engine.Change, person: Person | None) -> None:
    facts, card = change.after or {}, placements.fresh(map, change.subject)
    stage, segment = library.stage(map.workspace, facts["stage"]), row_of(map, facts)
    placements.move(card, stage=stage, segment=segment, position=facts["position"], person=person)


def edit(map: Map, change: engine.Change, person: Person | None) -> None:
    touchpoint = library.touchpoint(map.workspace, change.subject)
    fields = {name: said(Touchpoint, name, value) for name, value in (change.after or {}).items()}
    if fields.get("responsible"):
        fields["responsible"] = Member.objects.filter(workspace=map.workspace, pk=fields["responsible"]).first()
    change_touchpoint(map, touchpoint, person=person, **fields)


def edit_experience(map: Map, change: engine.Change, person: Person | None) -> None:
    fields = {name: said(Experience, name, value) for name, value in (change.after or {}).items()}
    change_experience(placements.fresh(map, change.subject), person=person, **fields)


def link(map: Map, change: engine.Change, person: Person | None) -> None:
    told = {**dict.fromkeys(("placement", "answers")), "reference": "", "note": "", **(change.after or {})}
    put_evidence_back(map, {change.subject: told}, person=person)
    placements.record(map, "link", Evidence.objects.get(map=map, slug=change.subject), after=told, person=person)


def unlink(map: Map, change: engine.Change, person: Person | None) -> None:
    unlink_evidence(Evidence.objects.select_related("map").get(map=map, slug=change.subject), person=person)


def add_row(kind: str, map: Map, change: engine.Change, person: Person | None) -> None:
    told = dict(change.after or {})
    position = told.pop("position")
    identify.make_row_again(map.workspace, kind, slug=change.subject, told=told, position=position, person=person)


CARRIED_OUT: Mapping[str, Callable[[Map, engine.Change, Person | None], None]] = {
    "place": place,
    "take-off": take_off,
    "move": move,
    "edit": edit,
    "edit-experience": edit_experience,
    "link": link,
    "unlink": unlink,
    "add-lane": add_lane,
    "edit-lane": edit_lane,
    "move-lane": move_lane,
    "remove-lane": remove_lane,
    "add-cell": add_cell,
    "edit-cell": edit_cell,
    "remove-cell": remove_cell,
    "add-stage": partial(add_row, "stages"),
    "add-segment": partial(add_row, "segments"),
}


def row_of(map: Map, facts: Facts) -> Segment | None:
    return library.segment(map.workspace, facts["segment"]) if facts["segment"] else None


def said(row: type[Model], name: str, value: Any) -> Any:
    """Return what is written into a field; what says nothing is the field's own nothing."""
    if value is not None:
        return value
    if "@" in name:
        return ""
    field = row._meta.get_field(name) if name not in identify.LISTS else None
    return field.get_default() if isinstance(field, Field) else []
