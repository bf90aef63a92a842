"""How many go from place to place, step by step: columns of places, bands between them as broad as what flows."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.translation import gettext

from touchline.web.shell.chart.drawing import Drawing, Shape, path, place, shortened, width_of
from touchline.web.shell.chart.figure import Cell, Figure
from touchline.web.shell.formats import number, percent

HEAD, PITCH, AIR, THICK = 26.0, 17.0, 4.0, 9.0
COLUMN_WIDTH = 185  # room that a column with its names needs


@dataclass(frozen=True, slots=True)
class Node:
    """One place at one step. look: series-1 to series-6, other, or end."""

    name: str
    amount: int
    look: str = "series-1"


@dataclass(frozen=True, slots=True)
class Band:
    """What flows from a place of one step to a place of the next, both by their position in the column."""

    step: int  # from 0
    start: int
    end: int
    amount: int


@dataclass(frozen=True, slots=True)
class Column:
    title: str
    nodes: Sequence[Node]


@dataclass(frozen=True, slots=True)
class Span:
    """Where a node stands: from top to bottom, or where a band meets it."""

    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Flow(Figure):
    """Columns from left to right. What flows into a node is at most what flows out of it."""

    title: str
    says: str
    steps: Sequence[Column]
    bands: Sequence[Band]
    unit: str  # what flows, as the table's head names it
    key: str = "flow"
    in_panel: bool = False

    @property
    def wide(self) -> tuple[int, int]:  # type: ignore[override]
        return 760, 440

    @property
    def narrow(self) -> tuple[int, int]:  # type: ignore[override]
        return 360, 420

    def draw(self, size: tuple[int, int]) -> Drawing:
        width, height = size
        drawing = Drawing(width, height)
        columns = self.steps[: max(width // COLUMN_WIDTH, 2)]
        most = max((sum(node.amount for node in column.nodes) for column in columns), default=0)
        if not most:
            return drawing
        scale = scale_for(columns, height - HEAD, most)
        step = width / len(columns)
        laid = [self._spans(column, scale) for column in columns]
        for left, right in pairwise(range(len(columns))):
            self._bands(drawing, left, (laid[left], laid[right]), (left * step + THICK, right * step), scale)
        for place_, (column, spans) in enumerate(zip(columns, laid, strict=True)):
            self._column(drawing, column, spans, place_ * step, step)
        return drawing

    def _spans(self, column: Column, scale: float) -> list[Span]:
        """Return where each node stands; small ones keep the room that their name needs."""
        spans, top = [], HEAD
        for node in column.nodes:
            tall = max(node.amount * scale, 1.5)
            spans.append(Span(top, top + tall))
            top += room_of(node.amount, scale)
        return spans

    def _bands(
        self,
        drawing: Drawing,
        step: int,
        spans: tuple[Sequence[Span], Sequence[Span]],
        xs: tuple[float, float],
        scale: float,
    ) -> None:
        out, into = ([span.top for span in side] for side in spans)
        here, there = self.steps[step].nodes, self.steps[step + 1].nodes
        for band in sorted((band for band in self.bands if band.step == step), key=lambda band: (band.start, band.end)):
            tall = band.amount * scale
            top, far = out[band.start], into[band.end]
            out[band.start] += tall
            into[band.end] += tall
            says = gettext("%(start)s to %(end)s: %(amount)s") % {
                "start": here[band.start].name,
                "end": there[band.end].name,
                "amount": number(band.amount),
            }
            look = f"band {here[band.start].look}{' ends' if there[band.end].look == 'end' else ''}"
            drawing.shapes.append(Shape(look, ribbon(xs, (top, far), max(tall, 0.75)), says))

    def _column(self, drawing: Drawing, column: Column, spans: Sequence[Span], x: float, room: float) -> None:
        drawing.text("name", x, 13, shortened(column.title, room - 12))
        whole = sum(node.amount for node in column.nodes)
        for node, span in zip(column.nodes, spans, strict=True):
            corners = [(x, span.top), (x + THICK, span.top), (x + THICK, span.bottom), (x, span.bottom)]
            says = f"{node.name}: {number(node.amount)} ({percent(node.amount / whole)})"
            drawing.shapes.append(Shape(f"node {node.look}", path(corners), says))
            written = f" {percent(node.amount / whole)}"
            named = shortened(node.name, room - THICK - 8 - width_of(written))
            middle = max((span.top + span.bottom) / 2, span.top + PITCH / 2)
            drawing.text("label", x + THICK + 5, middle + 4.5, named + written)

    def columns(self) -> Sequence[str]:
        return (gettext("Step"), gettext("From"), gettext("To"), self.unit)

    def rows(self) -> Sequence[Sequence[Cell]]:
        return [
            (
                Cell(number(band.step + 1)),
                Cell(self.steps[band.step].nodes[band.start].name, number=False),
                Cell(self.steps[band.step + 1].nodes[band.end].name, number=False),
                Cell(number(band.amount)),
            )
            for band in self.bands
        ]


def room_of(amount: int, scale: float) -> float:
    """Return the height that a node takes with its name."""
    return max(amount * scale, PITCH) + AIR


def scale_for(columns: Sequence[Column], height: float, most: int) -> float:
    """Return the height of one unit, as large as every column allows."""
    low, high = 0.0, height / most
    for _ in range(30):
        middle = (low + high) / 2
        fits = all(sum(room_of(node.amount, middle) for node in column.nodes) <= height for column in columns)
        low, high = (middle, high) if fits else (low, middle)
    return low


def ribbon(xs: tuple[float, float], tops: tuple[float, float], tall: float) -> str:
    """Return the path of a band that bends from one height to another."""
    (left, right), (top, far) = xs, tops
    middle = (left + right) / 2
    there = f"C{place(middle)} {place(top)} {place(middle)} {place(far)} {place(right)} {place(far)}"
    low, far_low = top + tall, far + tall
    back = f"C{place(middle)} {place(far_low)} {place(middle)} {place(low)} {place(left)} {place(low)}"
    return f"M{place(left)} {place(top)}{there}L{place(right)} {place(far_low)}{back}z"
