"""The best plans: cost to the right, effect up, joined by steps."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from touchline.web.shell.chart.axis import Axis
from touchline.web.shell.chart.drawing import Drawing, Shape, mark, path, place
from touchline.web.shell.chart.figure import Cell, Figure
from touchline.web.shell.chart.labels import Box, around, labels
from touchline.web.shell.chart.plot import Plot, plot
from touchline.web.shell.chart.scatter import given

RADIUS = 5.0
MANY = 40


@dataclass(frozen=True, slots=True)
class Plan:
    """One plan that no other beats on both counts."""

    cost: float
    effect: float
    url: str = ""
    name: str = ""  # written beside the point; empty for most
    here: bool = False  # the plan that is being looked at
    note: str = ""


@dataclass(frozen=True, slots=True)
class Position:
    """Where the company is today."""

    cost: float
    effect: float
    name: str


@dataclass(frozen=True, slots=True)
class Front(Figure):
    """Plans in ascending cost. complete=False says that some may still be found."""

    title: str
    says: str
    x: Axis
    y: Axis
    plans: Sequence[Plan]
    today: Position | None = None
    budget: float | None = None
    complete: bool = True
    key: str = "front"
    in_panel: bool = False  # what a link opens is shown beside the page
    wide: tuple[int, int] = (760, 440)
    narrow: tuple[int, int] = (360, 340)

    def draw(self, size: tuple[int, int]) -> Drawing:
        now = self.today
        costs = [*(p.cost for p in self.plans), *given(now.cost if now else None), *given(self.budget)]
        effects = [*(p.effect for p in self.plans), *given(now.effect if now else None)]
        ground = plot(size, self.x, self.y, costs, effects)
        taken = self._budget(ground)
        self._steps(ground)
        radius = RADIUS if len(self.plans) <= MANY else RADIUS * 0.6
        ground.drawing.shapes.extend(self._mark(ground, p, radius) for p in self.plans)
        if now:
            x, y = ground.x(now.cost), ground.y(now.effect)
            says = f"{now.name}: {self.x.write(now.cost)}, {self.y.write(now.effect)}"
            ground.drawing.shapes.append(Shape("today", mark("diamond", x, y, RADIUS), says))
        self._names(ground, taken)
        return ground.drawing

    def _budget(self, ground: Plot) -> list[Box]:
        if self.budget is None:
            return []
        x = ground.x(self.budget)
        ground.drawing.line("budget", x, ground.box.top, x, ground.box.bottom)
        words = gettext("budget")
        ground.drawing.text_behind("quarter", x - 6, ground.box.top + 14, words, "end")
        return [Box(x - 70, ground.box.top, x, ground.box.top + 18)]

    def _steps(self, ground: Plot) -> None:
        """Join the plans: a budget between two of them buys the cheaper one."""
        corners: list[tuple[float, float]] = []
        for plan in self.plans:
            x, y = ground.x(plan.cost), ground.y(plan.effect)
            if corners:
                corners.append((x, corners[-1][1]))
            corners.append((x, y))
        if not corners:
            return
        corners.append((ground.box.right, corners[-1][1]))
        below = [(corners[0][0], ground.box.bottom), *corners, (ground.box.right, ground.box.bottom)]
        ground.drawing.shapes.append(Shape("reach" if self.complete else "reach unfinished", path(below)))
        ground.drawing.shapes.append(Shape("steps", path(corners, closed=False)))

    def _mark(self, ground: Plot, plan: Plan, radius: float) -> Shape:
        x, y = ground.x(plan.cost), ground.y(plan.effect)
        says = f"{self.x.name} {self.x.write(plan.cost)}, {self.y.name} {self.y.write(plan.effect)}"
        says = ": ".join(filter(None, (plan.name, says)))
        return Shape(
            "mark series-1 here" if plan.here else "mark series-1",
            mark("circle", x, y, radius * (1.4 if plan.here else 1)),
            f"{says}. {plan.note}" if plan.note else says,
            plan.url,
            plan.here,
            (place(x), place(y)),
        )

    def _names(self, ground: Plot, taken: Sequence[Box]) -> None:
        named = [(p.cost, p.effect, p.name) for p in self.plans if p.name]
        if self.today:
            named.insert(0, (self.today.cost, self.today.effect, self.today.name))
        at = [(ground.x(cost), ground.y(effect), name) for cost, effect, name in named]
        others = [around(ground.x(p.cost), ground.y(p.effect), RADIUS) for p in self.plans]
        for label in labels(at, inside=ground.box, taken=[*taken, *others], r=RADIUS + 2):
            ground.drawing.text("label", label.x, label.box.bottom - 3, label.words, label.anchor)

    def columns(self) -> Sequence[str]:
        return (gettext("Plan"), self.x.name, self.y.name)

    def rows(self) -> Sequence[Sequence[Cell]]:
        return [
            (
                Cell(p.name or gettext("Plan %(number)s") % {"number": i}, p.url, number=False),
                Cell(self.x.write(p.cost)),
                Cell(self.y.write(p.effect)),
            )
            for i, p in enumerate(self.plans, 1)
        ]
