"""The blocks of a picture, each measured and drawn once: cards, heads of stages, names of rows, lines of lanes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from touchline.engine.map.document import Document, Facts, Placement, Record
from touchline.engine.map.formats.picture import shapes as draw
from touchline.engine.map.formats.picture.faces import Faces, lines_of
from touchline.engine.map.formats.picture.marks import KINDS
from touchline.engine.map.formats.picture.shapes import Block, Said, Shape
from touchline.engine.map.formats.picture.words import name_of, stage_name

SMALL, BODY, LARGE, TITLE = 13, 15, 18, 24  # px, the four sizes of the house
LEADING = 1.5  # of the size: Vietnamese marks stand one over another
INNER = 10  # px between the edge of a card and what stands in it
DOT, APART = 7, 11  # px: a dot of the scale of feelings, and from one to the next
LOWEST, HIGHEST = -2, 2
BESIDE = APART * (HIGHEST - LOWEST) + DOT + 10  # px from the beginning of the scale to words beside it
FIELDS = {"felt": "emotion_felt", "wished": "emotion_wish"}


@dataclass(frozen=True)
class Pen:
    """What blocks are drawn with: the letters, and the words that are not the map's own.

    under: whether what is felt is said under the scale of feelings, not beside it, where that takes fewer lines.
    """

    faces: Faces
    words: Mapping[str, str]
    under: bool = False

    def lines(self, text: str, width: float, size: float = SMALL, *, bold: bool = False) -> list[str]:
        return lines_of(text, width, size, self.faces.of(bold=bold))

    def width(self, text: str, size: float = SMALL, *, bold: bool = False) -> float:
        return self.faces.of(bold=bold).width(text, size)


def text_shapes(
    lines: Sequence[str], x: float, y: float, size: float = SMALL, *, bold: bool = False, colour: str = draw.INK
) -> list[Shape]:
    """Draw lines one under another; y is the top of the first."""
    leading, down = size * LEADING, size * (LEADING + 0.7) / 2
    return [draw.Words(x, y + n * leading + down, line, size, bold, colour) for n, line in enumerate(lines) if line]


def card(pen: Pen, map: Document, placed: Placement, width: float) -> Block:
    """Draw one card: name, kinds, whether it is in use, what is felt and wished for, who is responsible."""
    says = map.touchpoints.get(placed.touchpoint, {})
    kinds = [kind for kind in KINDS if kind in says.get("kinds", ())]
    moment, live = bool(placed.experience.get("moment_of_truth")), says.get("status", "live") == "live"
    name = name_of(placed.touchpoint, says)
    ends = width - INNER - (8 if moment else 0)
    lines = pen.lines(name, ends - INNER - (19 * len(kinds) + 4 if kinds else 0), bold=True)
    inside: list[Shape] = text_shapes(lines, INNER, 8, bold=True, colour=draw.INK if live else draw.SOFT)
    inside += [draw.Sign(ends - 19 * n - 16, 9, kind) for n, kind in enumerate(reversed(kinds))]
    said = [Said(name, tuple(lines), bold=True, colour=draw.INK if live else draw.SOFT)]
    said += [Said(", ".join(pen.words[kind] for kind in kinds))] if kinds else []
    down = 8 + len(lines) * SMALL * LEADING
    for shapes, detail in details(pen, says, placed.experience, width - 2 * INNER):
        inside += [draw.moved(shape, INNER, down + 2) for shape in shapes]
        down += len(detail.lines) * SMALL * LEADING + 2
        said.append(detail)
    if moment:
        said.append(Said(pen.words["moment"]))
    height = down + 8
    fill, edge = (draw.SHEET, draw.LINE_STRONG) if live else (draw.PAPER, draw.EDGE)
    ground: list[Shape] = [draw.Box(0, 0, width, height, fill, edge, 6, dashed=not live)]
    ground += [draw.Corner(width, 0, 14)] if moment else []
    return Block("card", placed.id, width, height, (*ground, *inside), tuple(said))


def details(pen: Pen, says: Facts, feels: Facts, width: float) -> Iterator[tuple[list[Shape], Said]]:
    """Return what stands under a card's name: shapes from their own top left, and what they say."""
    if says.get("status", "live") != "live":
        text = pen.words.get(str(says["status"]), str(says["status"]))
        yield text_shapes([text], 0, 0, colour=draw.SOFT), Said(text, (text,), colour=draw.SOFT)
    if isinstance(says.get("responsible"), str):
        lines = pen.lines(says["responsible"], width - 20)
        mark = draw.Sign(-1, 2, "responsible", colour=draw.FAINT)
        text = f"{pen.words['responsible']}: {says['responsible']}"
        yield (
            [mark, *text_shapes(lines, 20, 0, colour=draw.SOFT)],
            Said(text, tuple(lines), colour=draw.SOFT, indent=20),
        )
    if texts := felt_texts(pen.words, feels):
        felt, wished = (feeling(feels, FIELDS[word]) for word in ("felt", "wished"))
        lines, indent = felt_lines(pen, texts, width), 0 if pen.under else BESIDE
        shapes = [*scale(felt, wished, 0, 6), *text_shapes(lines, indent, 0, colour=draw.SOFT)]
        yield shapes, Said(", ".join(texts), tuple(lines), colour=draw.SOFT, indent=indent)


def felt_texts(words: Mapping[str, str], feels: Facts) -> list[str]:
    """Return in words what a card says is felt and wished for."""
    told = [(word, feeling(feels, field)) for word, field in FIELDS.items()]
    return [words[word].format(word=words[str(at)]) for word, at in told if at is not None]


def felt_lines(pen: Pen, texts: Sequence[str], width: float) -> list[str]:
    """Return the lines of what is felt; under the scale, the first of them is its own."""
    lines = [line for text in texts for line in pen.lines(text, width if pen.under else width - BESIDE)]
    return ["", *lines] if pen.under else lines


