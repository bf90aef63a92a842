"""A map written as a page of Markdown."""

import io
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from touchline.engine.identify.schemes import SCHEMES
from touchline.engine.identify.words import comparable
from touchline.engine.map.document import Document, Placement, Record
from touchline.engine.map.formats.map_file import dumper
from touchline.engine.map.formats.tables.assembly import folded
from touchline.engine.map.formats.tables.card_rows import cards_in_order
from touchline.engine.map.formats.tables.cell_text import cell_of
from touchline.engine.map.formats.tables.column_words import EVERYBODY
from touchline.engine.map.formats.tables.columns import Column
from touchline.engine.map.formats.tables.markdown_blocks import NOT_ON_THE_MAP
from touchline.engine.map.formats.tables.markdown_text import escaped, escaped_name, with_id

READY = {stage.key: stage.name for scheme in SCHEMES.values() for stage in scheme.stages}


def shown_name(stage: Record) -> str:
    """Return what a stage is called on a page: its name, that of a ready stage, or its id."""
    return str(stage.fields.get("name") or READY.get(str(stage.fields.get("key")), "") or stage.id)


class Names:
    """Names as they are written: with the id behind each that others share, or that means something else there."""

    def __init__(self, records: Iterable[tuple[str, str]]) -> None:
        self.names = dict(records)
        self.times = Counter(folded(name) for name in self.names.values())

    def of(self, id: str) -> str:
        name = self.names[id]
        alone = self.times[folded(name)] == 1 and comparable(name) not in EVERYBODY
        return escaped_name(name) if alone else with_id(escaped_name(name), id)


def markdown(map: Document) -> str:
    """Return a page: front matter, the map's name, stages, and what stands in none. Raises nothing."""
    lines = [*front(map), f"# {escaped(str(map.map.get('name', '')))}", ""]
    stages = Names((one.id, str(one.fields["name"])) for one in map.stages)
    segments = segment_names(map)
    touchpoints = Names((id, str(says["name"])) for id, says in map.touchpoints.items())
    told: set[str] = set()
    cells: dict[str, dict[str | None, list[Placement]]] = {one.id: {} for one in map.stages}
    for card in cards_in_order(map):
        cells[card.stage].setdefault(card.segment, []).append(card)
    for stage in map.stages:
        lines += [f"## {stages.of(stage.id)}", ""]
        if facts := [f"> {line}  " for line in fields("stage", stage.fields)]:
            lines += [*facts, ""]
        for segment, cards in cells[stage.id].items():
            lines += [f"### {segments.of(segment)}", ""] if segment else []
            for card in cards:
                lines.append(f"- {touchpoints.of(card.touchpoint)}")
                if card.touchpoint not in told:
                    lines += inside("touchpoint", map.touchpoints[card.touchpoint])
                    told.add(card.touchpoint)
                lines += inside("experience", card.experience)
            lines.append("")
    if rest := [id for id in map.touchpoints if id not in told]:
        lines += ["---", "", NOT_ON_THE_MAP, ""]
        for id in rest:
            lines += [f"- {touchpoints.of(id)}", *inside("touchpoint", map.touchpoints[id])]
        lines.append("")
    return "\n".join(lines).rstrip("\n") + "\n"


def segment_names(map: Document) -> Names:
    return Names((one.id, str(one.fields["name"])) for one in map.segments)


def front(map: Document) -> list[str]:
    """Return what stands above the page: state and kind of the map, and its segments in order."""
    segments = segment_names(map)
    says: dict[str, Any] = {word: map.map[word] for word in ("state", "kind") if word in map.map}
    if map.segments:
        says["segments"] = [segments.of(one.id) for one in map.segments]
    if not says:
        return []
    text = io.StringIO()
    dumper().dump(says, text)
    return ["---", *text.getvalue().rstrip("\n").split("\n"), "---", ""]


def inside(of: str, says: Mapping[str, Any]) -> Iterator[str]:
    for line in fields(of, says):
        yield f"  - {line}"


def fields(of: str, says: Mapping[str, Any]) -> Iterator[str]:
    """Yield each field but the name with its label."""
    for name, value in says.items():
        if name != "name":
            label = Column(of, name).head.replace("_", " ")
            yield f"{label[:1].upper()}{label[1:]}: {escaped(str(cell_of(value)))}"
