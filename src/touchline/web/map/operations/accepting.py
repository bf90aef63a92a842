"""Touchpoints that a person confirmed, of a list or of data: library, rules and cards made at once."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db import transaction

from touchline.web.identify import operations as identify
from touchline.web.identify import queries as library
from touchline.web.identify.models import Segment, Stage, Touchpoint
from touchline.web.map.models import Change, Map, Placement
from touchline.web.map.operations.placements import lock, whereabouts
from touchline.web.map.operations.records import whole_records
from touchline.web.map.operations.touchpoints import change_touchpoint
from touchline.web.shell.slugs import new_slug
from touchline.web.workspace.models import Member, Person


@dataclass(frozen=True, slots=True)
class Accepted:
    """One touchpoint as it was confirmed. event: what events of it are called; into: the known one that it is.

    stage None: not on the map yet. place False: what it is goes where it stands already.
    """

    name: str
    kinds: tuple[str, ...] = ()
    channel: str = ""
    stage: Stage | None = None
    responsible: Member | None = None
    event: str = ""
    into: Touchpoint | None = None
    place: bool = True


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many touchpoints are new, how many cards were put on the map, how many rows spoke of known touchpoints."""

    added: int
    placed: int
    known: int


@transaction.atomic
def accept(map: Map, accepted: Sequence[Accepted], *, person: Person) -> Outcome:
    """Make what was confirmed, in a handful of queries: a touchpoint that the library knows is not doubled."""
    map = lock(map)
    known = library.touchpoints_by_name(map.workspace)
    fresh = {key(one.name): one for one in reversed(accepted) if not one.into and key(one.name) not in known}
    new = identify.create_library(
        map.workspace,
        [
            identify.NewTouchpoint(one.name, one.kinds, one.channel, responsible=one.responsible)
            for one in reversed(fresh.values())
        ],
        person=person,
    )
    known |= {key(touchpoint.name): touchpoint for touchpoint in new}
    meant = [(one, one.into or known[key(one.name)]) for one in accepted]
    for one, touchpoint in meant:
        if one.place and touchpoint not in new:
            complete(map, touchpoint, one, person=person)
    rules = {one.event: touchpoint for one, touchpoint in meant if one.event}
    identify.rule_events(map.workspace, rules, person=person)
    wanted = [Wanted(touchpoint, one.stage, None) for one, touchpoint in meant if one.stage and one.place]
    placed = place_many(map, wanted, new={touchpoint.pk for touchpoint in new}, person=person)
    return Outcome(len(new), placed, len(accepted) - len(fresh))


def complete(map: Map, touchpoint: Touchpoint, one: Accepted, *, person: Person) -> None:
    """Fill in what a known touchpoint does not say yet; what it says stays."""
    said: dict[str, Any] = {"kinds": list(one.kinds), "channel": one.channel, "responsible": one.responsible}
    open_fields = {name: value for name, value in said.items() if value and not getattr(touchpoint, name)}
    if open_fields:
        change_touchpoint(map, touchpoint, version=touchpoint.version, person=person, **open_fields)


def key(name: str) -> str:
    return " ".join(name.split()).casefold()


class Wanted(NamedTuple):
    """A touchpoint and the cell into which it is to be put."""

    touchpoint: Touchpoint
    stage: Stage
    segment: Segment | None


def place_many(map: Map, wanted: Sequence[Wanted], *, new: set[int], person: Person) -> int:
    """Put touchpoints last into their cells; those that stand there already stay. new: those just made, by number."""
    standing = list(Placement.objects.filter(map=map).values_list("stage_id", "segment_id", "touchpoint_id"))
    taken: set[tuple[int, int | None, int]] = set(standing)
    heights: Counter[tuple[int, int | None]] = Counter((stage, segment) for stage, segment, _touchpoint in standing)
    cards, changes, records = [], [], whole_records(one.touchpoint for one in wanted)
    for touchpoint, stage, segment in wanted:
        cell = (stage.pk, segment.pk if segment else None)
        if (*cell, touchpoint.pk) in taken:
            continue
        taken.add((*cell, touchpoint.pk))
        slug = new_slug(touchpoint.name)
        card = Placement(
            map=map, slug=slug, touchpoint=touchpoint, stage=stage, segment=segment, position=heights[cell]
        )
        heights[cell] += 1
        cards.append(card)
        is_new = touchpoint.pk in new
        new.discard(touchpoint.pk)
        after = {**whereabouts(card), "record": records[touchpoint.pk]}
        changes.append(
            Change(map=map, operation="add" if is_new else "place", subject=slug, after=after, person=person)
        )
    Placement.objects.bulk_create(cards)
    Change.objects.bulk_create(changes)
    return len(cards)
