"""From one plan to another: what changes, what it costs, what it brings."""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from touchline.engine.decide.front import Front
from touchline.engine.decide.options import Option
from touchline.engine.decide.plans import EFFECT_UNIT, Plan, exact_sum, whole_effect
from touchline.engine.errors import UnusableInputError


@dataclass(frozen=True, slots=True)
class Switch:
    """Another option for one touchpoint."""

    before: Option
    after: Option

    @property
    def cost_minor(self) -> int:
        """What it adds to the running cost; below zero: what it saves."""
        return self.after.running_cost_minor - self.before.running_cost_minor

    @property
    def satisfaction(self) -> float:
        """What it adds to the whole-journey score, in points; below zero: what it loses."""
        return exact_sum([self.after.effect, -self.before.effect])


@dataclass(frozen=True, slots=True)
class Step:
    """The way from one plan to another."""

    plan: Plan
    switches: tuple[Switch, ...]
    cost_minor: int
    satisfaction: float  # points of the whole-journey score

    @property
    def per_point(self) -> Fraction | None:
        """Minor units for one more point; None where satisfaction does not rise."""
        gain = whole_effect(self.satisfaction)
        return Fraction(self.cost_minor * EFFECT_UNIT, gain) if gain > 0 else None


def step(start: Plan, end: Plan) -> Step:
    """Return what changes from one plan to another, touchpoints by name. Minor units and points. Raises nothing."""
    pairs = zip(start.chosen, end.chosen, strict=True)
    switches = tuple(Switch(before, after) for before, after in pairs if before != after)
    gain = exact_sum([end.satisfaction, -start.satisfaction])
    return Step(end, switches, end.cost_minor - start.cost_minor, gain)


def next_step(front: Front, place: int) -> Step | None:
    """Return the way from one plan of the front (by place, from 0) to the next dearer one; None after the last.

    This is what one more unit of money buys: with whole options there is no smooth price, only the next plan.
    Raises UnusableInputError when there is no such place.
    """
    if not 0 <= place < len(front.plans):
        raise UnusableInputError(
            "no-such-plan",
            f"plan {place}",
            expected=f"0 to {len(front.plans) - 1}",
            fix="Choose a plan of this front.",
            place=place,
        )
    return step(front.plans[place], front.plans[place + 1]) if place + 1 < len(front.plans) else None


def same_for_less(front: Front) -> Step | None:
    """Return the way from today to the cheapest plan that satisfies no less, if it costs less. Raises nothing."""
    target = whole_effect(front.today.satisfaction)
    place = int(np.searchsorted(front.plans.effects, target))
    if place == len(front.plans) or front.plans.costs[place] >= front.today.cost_minor:
        return None
    return step(front.today, front.plans[place])


def more_for_same(front: Front) -> Step | None:
    """Return the way from today to the plan that satisfies most at no more cost, if it does more. Raises nothing."""
    place = int(np.searchsorted(front.plans.costs, front.today.cost_minor, side="right")) - 1
    if place < 0 or front.plans.effects[place] <= whole_effect(front.today.satisfaction):
        return None
    return step(front.today, front.plans[place])


def single_switches(front: Front, plan: Plan) -> tuple[Switch, ...]:
    """Return every way to change a plan at one touchpoint only, by touchpoint and option text.

    Takes a plan of the same options as the front. Minor units a period, points of the score. Raises nothing.
    """
    return tuple(
        Switch(before, after)
        for before, row in zip(plan.chosen, front.menu.options, strict=True)
        for after in row
        if after != before
    )
