"""Horizontal bars in groups: for each group the same few amounts, one under the other, each with its name."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from touchline.web.shell.chart.axis import Axis
from touchline.web.shell.chart.drawing import Drawing, Shape, path, shortened, width_of
from touchline.web.shell.chart.figure import Cell, Figure
from touchline.web.shell.chart.scale import Scale, span, ticks

THICK, LINE, HEAD, FOOT, GAP = 9.0, 17.0, 20.0, 44.0, 14.0


@dataclass(frozen=True, slots=True)
class Group:
    """One group; values stand in the order of the amounts, null where not known. note: what stands after its name."""

    name: str
    values: Sequence[float | None]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Groups(Figure):
    """amounts: what each bar of a group is called. An amount that is known of no group is left out."""

    title: str
    says: str
    axis: Axis
    amounts: Sequence[str]
    groups: Sequence[Group]
    subject: str = ""
    key: str = "groups"
    in_panel: bool = False

    @property
    def shown(self) -> list[int]:
        """Return the positions of the amounts that are known of some group."""
        return [
            place for place in range(len(self.amounts)) if any(group.values[place] is not None for group in self.groups)
        ]

    @property
    def tall(self) -> int:
        return round(len(self.groups) * (HEAD + len(self.shown) * LINE + GAP) + FOOT)

    @property
    def wide(self) -> tuple[int, int]:  # type: ignore[override]
        return 760, self.tall

    @property
    def narrow(self) -> tuple[int, int]:  # type: ignore[override]
        return 360, self.tall

    def draw(self, size: tuple[int, int]) -> Drawing:
        width, height = size
        drawing = Drawing(width, height)
        known = [value for group in self.groups for value in group.values if value is not None]
        low, high = span([0.0, *known], low=self.axis.low, high=self.axis.high, air=0.0)
        names = min(max((width_of(self.amounts[place]) for place in self.shown), default=0.0) + 14, width * 0.4)
        across = Scale(low, high, names, width - width_of(self.axis.write(high)) - 14)
        self._grid(drawing, across, height - FOOT)
        y = 0.0
        for group in self.groups:
            drawing.text("name", 0, y + 13, shortened(f"{group.name} {group.note}".strip(), width))
            y += HEAD
            for place in self.shown:
                self._bar(drawing, across, group, place, y + LINE / 2)
                y += LINE
            y += GAP
        drawing.text("name", across.end, height - 6, self.axis.name, "end")
        return drawing

    def _grid(self, drawing: Drawing, across: Scale, bottom: float) -> None:
        for tick in ticks(across.low, across.high, 5 if across.end - across.start > 300 else 3):
            drawing.line("axis" if tick == 0 else "grid", across(tick), HEAD, across(tick), bottom)
            drawing.text("tick", across(tick), bottom + 16, self.axis.write(tick), "middle")

    def _bar(self, drawing: Drawing, across: Scale, group: Group, place: int, y: float) -> None:
        name, value = self.amounts[place], group.values[place]
        drawing.text("tick", across.start - 8, y + 4.5, shortened(name, across.start - 8), "end")
        if value is None:
            drawing.text("tick", across.start + 6, y + 4.5, gettext("not known"))
            return
        top, bottom, end = y - THICK / 2, y + THICK / 2, across(value)
        corners = [(across.start, top), (end, top), (end, bottom), (across.start, bottom)]
        says = f"{group.name}, {name}: {self.axis.write(value)}"
        drawing.shapes.append(Shape(f"bar series-{place + 1}", path(corners), says))
        drawing.text("value", end + 6, y + 4.5, self.axis.write(value))

    def columns(self) -> Sequence[str]:
        return (self.subject or gettext("Name"), *(self.amounts[place] for place in self.shown))

    def rows(self) -> Sequence[Sequence[Cell]]:
        return [
            (Cell(group.name, number=False), *(Cell(written(group.values[place], self.axis)) for place in self.shown))
            for group in self.groups
        ]


def written(value: float | None, axis: Axis) -> str:
    return gettext("not known") if value is None else axis.write(value)
