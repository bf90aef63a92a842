"""Maps as Mermaid journeys, escaped so that Mermaid reads the names, scores and actors that were meant."""

import re
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from touchline.engine.map.document import Document, Placement, Record
from touchline.engine.map.formats.exchange import Written, losses
from touchline.engine.map.formats.labels import PLANS, segment_names, stage_name, touchpoint_names
from touchline.engine.map.formats.mermaid.syntax import NO_SCORE
from touchline.engine.map.formats.texts import LONGEST, one_line, shortened

WISHED = "%% The scores say how it should feel."
NEUTRAL = 3
SIGNS = re.compile("[:;#,<>ﬂ¶]|^%|(?<=%)%|%(?=%)")
IN_A_TITLE = re.compile("[:;#<>&ﬂ¶%]")
WORDS = re.compile(r"(?:journey|title|section|accTitle|accDescr)", re.IGNORECASE | re.ASCII)


@dataclass(frozen=True, slots=True)
class Entry:
    """One task to write: its stage, what it is, how it feels (-2 to 2, None for unknown), and of which cards."""

    stage: str
    touchpoint: str
    felt: int | None
    cards: tuple[Placement, ...]


def write(map: Document) -> Written:
    """Write a map as a journey: a section a stage, a task a touchpoint, its segments as actors, scores from 1 to 5.

    What nobody has rated stands at 3, where Mermaid draws a flat face, marked as having no score. Raises nothing.
    """
    actors, lines = segment_names(map), ["journey"]
    lines.append(f"  title {escaped_title(title_of(map))}")
    if feeling(map) == "emotion_wish":
        lines.append(f"  {WISHED}")
    names, of_stage = touchpoint_names(map), dict[str, list[Entry]]()
    for entry in entries(map):
        of_stage.setdefault(entry.stage, []).append(entry)
    for stage in map.stages:
        lines.append(f"  section {escaped(stage_name(stage))}")
        for entry in of_stage.get(stage.id, []):
            score = NEUTRAL + (entry.felt or 0)
            who = ", ".join(escaped(actors[card.segment]) for card in entry.cards if card.segment)
            task = f"    {escaped(names[entry.touchpoint])}: {score}" + (f": {who}" if who else "")
            lines.append(task if entry.felt is not None else f"{task} {NO_SCORE}")
    return Written(("\n".join(lines) + "\n").encode("utf-8", "replace"), losses(map, keeps(map)))


def keeps(map: Document) -> Document:
    """Return the part of a map that a journey holds: names, order, and one feeling a card, of records with ids as here.

    A name stands for one touchpoint and one segment: of several with one name the first is kept. Raises nothing.
    """
    actors, names, field = segment_names(map), touchpoint_names(map), feeling(map)
    touchpoints: dict[str, dict[str, Any]] = {}
    segments: dict[str, str] = {}
    heights: Counter[tuple[str, str | None]] = Counter()
    cards: dict[str, Placement] = {}
    first = {name: id for id, name in reversed(names.items())}
    first_segment = {name: id for id, name in reversed(actors.items())}
    for entry in entries(map):
        kept = first[names[entry.touchpoint]]
        touchpoints[kept] = {"name": names[kept]}
        for card in entry.cards:
            segment = first_segment[actors[card.segment]] if card.segment else None
            if segment:
                segments[segment] = actors[segment]
            experience = {field: entry.felt} if entry.felt is not None else {}
            cell = (entry.stage, segment)
            cards[card.id] = Placement(card.id, kept, *cell, heights[cell], experience)
            heights[cell] += 1
    return Document(
        map={"name": title_of(map)},
        stages=tuple(Record(one.id, {"name": stage_name(one)}) for one in map.stages),
        segments=tuple(Record(id, {"name": name}) for id, name in segments.items()),
        touchpoints=touchpoints,
        placements=cards,
    )


def entries(map: Document) -> Iterator[Entry]:
    """Return the tasks of a map, in order; what stands for several segments alike is one task where order allows."""
    actors, names, field = segment_names(map), touchpoint_names(map), feeling(map)
    cells: dict[str, dict[str, list[Placement]]] = {}
    order: dict[str | None, int] = {None: -1, **{one.id: place for place, one in enumerate(map.segments)}}
    for card in sorted(map.placements.values(), key=lambda one: (order[one.segment], one.position, one.id)):
        who = actors[card.segment] if card.segment else ""
        cells.setdefault(card.stage, {}).setdefault(who, []).append(card)
    for stage in map.stages:
        columns = cells.get(stage.id, {})
        for card in columns.pop("", []):
            yield Entry(stage.id, card.touchpoint, card.experience.get(field), (card,))
        for cards in merged(list(columns.values()), lambda card: (names[card.touchpoint], card.experience.get(field))):
            yield Entry(stage.id, cards[0].touchpoint, cards[0].experience.get(field), tuple(cards))


def merged(columns: list[list[Placement]], key: Any) -> Iterator[list[Placement]]:
    """Walk down all columns at once: equal cards on top go together; one that stands further down elsewhere waits."""
    queues = [deque(column) for column in columns]
    below = [Counter(key(card) for card in queue) for queue in queues]
    while any(queues):
        heads = [(place, key(queue[0])) for place, queue in enumerate(queues) if queue]
        ready = next(
            (one for _, one in heads if all(one == top or not below[place][one] for place, top in heads)), heads[0][1]
        )
        taken = []
        for place, top in heads:
            if top == ready:
                taken.append(queues[place].popleft())
                below[place][ready] -= 1
        yield taken


def title_of(map: Document) -> str:
    return shortened(one_line(str(map.map.get("name", ""))) or "Journey", LONGEST["map"])


def feeling(map: Document) -> str:
    """Return which feeling is the score: on a plan what is wished, else what is felt."""
    return "emotion_wish" if map.map.get("state") in PLANS else "emotion_felt"


def escaped(name: str) -> str:
    """Return a name with every sign that Mermaid would take for its own as a number.

    >>> escaped("Arrives 10:30"), escaped("Title deed"), escaped("50% off")
    ('Arrives 10#58;30', '#84;itle deed', '50% off')
    """
    safe = SIGNS.sub(lambda met: numbered(met[0]), name)
    return numbered(name[0]) + safe[1:] if WORDS.match(name) else safe


def escaped_title(title: str) -> str:
    return IN_A_TITLE.sub(lambda met: numbered(met[0]), title)


def numbered(sign: str) -> str:
    return f"#{ord(sign)};"
