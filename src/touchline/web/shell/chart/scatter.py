"""Points between two measures, with cuts that make four named quarters."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext

from touchline.web.shell.chart.axis import Axis
from touchline.web.shell.chart.drawing import SHAPES, Drawing, Shape, mark, place, shortened, width_of
from touchline.web.shell.chart.figure import Cell, Figure
from touchline.web.shell.chart.labels import Box, Label, around, labels
from touchline.web.shell.chart.plot import Plot, plot

RADIUS = 5.0
TWO_DIGITS = "00"  # the room that a number takes


@dataclass(frozen=True, slots=True)
class Point:
    """One thing with two measures. series 1 to 4 chooses colour and shape; faint is drawn hollow (few answers)."""

    name: str
    x: float
    y: float
    url: str = ""
    series: int = 1
    faint: bool = False
    x_between: tuple[float, float] | None = None  # 95 % intervals, drawn as whiskers
    y_between: tuple[float, float] | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Quadrants:
    """What the four quarters are called."""

    top_left: str
    top_right: str
    bottom_left: str
    bottom_right: str


@dataclass(frozen=True, slots=True)
class Scatter(Figure):
    title: str
    says: str
    x: Axis
    y: Axis
    points: Sequence[Point]
    x_cut: float | None = None
    y_cut: float | None = None
    quadrants: Quadrants | None = None
    subject: str = ""  # what a point is: "Touchpoint"
    key: str = "scatter"
    in_panel: bool = False  # what a link opens is shown beside the page
    wide: tuple[int, int] = (760, 480)
    narrow: tuple[int, int] = (360, 400)

    def draw(self, size: tuple[int, int]) -> Drawing:
        across = [end for p in self.points for end in (p.x, *(p.x_between or ()))]
        upward = [end for p in self.points for end in (p.y, *(p.y_between or ()))]
        ground = plot(size, self.x, self.y, [*across, *given(self.x_cut)], [*upward, *given(self.y_cut)])
        taken = self._quarters(ground)
        for point in self.points:
            self._whiskers(ground, point)
            ground.drawing.shapes.append(self._mark(ground, point))
        self._names(ground, taken)
        return ground.drawing

    def _quarters(self, ground: Plot) -> list[Box]:
        """Draw the cuts and the quarters' names; return the room that these take."""
        drawing, box, cuts = ground.drawing, ground.box, self.quadrants
        if self.x_cut is not None:
            drawing.line("cut", ground.x(self.x_cut), box.top, ground.x(self.x_cut), box.bottom)
        if self.y_cut is not None:
            drawing.line("cut", box.left, ground.y(self.y_cut), box.right, ground.y(self.y_cut))
        points = [around(ground.x(p.x), ground.y(p.y), RADIUS) for p in self.points]
        middle_x = ground.x(self.x_cut) if self.x_cut is not None else (box.left + box.right) / 2
        middle_y = ground.y(self.y_cut) if self.y_cut is not None else (box.top + box.bottom) / 2
        taken: list[Box] = []
        for words, right, low in corners(cuts) if cuts else ():
            quarter = Box(
                middle_x if right else box.left,
                middle_y if low else box.top,
                box.right if right else middle_x,
                box.bottom if low else middle_y,
            )
            said = shortened(words, quarter.right - quarter.left - 12)
            room = room_in(quarter, width_of(said), right=right, low=low, busy=[*points, *taken])
            drawing.text_behind("quarter", room.right if right else room.left, room.bottom - 3, said, side(right))
            taken.append(room)
        return taken

    def _whiskers(self, ground: Plot, point: Point) -> None:
        x, y = ground.x(point.x), ground.y(point.y)
        if point.x_between:
            ground.drawing.line("whisker", ground.x(point.x_between[0]), y, ground.x(point.x_between[1]), y)
        if point.y_between:
            ground.drawing.line("whisker", x, ground.y(point.y_between[0]), x, ground.y(point.y_between[1]))

    def _mark(self, ground: Plot, point: Point) -> Shape:
        x, y = ground.x(point.x), ground.y(point.y)
        says = f"{point.name}: {self.x.name} {self.x.write(point.x)}, {self.y.name} {self.y.write(point.y)}"
        look = f"mark series-{point.series}{' faint' if point.faint else ''}"
        return Shape(
            look,
            mark(SHAPES[(point.series - 1) % len(SHAPES)], x, y, RADIUS),
            f"{says}. {point.note}" if point.note else says,
            point.url,
            target=(place(x), place(y)),
        )

    def _names(self, ground: Plot, taken: Sequence[Box]) -> None:
        """Write each name beside its point; where points crowd, a number that the legend tells, from the left.

        A point that finds no room for either is told by its mark and by the table.
        """
        at = [(ground.x(p.x), ground.y(p.y), p.name) for p in self.points]
        named = labels(at, inside=ground.box, taken=taken, r=RADIUS + 1, whole=True)
        told = {label.point for label in named}
        left = [point for point in range(len(at)) if point not in told]
        marks = [around(x, y, RADIUS + 1) for x, y, _ in at]
        busy = [*taken, *marks, *(label.box for label in named)]
        for label in named:
            write(ground.drawing, label, at[label.point])
        rooms = labels([(*at[point][:2], TWO_DIGITS) for point in left], inside=ground.box, taken=busy, r=RADIUS + 1)
        for number, label in enumerate(sorted(rooms, key=lambda room: at[left[room.point]]), start=1):
            point = at[left[label.point]]
            write(ground.drawing, replace(label, words=str(number)), point)
            ground.drawing.legend.append((str(number), point[2]))

    def columns(self) -> Sequence[str]:
        return (self.subject or gettext("Name"), self.x.name, self.y.name)

    def rows(self) -> Sequence[Sequence[Cell]]:
        return [
            (Cell(p.name, p.url, number=False), Cell(self.x.write(p.x)), Cell(self.y.write(p.y))) for p in self.points
        ]


def write(drawing: Drawing, label: Label, point: tuple[float, float, str]) -> None:
    """Write a label, with a line back to its point where it stands far from it."""
    x, y, _ = point
    if label.far:
        edge = min(max(x, label.box.left), label.box.right), min(max(y, label.box.top), label.box.bottom)
        drawing.line("leader", x, y, *edge)
    drawing.text("label", label.x, label.box.bottom - 3, label.words, label.anchor)


def corners(names: Quadrants) -> Sequence[tuple[str, bool, bool]]:
    return (
        (names.top_left, False, False),
        (names.top_right, True, False),
        (names.bottom_left, False, True),
        (names.bottom_right, True, True),
    )


def room_in(quarter: Box, width: float, *, right: bool, low: bool, busy: Sequence[Box]) -> Box:
    """Return where the name of a quarter covers no point: its outer corner, if that is free."""
    across = (quarter.left + 8, quarter.right - 8 - width)
    down = (quarter.top + 5, quarter.bottom - 21)
    places = [
        Box(x, y, x + width, y + 16) for y in (down[::-1] if low else down) for x in (across[::-1] if right else across)
    ]
    return next((place for place in places if not any(place.meets(other) for other in busy)), places[0])


def side(right: bool) -> str:
    return "end" if right else "start"


def given(value: float | None) -> tuple[float, ...]:
    return () if value is None else (value,)
