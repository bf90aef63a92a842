"""Names beside points, so that none covers another name or a point."""

from collections.abc import Sequence
from dataclasses import dataclass

from touchline.web.shell.chart.drawing import shortened, width_of

HEIGHT, GAP = 14.0, 8.0
ANCHORS = {1: "start", -1: "end", 0: "middle"}
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
    """Words at a place, held at the side that faces the point; far from it they need a line back."""

    point: int
    words: str
    box: Box
    anchor: str
    far: bool

    @property
    def x(self) -> float:
        at = {"start": self.box.left, "end": self.box.right}
        return at.get(self.anchor, (self.box.left + self.box.right) / 2)


def around(x: float, y: float, r: float) -> Box:
    return Box(x - r, y - r, x + r, y + r)


def labels(
    points: Sequence[tuple[float, float, str]], *, inside: Box, taken: Sequence[Box], r: float, whole: bool = False
) -> list[Label]:
    """Return a place for the name of each point that finds one.

    points: x, y and name. Those with the least room around them choose first. Whole names near
    the point are tried first, then farther away, then names cut short, unless they are to stay whole; a name that
    finds no place is left out: the mark and the table still tell it.
    """
    busy = [*taken, *(around(x, y, r) for x, y, _ in points)]
    found = []
    order = sorted(range(len(points)), key=lambda i: (len(free_places(*points[i], 1, inside=inside, busy=busy)), i))
    for index in order:
        x, y, name = points[index]
        cut = () if whole else ((shortened(name, 90), 1.0), (shortened(name, 90), 3.4))
        for words, away in ((name, 1.0), (name, 2.2), (name, 3.4), *cut):
            places = free_places(x, y, words, away, inside=inside, busy=busy)
            if places:
                box, anchor = places[0]
                busy.append(box)
                found.append(Label(index, words, box, anchor, far=away > 1))
                break
    return found


def free_places(
    x: float, y: float, words: str, away: float, *, inside: Box, busy: Sequence[Box]
) -> list[tuple[Box, str]]:
    """Return the places around a point that are free, the best first."""
    width, gap = width_of(words), away * GAP
    places = []
    for right, down in NEAR:
        sideways = gap * (0.7 if down else 1.0)
        left = x + sideways if right > 0 else x - sideways - width if right < 0 else x - width / 2
        top = y + down * (gap + HEIGHT / 2) - HEIGHT / 2
        box = Box(left, top, left + width, top + HEIGHT)
        if box.within(inside) and not any(box.meets(other) for other in busy):
            places.append((box, ANCHORS[right]))
    return places