def feeling(feels: Facts, field: str) -> int | None:
    value = feels.get(field)
    return value if isinstance(value, int) and LOWEST <= value <= HIGHEST else None


def scale(felt: int | None, wished: int | None, x: float, y: float) -> list[Shape]:
    """Draw five places from very bad to very good: a dot where it is felt, a ring where it is wished to be."""
    far = APART * (HIGHEST - LOWEST)
    shapes: list[Shape] = [draw.Stroke(x + DOT / 2, y + DOT / 2, x + far + DOT / 2, y + DOT / 2, draw.LINE_STRONG)]
    for place in range(LOWEST, HIGHEST + 1):
        left = x + APART * (place - LOWEST)
        shapes.append(draw.Box(left + 2, y + 2, 3, 3, draw.LINE_STRONG, radius=1.5))
    if felt is not None:
        colour = draw.BAD if felt < 0 else draw.GOOD if felt > 0 else draw.SOFT
        shapes.append(draw.Box(x + APART * (felt - LOWEST) - 1, y - 1, DOT + 2, DOT + 2, colour, radius=(DOT + 2) / 2))
    if wished is not None:
        ring = DOT + 5
        left, top = x + APART * (wished - LOWEST) + (DOT - ring) / 2, y + (DOT - ring) / 2
        shapes.append(draw.Box(left, top, ring, ring, "", draw.INK, ring / 2, 1.25))
    return shapes


def stage_head(pen: Pen, stage: Record, cards: int, width: float) -> Block:
    """Draw the head of a column: the stage's name and how many cards stand in it."""
    name = stage_name(stage, pen.words)
    lines = pen.lines(name, width, BODY, bold=True)
    count = pen.words["cards"].format(number=cards)
    shapes = text_shapes(lines, 0, 0, BODY, bold=True)
    below = pen.lines(count, width)
    shapes += text_shapes(below, 0, len(lines) * BODY * LEADING, colour=draw.FAINT)
    height = len(lines) * BODY * LEADING + len(below) * SMALL * LEADING
    said = (Said(name, tuple(lines), bold=True, size=BODY), Said(count, tuple(below), colour=draw.FAINT))
    return Block("stage", stage.id, width, height, tuple(shapes), said)


def row_name(pen: Pen, id: str, name: str, below: str, width: float) -> Block:
    """Draw the name of a row, as a segment; below, smaller, whom a lane's row is for."""
    lines, more = pen.lines(name, width, bold=True), pen.lines(below, width) if below else []
    shapes = text_shapes(lines, 0, 0, bold=True)
    shapes += text_shapes(more, 0, len(lines) * SMALL * LEADING, colour=draw.FAINT)
    said = [Said(name, tuple(lines), bold=True), *([Said(below, tuple(more), colour=draw.FAINT)] if below else [])]
    return Block("row", id, width, (len(lines) + len(more)) * SMALL * LEADING, tuple(shapes), tuple(said))


def lane_lines(pen: Pen, id: str, text: str, width: float) -> tuple[Block, ...]:
    """Draw what a cell of a lane says, a block a line, so that a page may end between two."""
    return tuple(
        Block("lane", id, width, SMALL * LEADING, tuple(text_shapes([line], 0, 0)), (Said(line, (line,)),), gap=0)
        for line in pen.lines(text, width)
    )


def legend(pen: Pen, marks: Sequence[str], width: float) -> Block:
    """Draw what the marks of a map mean, as many beside one another as there is room for."""
    shapes: list[Shape] = []
    x = y = 0.0
    for mark in marks:
        sign, wide, text = explained(pen, mark)
        all_of_it = wide + 6 + pen.width(text)
        if x and x + all_of_it > width:
            x, y = 0, y + 22
        shapes += [draw.moved(shape, x, y) for shape in sign]
        shapes += text_shapes([text], x + wide + 6, y, colour=draw.FAINT)
        x += all_of_it + 22
    return Block("legend", "", width, y + SMALL * LEADING if marks else 0, tuple(shapes))


def explained(pen: Pen, mark: str) -> tuple[list[Shape], float, str]:
    """Return the sign of a legend's entry, how wide it is, and its words."""
    words = pen.words
    if mark in FIELDS:
        dots = scale(1, None, 0, 6) if mark == "felt" else scale(None, 1, 0, 6)
        return dots, APART * (HIGHEST - LOWEST) + DOT, words[f"{mark}_mark"]
    if mark == "moment":
        return [draw.Box(0, 3, 14, 14, draw.SHEET, draw.LINE_STRONG, 3), draw.Corner(14, 3, 9)], 14, words["moment"]
    if mark == "not_live":
        return [draw.Box(0, 3, 20, 14, draw.PAPER, draw.EDGE, 3, dashed=True)], 20, words["not_live"]
    return [draw.Sign(0, 2, mark)], 16, words[mark]


def marks_of(map: Document) -> list[str]:
    """Return which marks a map's cards bear, in the order of the legend."""
    cards = list(map.placements.values())
    says = [map.touchpoints.get(card.touchpoint, {}) for card in cards]
    feels = [card.experience for card in cards]
    marks = [kind for kind in KINDS if any(kind in one.get("kinds", ()) for one in says)]
    marks += ["responsible"] if any(isinstance(one.get("responsible"), str) for one in says) else []
    marks += ["moment"] if any(one.get("moment_of_truth") for one in feels) else []
    marks += ["not_live"] if any(one.get("status", "live") != "live" for one in says) else []
    marks += [mark for mark in ("felt", "wished") if any(feeling(one, FIELDS[mark]) is not None for one in feels)]
    return marks
