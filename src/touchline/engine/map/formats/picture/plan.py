"""A map laid out: columns of stages, rows of segments and lanes, every block measured; and sheets made of it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil

from touchline.engine.map.document import Document, Record
from touchline.engine.map.formats.picture import blocks
from touchline.engine.map.formats.picture.blocks import BESIDE, INNER, LEADING, SMALL, Pen
from touchline.engine.map.formats.picture.faces import Faces, faces_for, plain
from touchline.engine.map.formats.picture.shapes import Block, stack_height
from touchline.engine.map.formats.picture.words import name_of, stage_name, worded

COLUMN, WIDEST, NAMES = 216, 264, 132  # px: the width of a stage, the most it grows to, and of the names of the rows
PAD = 8  # px between the edge of a cell and its blocks


@dataclass(frozen=True)
class Row:
    """A row of the map, or the part of one that a page has room for: a stack of blocks for each stage."""

    name: Block
    stacks: tuple[tuple[Block, ...], ...]
    lane: bool = False

    @property
    def height(self) -> float:
        return max([self.name.height, *(stack_height(stack) for stack in self.stacks), 28]) + 2 * PAD


@dataclass(frozen=True)
class Plan:
    """A map with all its blocks measured for columns of one width. phases and heads: one a stage, in order."""

    name: str
    about: str
    phases: tuple[str, ...]
    heads: tuple[Block, ...]
    rows: tuple[Row, ...]
    marks: tuple[str, ...]
    column: float
    pen: Pen

    @property
    def phase_height(self) -> float:
        return SMALL * LEADING + 8 if any(self.phases) else 0

    @property
    def head_height(self) -> float:
        return self.phase_height + max([head.height for head in self.heads], default=0) + 2 * PAD


def plan(map: Document, words: Mapping[str, str] | None = None, column: float = 0) -> Plan:
    """Lay a map out for columns of a width in px; of 0, one that what is felt fits into.

    words: those that are not the map's own. Raises nothing.
    """
    said = worded(words)
    pen = Pen(letters(map, said), said)
    feelings = [texts for card in map.placements.values() if (texts := blocks.felt_texts(said, card.experience))]
    column = column or fitting(pen, feelings)
    inner = column - 2 * PAD
    pen = replace(pen, under=under_is_shorter(pen, feelings, inner - 2 * INNER))
    held: dict[str, int] = {}
    for placed in map.placements.values():
        held[placed.stage] = held.get(placed.stage, 0) + 1
    facts = [said[str(map.map["state"])]] if map.map.get("state") in said else []
    return Plan(
        name=plain(map.map.get("name") or said["map"]),
        about=" · ".join([*facts, said["cards"].format(number=len(map.placements))]),
        phases=tuple(said.get(str(stage.fields.get("phase")), "") for stage in map.stages),
        heads=tuple(blocks.stage_head(pen, stage, held.get(stage.id, 0), inner) for stage in map.stages),
        rows=(*segment_rows(pen, map, inner), *lane_rows(pen, map, inner)),
        marks=tuple(blocks.marks_of(map)),
        column=column,
        pen=pen,
    )


def fitting(pen: Pen, feelings: Sequence[Sequence[str]]) -> float:
    """Return how wide a stage stands so that what is felt has room beside the scale, within bounds."""
    widest = max((pen.width(text) for text in {text for texts in feelings for text in texts}), default=0)
    return min(max(COLUMN, ceil(widest + BESIDE + 2 * INNER + 2 * PAD)), WIDEST)


def under_is_shorter(pen: Pen, feelings: Sequence[Sequence[str]], width: float) -> bool:
    """True when what is felt takes no more lines in all under the scale than beside it, where texts have to break."""
    under = replace(pen, under=True)
    counted = Counter(tuple(texts) for texts in feelings)
    beside, below = (
        sum(count * len(blocks.felt_lines(one, texts, width)) for texts, count in counted.items())
        for one in (pen, under)
    )
    return below <= beside


def letters(map: Document, words: Mapping[str, str]) -> Faces:
    """Return the letters for everything that a picture of a map may say."""
    told = [*words.values(), str(map.map.get("name", ""))]
    told += [stage_name(stage, words) for stage in map.stages]
    told += [name_of(one.id, one.fields) for one in (*map.segments, *map.lanes)]
    for id, says in map.touchpoints.items():
        told += [name_of(id, says), str(says.get("responsible", ""))]
    return faces_for([*told, *(str(cell.get("text", "")) for cell in map.cells.values())])


def segment_rows(pen: Pen, map: Document, width: float) -> Iterator[Row]:
    """Return a row for all customers, then one a segment."""
    stacks: dict[tuple[str, str | None], list[Block]] = {}
    for placed in sorted(map.placements.values(), key=lambda card: (card.position, card.id)):
        stack = stacks.setdefault((placed.stage, placed.segment), [])
        stack.append(blocks.card(pen, map, placed, width))
    for segment in (None, *map.segments):
        id, name = (segment.id, name_of(segment.id, segment.fields)) if segment else ("", pen.words["all"])
        cells = tuple(tuple(stacks.get((stage.id, id or None), ())) for stage in map.stages)
        yield Row(blocks.row_name(pen, id, name, "", NAMES - 2 * PAD), cells)


def lane_rows(pen: Pen, map: Document, width: float) -> Iterator[Row]:
    """Return the rows of lanes that say something, one for each segment that they say it of."""
    cells: dict[tuple[str, str | None, str], list[tuple[str, str]]] = {}
    for id, cell in map.cells.items():
        place = (str(cell.get("lane")), cell.get("segment"), str(cell.get("stage")))
        cells.setdefault(place, []).append((id, str(cell.get("text", ""))))
    for lane in map.lanes:
        of: tuple[Record | None, ...] = (None, *map.segments)
        for segment in of:
            key = segment.id if segment else None
            stacks = tuple(
                tuple(
                    line
                    for id, text in cells.get((lane.id, key, stage.id), ())
                    for line in blocks.lane_lines(pen, id, text, width)
                )
                for stage in map.stages
            )
            if any(stacks):
                whom = name_of(segment.id, segment.fields) if segment else ""
                name = blocks.row_name(pen, lane.id, name_of(lane.id, lane.fields), whom, NAMES - 2 * PAD)
                yield Row(name, stacks, lane=True)


def in_pages(rows: Sequence[Row], room: float) -> list[list[Row]]:
    """Share rows out among pages with so much room in px: a row that is too high goes on on the next page.

    A block that is higher than a page stands alone on one. At least one page; raises nothing.
    """
    pages: list[list[Row]] = [[]]
    left = room
    for row in rows:
        rest = row
        while rest.height > left:
            if pages[-1] and (row.height <= room or left < room / 4):
                pages.append([])
                left = room
                continue
            part, rest = parted(rest, left)
            pages[-1].append(part)
            if not any(rest.stacks):
                break
            pages.append([])
            left = room
        else:
            pages[-1].append(rest)
            left -= rest.height
    return pages


def parted(row: Row, room: float) -> tuple[Row, Row]:
    """Part a row into what fits into so much room, at least one block a stack, and the rest."""
    first: list[tuple[Block, ...]] = []
    rest: list[tuple[Block, ...]] = []
    for stack in row.stacks:
        fit = 1
        while fit < len(stack) and stack_height(stack[: fit + 1]) + 2 * PAD <= room:
            fit += 1
        first.append(stack[:fit])
        rest.append(stack[fit:])
    return replace(row, stacks=tuple(first)), replace(row, stacks=tuple(rest))
