"""All the best plans: for each cost, the one that pleases customers most."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import gcd

import numpy as np
from numpy.typing import NDArray

from touchline.engine.decide.amounts import money
from touchline.engine.decide.options import Menu, Option, menu
from touchline.engine.decide.plans import EFFECT_UNIT, Plan, Plans, Whole, plan, whole_effect
from touchline.engine.errors import UnusableInputError

MOST_STATES = 40_000_000  # part plans kept in all: about 240 MB
MOST_STATES_A_STEP = 400_000
LARGEST_SUM = 2**62


@dataclass(frozen=True, slots=True)
class Front:
    """The plans that no other plan beats, cheapest first.

    A plan beats another when it costs no more, satisfies no less, and is better in one of the two. With a unit
    above 1, plans whose costs round up to the same multiple of it count as one step, and only the best of each
    step is listed: every plan listed is unbeaten at its true cost, and none is missing at any budget in units.
    """

    unit: int  # minor units
    currency: str
    period: str
    complete: bool  # False: memory would not do; then reason says how far the plans may be from the best
    reason: str
    plans: Plans
    today: Plan  # every touchpoint as it is
    menu: Menu
    budget: int | None  # minor units


@dataclass(frozen=True, slots=True)
class States:
    """Unbeaten part plans after some touchpoints, by rising cost and satisfaction."""

    costs: Whole  # minor units
    effects: Whole  # billionths of a point
    ranks: Whole  # place in the order of the chosen options' texts


@dataclass(frozen=True, slots=True)
class Link:
    """How each part plan came about: the one before it, and the option added."""

    parents: NDArray[np.int32]
    picks: NDArray[np.int16]


def front(
    options: Sequence[Option], *, budget: int | None = None, unit: int | None = None, currency: str, period: str
) -> Front:
    """Find every plan that no other beats: the exact Pareto front of running cost against satisfaction.

    Takes options in any order (see menu), costs in minor units of the currency a period, effects in points of
    the whole-journey score; effects are added up, to a billionth of a point. budget and unit are minor units;
    without a unit, the greatest common divisor of the costs is taken, and no plan is left out. Plans equal in
    cost and satisfaction: the first by option texts, touchpoints in the order of their names.
    Method: dominance-merging dynamic programme, Nemhauser and Ullmann (1969), "Discrete dynamic programming and
    capital allocation", Management Science 15, over the multiple-choice knapsack; whole numbers throughout.
    Raises UnusableInputError when options are unclear (see menu), unit or budget is unusable, or no plan fits.

    >>> from touchline.engine.decide import Move, Option
    >>> chat = Option("Chat", "Live chat", Move.ADD, 0.4, running_cost_minor=90000)
    >>> [p.cost_minor for p in front([chat], currency="EUR", period="month").plans]
    [0, 90000]
    """
    choices = menu(options)
    check_sizes(choices)
    if unit is not None and unit < 1:
        raise UnusableInputError(
            "unit-too-small",
            f"a unit of {unit}",
            expected="at least 1 minor unit",
            fix="Leave the unit out.",
            unit=unit,
        )
    step = unit or gcd(*(o.running_cost_minor for row in choices.options for o in row)) or 1
    limit = spending_limit(choices, budget, currency)
    states, links, slack = merged(choices, limit)
    plans = Plans(choices, picks_of(links, len(states.costs)), states.costs, states.effects)
    today = plan([row[place] for row, place in zip(choices.options, choices.baselines, strict=True)])
    best = plans.only(last_of_each(-(-plans.costs // step)))
    reason = f"plans may cost up to {slack} minor units more than the best at their satisfaction" if slack else ""
    return Front(step, currency, period, not slack, reason, best, today, choices, budget)


def check_sizes(choices: Menu) -> None:
    """Refuse numbers so large that whole numbers of 64 bits could overflow."""
    rows = choices.options
    cost = sum(max(abs(o.running_cost_minor) for o in row) for row in rows)
    effect = sum(max(abs(o.effect) for o in row) for row in rows) * EFFECT_UNIT
    if not (cost < LARGEST_SUM and effect < LARGEST_SUM):
        raise UnusableInputError(
            "numbers-too-large",
            "costs or effects add up beyond what can be counted exactly",
            expected="costs below 4 x 10^18 minor units and effects below 4 x 10^9 points in all",
            fix="Check for numbers with too many digits.",
        )


def spending_limit(choices: Menu, budget: int | None, currency: str) -> int:
    """Return the most that a plan may cost; without a budget, what the dearest plan costs."""
    if budget is None:
        return sum(max(o.running_cost_minor for o in row) for row in choices.options)
    cheapest = sum(min(o.running_cost_minor for o in row) for row in choices.options)
    if budget < cheapest:
        raise UnusableInputError(
            "budget-too-small",
            f"a budget of {money(budget, currency)} {currency}; the cheapest plan costs {money(cheapest, currency)}",
            expected=f"at least {money(cheapest, currency)} {currency}",
            fix="Raise the budget, or add cheaper options.",
            budget=f"{money(budget, currency)} {currency}",
            cheapest=f"{money(cheapest, currency)} {currency}",
        )
    return budget


def merged(choices: Menu, limit: int) -> tuple[States, list[Link], int]:
    """Add touchpoint after touchpoint, keeping unbeaten part plans. Returns also how inexact it became, in cost."""
    room = min(MOST_STATES_A_STEP, max(MOST_STATES // len(choices.touchpoints), 2))
    rest = sum(min(o.running_cost_minor for o in row) for row in choices.options)
    none = np.zeros(1, dtype=np.int64)
    states, links, slack = States(none, none, none), [], 0
    for row in choices.options:
        rest -= min(o.running_cost_minor for o in row)
        states, link = extended(states, row, limit - rest)
        if len(states.costs) > room:
            width = int(states.costs[-1] - states.costs[0]) // room + 1
            states, link = thinned(states, link, width)
            slack += width
        links.append(link)
    return states, links, slack


def extended(states: States, row: Sequence[Option], limit: int) -> tuple[States, Link]:
    """Give every part plan each option of one more touchpoint, and keep those that no other beats."""
    size, many = len(states.costs), len(row)
    costs = np.add.outer(np.array([o.running_cost_minor for o in row]), states.costs).ravel()
    effects = np.add.outer(np.array([whole_effect(o.effect) for o in row]), states.effects).ravel()
    near = reaching(costs, effects, limit)
    texts = states.ranks[near % size] * many + near // size
    kept = unbeaten(near, costs, effects, texts)
    parents, picks = kept % size, kept // size
    texts = states.ranks[parents] * many + picks
    ranks = np.empty_like(kept)
    ranks[np.argsort(texts)] = np.arange(len(kept))
    link = Link(parents.astype(np.int32), picks.astype(np.int16))
    return States(costs[kept], effects[kept], ranks), link


def reaching(costs: Whole, effects: Whole, limit: int) -> Whole:
    """Return the places, by rising cost, of affordable plans that satisfy as much as any cheaper one."""
    order = np.argsort(costs, kind="stable")  # sorted runs, one an option: this merges them in linear time
    order = order[: np.searchsorted(costs[order], limit, side="right")]
    sorted_effects = effects[order]
    near: Whole = order[sorted_effects == np.maximum.accumulate(sorted_effects)]
    return near


def unbeaten(near: Whole, costs: Whole, effects: Whole, texts: Whole) -> Whole:
    """Return those of the places that no other beats; of equal ones the first by text."""
    order = np.lexsort((texts, -effects[near], costs[near]))
    ordered = near[order]
    tops = np.maximum.accumulate(effects[ordered])
    better = np.ones(len(ordered), dtype=bool)
    better[1:] = effects[ordered][1:] > tops[:-1]
    return ordered[better]


def thinned(states: States, link: Link, width: int) -> tuple[States, Link]:
    """Keep of all part plans within a width of cost only the most satisfying."""
    kept = last_of_each((states.costs - states.costs[0]) // width)
    return (
        States(states.costs[kept], states.effects[kept], states.ranks[kept]),
        Link(link.parents[kept], link.picks[kept]),
    )


def last_of_each(steps: Whole) -> Whole:
    """Return the place of the last of each run of equal numbers."""
    return np.flatnonzero(np.append(steps[1:] != steps[:-1], True))


def picks_of(links: Sequence[Link], size: int) -> NDArray[np.int16]:
    """Walk back from each whole plan to the options that made it."""
    picks = np.empty((size, len(links)), dtype=np.int16)
    places = np.arange(size, dtype=np.int32)
    for column in range(len(links) - 1, -1, -1):
        picks[:, column] = links[column].picks[places]
        places = links[column].parents[places]
    return picks
