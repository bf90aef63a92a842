"""What one SVG consists of. Places are written out, so that no locale puts commas into them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

CHARACTER = 7.3  # mean width of a letter at 13 px, on the wide side
BOLD = 1.12  # how much wider the same words are in bold
SHAPES = ("circle", "square", "diamond", "triangle")


@dataclass(frozen=True, slots=True)
class Line:
    look: str
    x1: str
    y1: str
    x2: str
    y2: str


@dataclass(frozen=True, slots=True)
class Text:
    look: str
    x: str
    y: str
    words: str
    anchor: str = "start"


@dataclass(frozen=True, slots=True)
class Shape:
    """A closed or open path; with words it is told to screen readers, with a url it is a link."""

    look: str
    d: str
    says: str = ""
    url: str = ""
    here: bool = False
    target: tuple[str, str] | None = None  # middle of the place that can be pressed


@dataclass(slots=True)
class Drawing:
    """One picture at one size: lines, shapes above them, lines over these, words on top."""

    width: int
    height: int
    lines: list[Line] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    over: list[Line] = field(default_factory=list)
    behind: list[Text] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)
    legend: list[tuple[str, str]] = field(default_factory=list)  # numbers that stand in the picture for names

    def line(self, look: str, x1: float, y1: float, x2: float, y2: float) -> None:
        self.lines.append(Line(look, place(x1), place(y1), place(x2), place(y2)))

    def line_over(self, look: str, x1: float, y1: float, x2: float, y2: float) -> None:
        self.over.append(Line(look, place(x1), place(y1), place(x2), place(y2)))

    def text_behind(self, look: str, x: float, y: float, words: str, anchor: str = "start") -> None:
        self.behind.append(Text(look, place(x), place(y), words, anchor))

    def text(self, look: str, x: float, y: float, words: str, anchor: str = "start") -> None:
        self.texts.append(Text(look, place(x), place(y), words, anchor))


def place(value: float) -> str:
    return f"{value:.1f}"


def mark(shape: str, x: float, y: float, r: float) -> str:
    """Return the path of a mark of about the same area in each shape."""
    match shape:
        case "square":
            return path([(x - 0.9 * r, y - 0.9 * r), (x + 0.9 * r, y - 0.9 * r), (x + 0.9 * r, y + 0.9 * r),
                         (x - 0.9 * r, y + 0.9 * r)])  # fmt: skip
        case "diamond":
            return path([(x, y - 1.3 * r), (x + 1.3 * r, y), (x, y + 1.3 * r), (x - 1.3 * r, y)])
        case "triangle":
            return path([(x, y - 1.2 * r), (x + 1.15 * r, y + 0.9 * r), (x - 1.15 * r, y + 0.9 * r)])
        case _:
            half = f"a{place(r)} {place(r)} 0 1 0"
            return f"M{place(x - r)} {place(y)}{half} {place(2 * r)} 0{half} {place(-2 * r)} 0z"


def path(points: Sequence[tuple[float, float]], *, closed: bool = True) -> str:
    return "M" + "L".join(f"{place(x)} {place(y)}" for x, y in points) + ("z" if closed else "")


def width_of(words: str) -> float:
    """Estimate how wide 13 px text is: nothing asks the browser."""
    return CHARACTER * len(words)


def shortened(words: str, room: float) -> str:
    """Cut words to a room, with a sign that they go on."""
    most = int(room / CHARACTER)
    return words if len(words) <= most else words[: max(most - 1, 1)].rstrip() + "…"
