"""The ground of a chart with two axes: grid, ticks and the axes' names."""

from collections.abc import Iterable
from dataclasses import dataclass

from touchline.web.shell.chart.axis import Axis
from touchline.web.shell.chart.drawing import Drawing, width_of
from touchline.web.shell.chart.labels import Box
from touchline.web.shell.chart.scale import Scale, span, ticks

TOP, BOTTOM, RIGHT = 28.0, 46.0, 12.0


@dataclass(frozen=True, slots=True)
class Plot:
    """A drawing with its two scales and the box they span."""

    drawing: Drawing
    x: Scale
    y: Scale
    box: Box


def plot(size: tuple[int, int], x: Axis, y: Axis, xs: Iterable[float], ys: Iterable[float]) -> Plot:
    """Lay out grid, ticks and names for values xs and ys."""
    width, height = size
    drawing = Drawing(width, height)
    y_low, y_high = span(ys, low=y.low, high=y.high)
    y_ticks = ticks(y_low, y_high, 5)
    left = max((width_of(y.write(tick)) for tick in y_ticks), default=0.0) + 12
    box = Box(left, TOP, width - RIGHT, height - BOTTOM)
    across = Scale(*span(xs, low=x.low, high=x.high), box.left, box.right)
    up = Scale(y_low, y_high, box.bottom, box.top)
    for tick in y_ticks:
        drawing.line("grid", box.left, up(tick), box.right, up(tick))
        drawing.text("tick", box.left - 8, up(tick) + 4.5, y.write(tick), "end")
    for tick in x_ticks(across, x):
        drawing.line("grid", across(tick), box.top, across(tick), box.bottom)
        drawing.text("tick", across(tick), box.bottom + 18, x.write(tick), "middle")
    drawing.line("axis", box.left, box.bottom, box.right, box.bottom)
    drawing.line("axis", box.left, box.top, box.left, box.bottom)
    drawing.text("name", 0, 14, y.name)
    drawing.text("name", box.right, height - 6, x.name, "end")
    return Plot(drawing, across, up, box)


def x_ticks(across: Scale, axis: Axis) -> list[float]:
    """Return as many ticks as their written values leave room for, none beyond the edge of the picture."""
    room = across.end - across.start
    found: list[float] = []
    for about in (6, 5, 4, 3, 2, 1):
        found = ticks(across.low, across.high, about)
        widest = max((width_of(axis.write(tick)) for tick in found), default=0.0)
        if len(found) * (widest + 12) <= room:
            break
    edge = across.end + RIGHT
    return [tick for tick in found if across(tick) + width_of(axis.write(tick)) / 2 <= edge + 2]
