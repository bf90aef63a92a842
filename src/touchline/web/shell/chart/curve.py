"""A line over things in order, as over the touchpoints of a journey: what is wished beside what is."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from touchline.web.shell.chart.axis import Axis
from touchline.web.shell.chart.drawing import BOLD, Drawing, Shape, mark, path, place, shortened, width_of
from touchline.web.shell.chart.figure import Cell, Figure
from touchline.web.shell.chart.labels import Box, around, labels
from touchline.web.shell.chart.scale import Scale, span, ticks

LEFT, TOP, RIGHT, BOTTOM, RADIUS = 116.0, 34.0, 20.0, 30.0, 4.5


@dataclass(frozen=True, slots=True)
class Station:
    """One place along the line. Values are None where nothing is known; real_between is the interval of real."""

    name: str
    group: str = ""
    wish: float | None = None
    real: float | None = None
    real_between: tuple[float, float] | None = None
    url: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Curve(Figure):
    """Two lines over the same stops: the wish dashed, reality solid, its interval as a band behind it."""

    title: str
    says: str
    y: Axis
    stops: Sequence[Station]
    wish_name: str
    real_name: str
    subject: str = ""
    key: str = "curve"
    in_panel: bool = False
    wide: tuple[int, int] = (960, 320)
    narrow: tuple[int, int] = (360, 320)

    def draw(self, size: tuple[int, int]) -> Drawing:
        drawing = Drawing(*size)
        values = [v for s in self.stops for v in (s.wish, s.real, *(s.real_between or ())) if v is not None]
        low, high = span(values, low=self.y.low, high=self.y.high)
        left = min(LEFT, size[0] / 4)
        across = Scale(-0.5, max(len(self.stops), 1) - 0.5, left, size[0] - RIGHT)
        up = Scale(low, high, size[1] - BOTTOM, TOP)
        self._ground(drawing, across, up)
        self._band(drawing, across, up)
        for look, known in (("curve wish", [s.wish for s in self.stops]), ("curve real", [s.real for s in self.stops])):
            for run in runs(known):
                points = [(across(x), up(y)) for x, y in run]
                drawing.shapes.append(Shape(look, path(points, closed=False)))
        self._marks(drawing, across, up)
        self._labels(drawing, across, up)
        return drawing

    def _ground(self, drawing: Drawing, across: Scale, up: Scale) -> None:
        """Draw the levels with their words, and where one group ends and the next begins."""
        for tick in ticks(up.low, up.high, 5):
            drawing.line("grid", across.start, up(tick), across.end, up(tick))
            level = shortened(self.y.write(tick), across.start - 10)
            drawing.text("tick", across.start - 8, up(tick) + 4.5, level, "end")
        began = 0
        for place_, stop in enumerate(self.stops):
            last = place_ + 1 == len(self.stops)
            if not last and self.stops[place_ + 1].group == stop.group:
                continue
            start, end = across(began - 0.5), across(place_ + 0.5)
            if began:
                drawing.line("cut", start, TOP - 12, start, up.start)
            room = end - start - 14
            if room > BOLD * width_of("MMM"):
                drawing.text("name", start + 3, 14, shortened(stop.group, room / BOLD))
            began = place_ + 1

    def _band(self, drawing: Drawing, across: Scale, up: Scale) -> None:
        between = [stop.real_between for stop in self.stops]
        for run in runs([pair and pair[0] for pair in between]):
            places = [int(x) for x, _ in run]
            lower = [(across(x), up(between[x][0])) for x in places]  # type: ignore[index]
            upper = [(across(x), up(between[x][1])) for x in places]  # type: ignore[index]
            if len(places) == 1:
                drawing.line("whisker", *lower[0], *upper[0])
            else:
                drawing.shapes.append(Shape("band series-1", path([*lower, *reversed(upper)])))

    def _marks(self, drawing: Drawing, across: Scale, up: Scale) -> None:
        for x, stop in enumerate(self.stops):
            for value, shape, look, name in (
                (stop.wish, "square", "mark series-2 faint", self.wish_name),
                (stop.real, "circle", "mark series-1", self.real_name),
            ):
                if value is None:
                    continue
                says = f"{stop.name}: {name} {self.y.write(value)}"
                drawing.shapes.append(
                    Shape(
                        look,
                        mark(shape, across(x), up(value), RADIUS),
                        f"{says}. {stop.note}" if stop.note else says,
                        stop.url,
                        target=(place(across(x)), place(up(value))),
                    )
                )

    def _labels(self, drawing: Drawing, across: Scale, up: Scale) -> None:
        """Name the peak, the lowest and the end of what is known."""
        known = [(x, s.real, s.name) for x, s in enumerate(self.stops) if s.real is not None]
        known = known or [(x, s.wish, s.name) for x, s in enumerate(self.stops) if s.wish is not None]
        if not known:
            return
        chosen = {max(known, key=lambda one: one[1])[0], min(known, key=lambda one: one[1])[0], known[-1][0]}
        at = [(across(x), up(y), name) for x, y, name in known if x in chosen]
        others = [around(across(x), up(y), RADIUS) for x, y, _ in known]
        inside = Box(across.start, TOP - 10, across.end, up.start)
        for label in labels(at, inside=inside, taken=others, r=RADIUS + 2):
            drawing.text("label", label.x, label.box.bottom - 3, label.words, label.anchor)

    def columns(self) -> Sequence[str]:
        heads = gettext("95% interval"), gettext("Note")
        return (self.subject or gettext("Name"), self.wish_name, self.real_name, *heads)

    def rows(self) -> Sequence[Sequence[Cell]]:
        return [
            (
                Cell(f"{stop.name} · {stop.group}" if stop.group else stop.name, stop.url, number=False),
                Cell(self.y.write(stop.wish) if stop.wish is not None else "–"),
                Cell(self.y.write(stop.real) if stop.real is not None else "–"),
                Cell(" – ".join(map(self.y.write, stop.real_between)) if stop.real_between else "–"),
                Cell(stop.note or "–", number=False),
            )
            for stop in self.stops
        ]


def runs(values: Sequence[float | None]) -> list[list[tuple[float, float]]]:
    """Split a line where nothing is known: each run is its points (place, value) without a gap."""
    found: list[list[tuple[float, float]]] = []
    gap = True
    for x, value in enumerate(values):
        if value is None:
            gap = True
            continue
        if gap:
            found.append([])
        found[-1].append((float(x), value))
        gap = False
    return found
