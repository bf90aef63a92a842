"""Proof that a front is right, by going through every plan there is."""

from dataclasses import dataclass

import numpy as np

from touchline.engine.decide.front import Front
from touchline.engine.decide.options import Menu
from touchline.engine.decide.plans import Whole, whole_effect
from touchline.engine.errors import UnusableInputError

MOST_PLANS = 1_000_000


@dataclass(frozen=True, slots=True)
class Proof:
    """What going through every plan has shown."""

    plans: int  # how many there are, all of them compared
    holds: bool  # the front lists the same plans, with the same costs, effects and options


def prove(front: Front) -> Proof:
    """Compare a front with what going through every single plan gives.

    Takes a front of options that make at most a million plans. Costs in minor units, effects in billionths of a
    point, as in the front. Raises UnusableInputError when there are more plans than that.
    """
    count = front.menu.plans
    if count > MOST_PLANS:
        raise UnusableInputError(
            "too-many-plans-to-prove",
            f"{count:,} plans",
            expected=f"at most {MOST_PLANS:,} to go through one by one",
            fix="Prove a smaller file; the same computation is used for any size.",
            plans=count,
            most=MOST_PLANS,
        )
    costs, effects = every_plan(front.menu)
    best = best_by_hand(costs, effects, front.unit, front.budget)
    shape = [len(row) for row in front.menu.options]
    picks = np.stack(np.unravel_index(best, shape), axis=1)
    listed = front.plans
    same = len(best) == len(listed) and bool(
        np.array_equal(costs[best], listed.costs)
        and np.array_equal(effects[best], listed.effects)
        and np.array_equal(picks, listed.picks)
    )
    return Proof(count, same)


def every_plan(menu: Menu) -> tuple[Whole, Whole]:
    """Return cost and effect of every plan, in the order of their options' texts."""
    costs = effects = np.zeros(1, dtype=np.int64)
    for row in menu.options:
        costs = np.add.outer(costs, np.array([o.running_cost_minor for o in row], dtype=np.int64)).ravel()
        effects = np.add.outer(effects, np.array([whole_effect(o.effect) for o in row], dtype=np.int64)).ravel()
    return costs, effects


def best_by_hand(costs: Whole, effects: Whole, unit: int, budget: int | None) -> Whole:
    """Return the places of the plans that no other beats, one plan after the other, the simplest way there is."""
    best: list[int] = []
    for place in np.lexsort((np.arange(len(costs)), -effects, costs)).tolist():
        if budget is not None and costs[place] > budget:
            break
        if best and effects[place] <= effects[best[-1]]:
            continue
        if best and -(-costs[place] // unit) == -(-costs[best[-1]] // unit):
            best.pop()
        best.append(place)
    return np.array(best, dtype=np.int64)
