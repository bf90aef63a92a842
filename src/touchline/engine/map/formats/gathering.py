"""A map gathered out of a file that has names instead of ids: each record gets an id of its name as it comes."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from touchline.engine.map.document import Document, Placement, Record, felt, stated
from touchline.engine.map.formats.names import id_from
from touchline.engine.map.formats.texts import LONGEST, shortened

CELL, NOTE = 2_000, 4_000  # characters that a cell of a lane and a note hold
SHORTEST = 20  # characters of a text that are worth keeping


class Gathered:
    """A map in the making. A name stands for one segment, lane and touchpoint; stages are new each time."""

    def __init__(self, name: str, **facts: Any) -> None:
        self.facts = {"name": shortened(name, LONGEST["map"]), **facts}
        self.stages: dict[str, dict[str, Any]] = {}
        self.touchpoints: dict[str, dict[str, Any]] = {}
        self.cards: dict[str, Placement] = {}
        self.cells: dict[tuple[str, str, str | None], list[str]] = {}
        self.filled: Counter[tuple[str, str, str | None]] = Counter()
        self.times: Counter[tuple[str, str]] = Counter()
        self.ids: dict[tuple[str, str], str] = {}
        self.named: dict[str, dict[str, str]] = {"segment": {}, "lane": {}}
        self.heights: dict[tuple[str, str | None], int] = {}

    def stage(self, name: str, says: Mapping[str, Any] = {}) -> str:
        """Add a stage and return its id."""
        id = self.new_id("stage", name, self.stages)
        self.stages[id] = stated({"name": shortened(name, LONGEST["stage"]), **says})
        return id

    def segment(self, name: str) -> str | None:
        """Return the id of a segment by its name; none where nobody is named."""
        return self.record("segment", name) if name else None

    def record(self, kind: str, name: str) -> str:
        if (kind, name) not in self.ids:
            id = self.new_id(kind, name, self.named[kind])
            self.ids[kind, name] = id
            self.named[kind][id] = shortened(name, LONGEST[kind])
        return self.ids[kind, name]

    def touchpoint(self, name: str, says: Mapping[str, Any] = {}, key: str = "") -> str:
        """Return the id of a touchpoint, by key or else by name. A name too long for a map stands whole in its note."""
        same = ("touchpoint", key or name)
        if same not in self.ids:
            self.ids[same] = self.new_id("touchpoint", name, self.touchpoints)
            long = {"note": name[:NOTE]} if len(name) > LONGEST["touchpoint"] else {}
            self.touchpoints[self.ids[same]] = stated(
                {"name": shortened(name, LONGEST["touchpoint"]) or self.ids[same], **long, **says}
            )
        return self.ids[same]

    def card(self, touchpoint: str, stage: str, segment: str | None, says: Mapping[str, Any] = {}) -> str:
        """Put a touchpoint at the foot of a cell, and return the id of its card."""
        plain = f"{touchpoint}.{stage}.{segment or 'all'}"
        if len(plain) > 60 or plain in self.cards:
            plain = id_from(f"card {len(self.cards) + 1}", self.cards)
        height = self.heights.get((stage, segment), -1) + 1
        self.heights[stage, segment] = height
        self.cards[plain] = Placement(plain, touchpoint, stage, segment, height, felt(says))
        return plain

    def say(self, lane: str, stage: str, segment: str | None, line: str) -> bool:
        """Add a line to the cell of a lane; False when the cell is full."""
        id = self.record("lane", lane)
        cell = (id, stage, segment)
        if self.filled[cell] + len(line) > CELL:
            return False
        self.filled[cell] += len(line) + 1
        self.cells.setdefault(cell, []).append(line)
        return True

    def new_id(self, kind: str, name: str, taken: Mapping[str, Any]) -> str:
        """Return an id that none of the kind has; that of a name met a thousand times is found as fast as the first."""
        plain = free = id_from(name)
        while free in taken:
            self.times[kind, plain] += 1
            free = f"{plain}-{self.times[kind, plain] + 1}"
        return free

    def document(self) -> Document:
        cells = {
            f"cell-{number}": stated({"lane": lane, "stage": stage, "segment": segment, "text": "\n".join(lines)})
            for number, ((lane, stage, segment), lines) in enumerate(self.cells.items(), 1)
            if lines
        }
        return Document(
            map=stated(self.facts),
            stages=tuple(Record(id, says) for id, says in self.stages.items()),
            segments=tuple(Record(id, {"name": name}) for id, name in self.named["segment"].items()),
            lanes=tuple(Record(id, {"name": name}) for id, name in self.named["lane"].items()),
            touchpoints=self.touchpoints,
            placements=self.cards,
            cells=cells,
        )
