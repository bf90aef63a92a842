"""Horizontal bars, one a row, with the interval of each as a whisker."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from touchline.web.shell.chart.axis import Axis
from touchline.web.shell.chart.drawing import Drawing, Shape, path, place, shortened, width_of
from touchline.web.shell.chart.figure import Cell, Figure
from touchline.web.shell.chart.scale import Scale, span, ticks

THICK, FOOT = 12.0, 44.0
SIDE_BY_SIDE = 500  # from this width on, names stand left of the bars; below it above them


@dataclass(frozen=True, slots=True)
class Bar:
    """One row. faint: few answers, drawn hollow. series 1 to 4 chooses the colour."""

    name: str
    value: float
    low: float | None = None
    high: float | None = None
    url: str = ""
    series: int = 1
    faint: bool = False
    note: str = ""  # what stands in grey after the value: the sample, a word


@dataclass(frozen=True, slots=True)
class Bars(Figure):
    title: str
    says: str
    axis: Axis
    bars: Sequence[Bar]
    subject: str = ""
    key: str = "bars"
    in_panel: bool = False  # what a link opens is shown beside the page

    @property
    def wide(self) -> tuple[int, int]:  # type: ignore[override]
        return 760, round(len(self.bars) * 30 + FOOT)

    @property
    def narrow(self) -> tuple[int, int]:  # type: ignore[override]
        return 360, round(len(self.bars) * 44 + FOOT)

    def draw(self, size: tuple[int, int]) -> Drawing:
        width, height = size
        drawing = Drawing(width, height)
        beside = width >= SIDE_BY_SIDE
        names = min(max((width_of(bar.name) for bar in self.bars), default=0.0) + 16, width * 0.36) if beside else 8.0
        notes = max((width_of(self._written(bar)) for bar in self.bars), default=0.0) + 16
        ends = [end for bar in self.bars for end in (bar.value, bar.low, bar.high) if end is not None]
        low, high = span([0.0, *ends], low=self.axis.low, high=self.axis.high, air=0.0)
        across = Scale(low, high, names, width - notes - 4)
        self._grid(drawing, across, height - FOOT)
        step = (height - FOOT) / max(len(self.bars), 1)
        for index, bar in enumerate(self.bars):
            self._bar(drawing, across, bar, (index + (0.5 if beside else 0.7)) * step, beside=beside)
        drawing.text("name", across.end, height - 6, self.axis.name, "end")
        return drawing

    def _grid(self, drawing: Drawing, across: Scale, bottom: float) -> None:
        for tick in ticks(across.low, across.high, 5 if across.end - across.start > 300 else 3):
            look = "axis" if tick == 0 else "grid"
            drawing.line(look, across(tick), 0, across(tick), bottom)
            drawing.text("tick", across(tick), bottom + 16, self.axis.write(tick), "middle")

    def _bar(self, drawing: Drawing, across: Scale, bar: Bar, y: float, *, beside: bool) -> None:
        zero, end = across(min(max(0.0, across.low), across.high)), across(bar.value)
        top, bottom = y - THICK / 2, y + THICK / 2
        written = self._written(bar)
        interval = self._interval(bar)
        drawing.shapes.append(
            Shape(
                f"bar series-{bar.series}{' faint' if bar.faint else ''}",
                path([(zero, top), (end, top), (end, bottom), (zero, bottom)]),
                f"{bar.name}: {written}{', ' + interval if interval else ''}",
                bar.url,
                target=(place((zero + end) / 2), place(y)),
            )
        )
        if bar.low is not None and bar.high is not None:
            drawing.line_over("over", across(bar.low), y, across(bar.high), y)
            for cap in (bar.low, bar.high):
                drawing.line_over("over", across(cap), y - 3.5, across(cap), y + 3.5)
        if beside:
            drawing.text("label", across.start - 10, y + 4.5, shortened(bar.name, across.start - 10), "end")
        else:
            drawing.text("label", 0, top - 6, shortened(bar.name, drawing.width))
        drawing.text("value", drawing.width, y + 4.5, written, "end")

    def _written(self, bar: Bar) -> str:
        return " · ".join(filter(None, (self.axis.write(bar.value), bar.note)))

    def _interval(self, bar: Bar) -> str:
        if bar.low is None or bar.high is None:
            return ""
        ends = {"low": self.axis.write(bar.low), "high": self.axis.write(bar.high)}
        return gettext("between %(low)s and %(high)s") % ends

    def columns(self) -> Sequence[str]:
        return (self.subject or gettext("Name"), self.axis.name, gettext("95 % interval"), "")

    def rows(self) -> Sequence[Sequence[Cell]]:
        return [
            (
                Cell(bar.name, bar.url, number=False),
                Cell(self.axis.write(bar.value)),
                Cell(self._interval(bar) or gettext("no interval")),
                Cell(bar.note, number=False),
            )
            for bar in self.bars
        ]
