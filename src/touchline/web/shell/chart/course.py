"""One measure over time: points in equal steps joined by a line, with the interval of each as a whisker."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from touchline.web.shell.chart.axis import Axis
from touchline.web.shell.chart.drawing import Drawing, Shape, mark, path, place
from touchline.web.shell.chart.figure import Cell, Figure
from touchline.web.shell.chart.plot import Plot, plot

RADIUS = 4.5


@dataclass(frozen=True, slots=True)
class Stop:
    """One period. value is None where nothing is known: the line breaks there, and instead says why.

    faint: few answers, drawn hollow. cells stand beside it in the table, one for each of the figure's heads.
    """

    name: str
    value: float | None
    low: float | None = None
    high: float | None = None
    url: str = ""
    faint: bool = False
    instead: str = ""
    cells: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Course(Figure):
    title: str
    says: str
    axis: Axis
    stops: Sequence[Stop]
    subject: str = ""  # what a stop is: "Month"
    heads: Sequence[str] = ()
    key: str = "course"
    in_panel: bool = False
    wide: tuple[int, int] = (760, 260)
    narrow: tuple[int, int] = (360, 240)

    def draw(self, size: tuple[int, int]) -> Drawing:
        ends = [end for stop in self.stops for end in (stop.value, stop.low, stop.high) if end is not None]
        across = Axis(self.subject, write=self._name, low=-0.5, high=len(self.stops) - 0.5)
        ground = plot(size, across, self.axis, range(len(self.stops)), ends)
        for run in runs(self.stops):
            line = [(ground.x(index), ground.y(value)) for index, value in run]
            ground.drawing.shapes.append(Shape("steps", path(line, closed=False)))
        for index, stop in enumerate(self.stops):
            if stop.value is not None:
                self._point(ground, index, stop, stop.value)
        return ground.drawing

    def _name(self, at: float) -> str:
        index = round(at)
        return self.stops[index].name if index == at and 0 <= index < len(self.stops) else ""

    def _point(self, ground: Plot, index: int, stop: Stop, value: float) -> None:
        x, y = ground.x(index), ground.y(value)
        if stop.low is not None and stop.high is not None:
            ground.drawing.line("whisker", x, ground.y(stop.low), x, ground.y(stop.high))
        says = (
            f"{stop.name}: {', '.join(filter(None, (self.axis.write(value), self._interval(stop), *stop.cells[:1])))}"
        )
        look = f"mark series-1{' faint' if stop.faint else ''}"
        drawn = mark("circle", x, y, RADIUS)
        ground.drawing.shapes.append(Shape(look, drawn, says, stop.url, target=(place(x), place(y))))

    def _interval(self, stop: Stop) -> str:
        if stop.low is None or stop.high is None:
            return ""
        ends = {"low": self.axis.write(stop.low), "high": self.axis.write(stop.high)}
        return gettext("between %(low)s and %(high)s") % ends

    def columns(self) -> Sequence[str]:
        return (self.subject or gettext("Name"), self.axis.name, gettext("95 % interval"), *self.heads)

    def rows(self) -> Sequence[Sequence[Cell]]:
        return [
            (
                Cell(stop.name, stop.url, number=False),
                Cell(stop.instead if stop.value is None else self.axis.write(stop.value)),
                Cell("" if stop.value is None else self._interval(stop) or gettext("no interval")),
                *(Cell(cell) for cell in stop.cells),
            )
            for stop in self.stops
        ]


def runs(stops: Sequence[Stop]) -> Iterator[list[tuple[int, float]]]:
    """Go through the stretches of stops whose value is known, each with its places."""
    run: list[tuple[int, float]] = []
    for index, stop in enumerate(stops):
        if stop.value is None:
            if len(run) > 1:
                yield run
            run = []
        else:
            run.append((index, stop.value))
    if len(run) > 1:
        yield run
