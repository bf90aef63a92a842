"""What a picture is made of. Lengths are px of a screen (96 an inch), from the top left; colours as #rrggbb."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

PAPER, SHEET, SUNK = "#faf9f6", "#ffffff", "#f2f0ea"
INK, SOFT, FAINT = "#1c2326", "#465055", "#646d70"
LINE, LINE_STRONG, EDGE = "#e3e0d8", "#c3bfb4", "#7d8588"
ACCENT, ACCENT_WASH = "#0b5d63", "#e4efed"
GOOD, BAD = "#0072b2", "#d55e00"  # Okabe-Ito: told apart by everybody


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, or with a radius of half its side a dot; an edge of no colour is none."""

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    edge: str = ""
    radius: float = 0
    thick: float = 1
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line."""

    x: float
    y: float
    to_x: float
    to_y: float
    colour: str
    thick: float = 1


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text; y is where its letters stand."""

    x: float
    y: float
    text: str
    size: float
    bold: bool = False
    colour: str = INK


@dataclass(frozen=True, slots=True)
class Sign:
    """A mark of the house in a square of the given size."""

    x: float
    y: float
    name: str
    size: float = 16
    colour: str = SOFT


@dataclass(frozen=True, slots=True)
class Corner:
    """A filled corner at the top right of a card: a moment of truth. x and y are the corner itself."""

    x: float
    y: float
    size: float
    colour: str = ACCENT


Shape = Box | Stroke | Words | Sign | Corner


@dataclass(frozen=True, slots=True)
class Said:
    """A paragraph of a block, for formats that set text of their own: its lines as they are drawn, none if by a mark.

    indent is how far in px from the block's left edge they begin.
    """

    text: str
    lines: tuple[str, ...] = ()
    bold: bool = False
    size: float = 13
    colour: str = INK
    indent: float = 0


@dataclass(frozen=True, slots=True)
class Block:
    """What belongs together in a picture, as a card: its shapes from its own top left, and what it says.

    gap is the room that it keeps from a block below it.
    """

    kind: str
    id: str
    width: float
    height: float
    shapes: tuple[Shape, ...] = ()
    says: tuple[Said, ...] = ()
    gap: float = 8

    @property
    def text(self) -> str:
        return "\n".join(said.text for said in self.says)


@dataclass(frozen=True, slots=True)
class Laid:
    """A block at its place on a sheet."""

    block: Block
    x: float
    y: float

    @property
    def shapes(self) -> list[Shape]:
        return [moved(shape, self.x, self.y) for shape in self.block.shapes]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One drawn page: what lies under everything, then the blocks. name is the map's."""

    name: str
    width: float
    height: float
    ground: Sequence[Shape] = ()
    blocks: Sequence[Laid] = field(default_factory=tuple)


def moved(shape: Shape, x: float, y: float) -> Shape:
    """Return a shape further to the right and down. Raises nothing."""
    if isinstance(shape, Stroke):
        return replace(shape, x=shape.x + x, y=shape.y + y, to_x=shape.to_x + x, to_y=shape.to_y + y)
    return replace(shape, x=shape.x + x, y=shape.y + y)


def stack_height(blocks: Iterable[Block]) -> float:
    """Return the height of blocks one under another, without the last one's gap; 0 of none."""
    held = list(blocks)
    return sum(block.height + block.gap for block in held) - held[-1].gap if held else 0
