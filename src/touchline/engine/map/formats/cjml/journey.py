"""A journey as CJML tells it, and the map that it is: both ways, so that what is kept is known."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from touchline.engine.map.document import Document, Facts, Placement, Record
from touchline.engine.map.formats.cjml.xml import writable
from touchline.engine.map.formats.gathering import CELL, NOTE, Gathered
from touchline.engine.map.formats.labels import PLANS, stage_name
from touchline.engine.map.formats.texts import LONGEST, one_line, shortened

DEFINITION = 1_000
CHANNELS = {
    "facetoface": "face to face",
    "selfservicemachine": "self-service machine",
    "internetviapc": "internet via computer",
    "internetviasmartphone": "internet via smartphone",
    "internetviatablet": "internet via tablet",
    "apponpc": "app on computer",
    "apponsmartphone": "app on smartphone",
    "appontablet": "app on tablet",
    "shopcounter": "shop counter",
    "servicedesk": "service desk",
    "telephone": "phone",
}  # by their letters alone, what they are called in a map; others are called as they stand
TOKENS = {
    "face to face": "faceToFace",
    "self-service machine": "selfServiceMachine",
    "internet via computer": "internetViaPC",
    "internet via smartphone": "internetViaSmartphone",
    "internet via tablet": "internetViaTablet",
    "app on computer": "appOnPc",
    "app on smartphone": "appOnSmartphone",
    "app on tablet": "appOnTablet",
    "shop counter": "shopCounter",
    "service desk": "serviceDesk",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One side of a communication point: what it does, and who it is; nobody is the customer."""

    does: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """A communication point, of a phase (its place from 0) and for whom ("" for all customers).

    rows: initiator and receiver, where more is known than that the customer does it. spelled: the channel as it stands
    in the file. feeling: -2 to 2. expects: what is expected of a plan. told: lines for lanes, by the lane.
    """

    phase: int
    name: str
    segment: str = ""
    channel: str = ""
    spelled: str = ""
    rows: tuple[Row, ...] = ()
    note: str = ""
    feeling: int | None = None
    expects: str = ""
    told: tuple[tuple[str, str], ...] = ()

    @property
    def key(self) -> str:
        return f"{self.name}\n{self.channel}"


@dataclass(frozen=True, slots=True)
class Action:
    """What a customer, or the company, does alone: it is no touchpoint, but a line of lanes."""

    phase: int
    segment: str
    told: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Journey:
    """A journey: planned or actual, its phases as (name, definition), and what happens, in order."""

    title: str
    planned: bool
    phases: tuple[tuple[str, str], ...]
    steps: tuple[Point | Action, ...]


def readable(channel: str) -> str:
    """Return what a channel is called in a map, however CJML spells it.

    >>> readable("faceToFace"), readable("Shop counter"), readable("ShopCounter"), readable("Pigeon")
    ('face to face', 'Shop counter', 'shop counter', 'Pigeon')
    """
    known = CHANNELS.get(re.sub(r"[\W_]", "", channel).lower(), "")
    return known if known and channel.casefold() != known else channel


def token(channel: str) -> str:
    """Return how CJML spells a channel."""
    return TOKENS.get(channel, channel)


def map_of(journey: Journey) -> tuple[Document, list[tuple[Point | Action, str]]]:
    """Make a map of a journey; besides, say which lines a full cell had no room for."""
    map = Gathered(journey.title, state="to-be" if journey.planned else "as-is")
    stages = [map.stage(name, {"definition": definition}) for name, definition in journey.phases]
    feeling = "emotion_wish" if journey.planned else "emotion_felt"
    cut: list[tuple[Point | Action, str]] = []
    for step in journey.steps:
        stage, segment = stages[step.phase], map.segment(step.segment)
        if isinstance(step, Point):
            touchpoint = map.touchpoint(step.name, says_of(step), step.key)
            felt: dict[str, Any] = {feeling: step.feeling, "expectations": step.expects}
            map.card(touchpoint, stage, segment, felt)
        cut += [(step, line) for lane, line in step.told if not map.say(lane, stage, segment, line[:CELL])]
    return map.document(), cut


def says_of(point: Point) -> dict[str, Any]:
    """Return what a touchpoint says of a point, besides its name."""
    rows = point.rows
    spelled = point.spelled if point.spelled != token(point.channel) else ""
    if spelled and not rows:
        rows = (Row(point.name),)
    interactions: list[dict[str, str]] = []
    for row in rows:
        says = {"type": row.does, "role": row.role, "channel": spelled[:120]}
        interactions.append({column: value for column, value in says.items() if value})
    return {"channel": point.channel, "interactions": interactions, "note": point.note}


