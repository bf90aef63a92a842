"""What is done to several cards at once, in one step. What cannot be done to one is counted, and done to the others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from touchline.web.identify import operations as identify
from touchline.web.identify import queries as library
from touchline.web.identify.models import Segment, Stage
from touchline.web.map.models import Change, Map, Placement
from touchline.web.map.operations import placements
from touchline.web.map.operations.accepting import Wanted, key, place_many
from touchline.web.map.operations.experiences import change_experience
from touchline.web.map.operations.steps import told_step
from touchline.web.map.operations.touchpoints import change_touchpoint
from touchline.web.workspace.models import Person

CellNames = tuple[Stage, Segment | None, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Alike:
    """What several cards shall say: fields of their touchpoints, and fields of what is felt there."""

    touchpoint: Mapping[str, Any] = field(default_factory=dict)
    experience: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rewritten:
    """The changes of one step, the last first; how many cards say something else now, and how many said so already."""

    changes: list[Change]
    changed: int
    same: int


@dataclass(frozen=True, slots=True)
class Together:
    """The changes of one step, the last first; stayed: how many cards had their touchpoint there already."""

    changes: list[Change]
    stayed: int = 0


def move_together(
    map: Map,
    cards: Sequence[Placement],
    *,
    stage: Stage,
    segment: Segment | None,
    position: int | None,
    person: Person,
) -> Together:
    """Move cards to one cell, one below the other from a position on; without one they come last."""
    stayed = 0
    with told_step(map) as step:
        for card in cards:
            try:
                placements.move(card, stage=stage, segment=segment, position=position, person=person)
                position = position + 1 if position is not None else None
            except placements.AlreadyPlacedError:
                stayed += 1
    return Together(step, stayed)


def take_off_together(map: Map, cards: Sequence[Placement], *, person: Person) -> Together:
    """Take cards off the map; their touchpoints stay in the library."""
    with told_step(map) as step:
        for card in cards:
            placements.take_off(card, person=person)
    return Together(step)


def change_together(map: Map, cards: Sequence[Placement], *, person: Person, **fields: Any) -> Together:
    """Set fields of the touchpoints of cards to the same."""
    with told_step(map) as step:
        for number in dict.fromkeys(card.touchpoint.slug for card in cards):
            touchpoint = library.touchpoint(map.workspace, number)
            change_touchpoint(map, touchpoint, version=touchpoint.version, person=person, **fields)
    return Together(step)


def write_alike(map: Map, cards: Sequence[Placement], wanted: Alike, *, person: Person) -> Rewritten:
    """Write the same into several cards in one step; a touchpoint that stands on several is written once.

    Raises Placement.DoesNotExist when a card is gone, and nothing is written.
    """
    versions: dict[str, bool] = {}
    changed: set[str] = set()
    with told_step(map) as step:
        for card in cards:
            slug = card.touchpoint.slug
            if wanted.touchpoint and slug not in versions:
                now = library.touchpoint(map.workspace, slug)
                written = change_touchpoint(map, now, version=now.version, person=person, **wanted.touchpoint)
                versions[slug] = written.version != now.version
            if versions.get(slug):
                changed.add(card.slug)
            if wanted.experience and change_experience(card, person=person, **wanted.experience)[1]:
                changed.add(card.slug)
    return Rewritten(step, len(changed), len(cards) - len(changed))


def paste(map: Map, cells: Sequence[CellNames], *, person: Person) -> Together:
    """Put names into cells, in a handful of queries: touchpoints that the library knows are not doubled."""
    with told_step(map) as step:
        known = library.touchpoints_by_name(map.workspace)
        fresh = {key(name): name for _stage, _segment, names in reversed(cells) for name in reversed(names)}
        new = identify.create_library(
            map.workspace,
            [identify.NewTouchpoint(name) for found, name in reversed(fresh.items()) if found not in known],
            person=person,
        )
        known |= {key(touchpoint.name): touchpoint for touchpoint in new}
        wanted = [Wanted(known[key(name)], stage, segment) for stage, segment, names in cells for name in names]
        placed = place_many(map, wanted, new={touchpoint.pk for touchpoint in new}, person=person)
    return Together(step, len(wanted) - placed)
