"""Names beside points, so that none covers another name or a point."""

from collections.abc import Sequence
from dataclasses import dataclass

from touchline.web.shell.chart.drawing import shortened, width_of

HEIGHT, GAP = 14.0, 8.0
NEAR = ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (1, 1), (-1, -1), (-1, 1))


@dataclass(frozen=True, slots=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def within(self, other: "Box") -> bool:
        return (
            self.left >= other.left
            and self.right <= other.right
            and self.top >= other.top
            and self.bottom <= other.bottom
        )


@dataclass(frozen=True, slots=True)
class Label:
    """Words at a place; far from its point it needs a line back to it."""

    point: int
    words: str
    box: Box
    far: bool


def around(x: float, y: float, r: float) -> Box:
    return Box(x - r, y - r, x + r, y + r)


def labels(points: Sequence[tuple[float, float, str]], *, inside: Box, taken: Sequence[Box], r: float) -> list[Label]:
    """Return a place for the name of each point that finds one, in the points' order.

    points: x, y and name. Whole names near the point come first, then farther away, then names
    cut short; a name that finds no place is left out: the mark and the table still tell it.
    """
    busy = [*taken, *(around(x, y, r) for x, y, _ in points)]
    found = []
    for index, (x, y, name) in enumerate(points):
        for words, away in ((name, 1.0), (name, 2.2), (shortened(name, 100), 1.0), (shortened(name, 100), 2.2)):
            box = free_place(x, y, words, away * GAP, inside=inside, busy=busy)
            if box:
                busy.append(box)
                found.append(Label(index, words, box, far=away > 1))
                break
    return found


def free_place(x: float, y: float, words: str, gap: float, *, inside: Box, busy: Sequence[Box]) -> Box | None:
    width = width_of(words)
    for right, down in NEAR:
        sideways = gap * (0.7 if down else 1.0)
        left = x + sideways if right > 0 else x - sideways - width if right < 0 else x - width / 2
        top = y + down * (gap + HEIGHT / 2) - HEIGHT / 2
        box = Box(left, top, left + width, top + HEIGHT)
        if box.within(inside) and not any(box.meets(other) for other in busy):
            return box
    return None
