"""Plans: one option for each touchpoint, with what it costs and what it brings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import fsum, sqrt
from typing import overload

import numpy as np
from numpy.typing import NDArray

from touchline.engine.decide.options import Menu, Option

Whole = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Plan:
    """One option for each touchpoint."""

    cost_minor: int  # running cost of a period, exact
    satisfaction: float  # sum of the effects: points of the whole-journey score against today
    low: float | None  # 95 % range of the sum, effects taken as independent; None where an effect has no range
    high: float | None
    effort_days: float  # working days, once
    chosen: tuple[Option, ...]  # in the order of the touchpoints' names

    @property
    def options(self) -> Mapping[str, str]:
        """The option of each touchpoint, by their texts."""
        return {option.touchpoint: option.option for option in self.chosen}

    @property
    def without_range(self) -> tuple[Option, ...]:
        """Chosen options whose effect is not zero and has no range."""
        return tuple(option for option in self.chosen if option.effect and lacks_range(option))


def plan(chosen: Sequence[Option]) -> Plan:
    """Add up a plan from its options.

    Takes one option for each touchpoint. Costs in minor units, effects in points of the whole-journey score.
    The range of the sum follows Zou and Donner (2008), "Construction of confidence limits about effect measures:
    a general approach", Statistics in Medicine 27: distances from effect to limit are added as squares, each side
    on its own. It holds for effects found independently of each other. Raises nothing.

    >>> from touchline.engine.decide import Move, Option
    >>> plan([Option("Chat", "Live chat", Move.ADD, 0.4, 0.1, 0.8, running_cost_minor=90000)]).low
    0.1
    """
    ordered = tuple(sorted(chosen, key=lambda option: option.touchpoint))
    total = exact_sum([option.effect for option in ordered])
    low, high = total_range(total, ordered)
    cost = sum(option.running_cost_minor for option in ordered)
    return Plan(cost, total, low, high, fsum(option.effort_days for option in ordered), ordered)


def total_range(total: float, chosen: Sequence[Option]) -> tuple[float | None, float | None]:
    """Return the range of a sum of effects, or nothing when one of them has none."""
    uncertain = [option for option in chosen if option.effect or not lacks_range(option)]
    if any(lacks_range(option) for option in uncertain):
        return None, None
    below = fsum((option.effect - (option.effect_low or 0.0)) ** 2 for option in uncertain)
    above = fsum(((option.effect_high or 0.0) - option.effect) ** 2 for option in uncertain)
    return round(total - sqrt(below), EFFECT_DECIMALS), round(total + sqrt(above), EFFECT_DECIMALS)


def lacks_range(option: Option) -> bool:
    return option.effect_low is None or option.effect_high is None


EFFECT_DECIMALS = 9  # finer than anybody can measure; finer parts of an effect are rounded off
EFFECT_UNIT = 1_000_000_000


def whole_effect(effect: float) -> int:
    """Return an effect as a whole number of billionths of a point, so that sums are exact."""
    return round(effect * EFFECT_UNIT)


def exact_sum(effects: Sequence[float]) -> float:
    """Add effects without any rounding on the way."""
    return sum(whole_effect(effect) for effect in effects) / EFFECT_UNIT


@dataclass(frozen=True, slots=True, eq=False)
class Plans(Sequence[Plan]):
    """Many plans, kept as a small table; each is spelled out when it is asked for."""

    menu: Menu
    picks: NDArray[np.int16]  # one row a plan, one column a touchpoint: place of the option in the touchpoint's row
    costs: Whole  # minor units, one a plan
    effects: Whole  # billionths of a point, one a plan

    def __len__(self) -> int:
        return len(self.costs)

    @overload
    def __getitem__(self, place: int) -> Plan: ...
    @overload
    def __getitem__(self, place: slice) -> "Plans": ...
    def __getitem__(self, place: int | slice) -> "Plan | Plans":
        if isinstance(place, slice):
            return self.only(np.arange(len(self))[place])
        row = self.picks[place]
        return plan([options[int(pick)] for options, pick in zip(self.menu.options, row, strict=True)])

    def only(self, places: Whole) -> "Plans":
        """Return the plans at these places."""
        return Plans(self.menu, self.picks[places], self.costs[places], self.effects[places])