def journey_of(map: Document) -> tuple[Journey, list[tuple[str, str]]]:
    """Tell a map as a journey: its cards in order, and of each its id and that of its touchpoint."""
    planned = map.map.get("state") in PLANS
    phases = tuple(
        (
            shortened(named(stage_name(one), one.id), LONGEST["stage"]),
            writable(str(one.fields.get("definition", "")))[:DEFINITION].strip(),
        )
        for one in map.stages
    )
    segments = segment_names(map)
    steps: list[Point] = []
    ids: list[tuple[str, str]] = []
    for phase, card in cards_in_order(map):
        says = map.touchpoints.get(card.touchpoint, {})
        segment = segments[card.segment] if card.segment else ""
        felt = None if planned else card.experience.get("emotion_felt")
        steps.append(replace(point_of(phase, card.touchpoint, says, segment), feeling=felt))
        ids.append((card.id, card.touchpoint))
    title = shortened(named(str(map.map.get("name", "")), "Journey"), LONGEST["map"])
    return Journey(title, planned, phases, tuple(steps)), ids


def segment_names(map: Document) -> dict[str, str]:
    return {
        one.id: shortened(named(str(one.fields.get("name", "")), one.id), LONGEST["segment"]) for one in map.segments
    }


def named(text: str, otherwise: str) -> str:
    return one_line(writable(text)) or otherwise


def cards_in_order(map: Document) -> Iterator[tuple[int, Placement]]:
    order: dict[str | None, int] = {None: -1, **{one.id: place for place, one in enumerate(map.segments)}}
    phases = {one.id: place for place, one in enumerate(map.stages)}
    cards = sorted(
        map.placements.values(),
        key=lambda one: (phases[one.stage], order[one.segment], one.position, one.id),
    )
    return ((phases[card.stage], card) for card in cards)


def point_of(phase: int, id: str, says: Facts, segment: str) -> Point:
    """Return a touchpoint as a point; of its interactions, the first two say who takes part."""
    name = shortened(named(str(says.get("name", "")), id), LONGEST["touchpoint"])
    channel = one_line(writable(str(says.get("channel", ""))))
    listed: Sequence[Mapping[str, Any]] = list(says.get("interactions", []))[:2]
    rows = [Row(*(one_line(writable(str(one.get(column, "")))) for column in ("type", "role"))) for one in listed]
    spelled = one_line(writable(str(listed[0].get("channel", "")))) if listed else ""
    if not spelled or readable(spelled) != readable(channel):
        spelled = token(channel)
    return Point(
        phase=phase,
        name=name,
        segment=segment,
        channel=readable(spelled),
        spelled=spelled,
        rows=sides(name, rows, segment),
        note=writable(str(says.get("note", "")))[:NOTE].strip(),
    )


def sides(name: str, rows: Sequence[Row], segment: str) -> tuple[Row, ...]:
    """Return initiator and receiver: the customer, whose part has the touchpoint's name, and one of the company.

    Two of the company stand together only where no segment is meant.
    """
    company = [row for row in rows if row.role]
    if not company:
        return ()
    if len(company) == 2 and not segment:
        return Row(name, company[0].role), Row(company[1].does or name, company[1].role)
    other, customer = Row(company[0].does or name, company[0].role), Row(name)
    return (other, customer) if rows[0].role else (customer, other)


def keeps(map: Document) -> Document:
    """Return the part of a map that CJML holds, of records with ids as here.

    Of touchpoints with one name and channel, and of segments with one name, the first is kept. Raises nothing.
    """
    journey, ids = journey_of(map)
    told, _ = map_of(journey)
    segments = {name: id for id, name in reversed(segment_names(map).items())}
    of_segment = {one.id: segments[one.fields["name"]] for one in told.segments}
    of_stage = {one.id: map.stages[place].id for place, one in enumerate(told.stages)}
    of_touchpoint: dict[str, str] = {}
    cards: dict[str, Placement] = {}
    for card, (id, touchpoint) in zip(told.placements.values(), ids, strict=True):
        kept = of_touchpoint.setdefault(card.touchpoint, touchpoint)
        segment = of_segment[card.segment] if card.segment else None
        cards[id] = replace(card, id=id, touchpoint=kept, stage=of_stage[card.stage], segment=segment)
    return replace(
        told,
        stages=tuple(Record(of_stage[one.id], one.fields) for one in told.stages),
        segments=tuple(Record(of_segment[one.id], one.fields) for one in told.segments),
        touchpoints={of_touchpoint[id]: says for id, says in told.touchpoints.items()},
        placements=cards,
    )
