"""The best plans that a workspace's options make."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from django.core.cache import cache

from touchline.engine import decide as engine
from touchline.web.decide.models import Move, Option
from touchline.web.decide.queries.options import options
from touchline.web.workspace.models import Workspace

PLANS_SHOWN = 150
ROUND_STEPS = (1, 2, 5)
PERIOD = "month"
KEPT_S = 24 * 3600


@dataclass(frozen=True, slots=True)
class BestPlans:
    """The front of a workspace, with the options it was made from."""

    front: engine.Front
    rows: Mapping[str, Option]  # by URL name
    waiting: int  # options in no plan, because their cost or effect, or that of keeping the touchpoint, is unsaid
    fingerprint: str  # of all that went in; the same while no option changes

    def named(self, option: engine.Option) -> str:
        """Return an option's name; empty where nothing is added."""
        row = self.rows.get(option.option)
        return row.name if row else ""

    def near(self, cost_minor: int) -> int:
        """Return the place of the dearest plan of at most this cost, or of the cheapest."""
        places = [place for place, cost in enumerate(self.front.plans.costs) if cost <= cost_minor]
        return places[-1] if places else 0


def front(workspace: Workspace, *, budget: int | None = None, unit: int | None = None) -> BestPlans | None:
    """Return the best plans, or None while no touchpoint has what it takes. budget and unit are minor units.

    Without a unit, a round one is taken that lists at most PLANS_SHOWN plans. The same options are computed once.
    Raises UnusableInputError when no plan fits the budget.
    """
    rows = options(workspace)
    ready = usable(rows)
    if not ready:
        return None
    asked = [as_engine(row) for row in ready]
    step = unit or round_step(asked)
    fingerprint = fingerprint_of(asked, workspace.currency, budget, step)
    found = cache.get(f"decide.front.{fingerprint}")
    if found is None:
        found = engine.front(asked, budget=budget, unit=step, currency=workspace.currency, period=PERIOD)
        cache.set(f"decide.front.{fingerprint}", found, KEPT_S)
    return BestPlans(found, {row.slug: row for row in rows}, len(rows) - len(ready), fingerprint)


def usable(rows: Sequence[Option]) -> list[Option]:
    """Return the options that say cost and effect, of touchpoints whose cost today is known or that do not live yet."""
    known = {row.touchpoint_id for row in rows if row.move == Move.KEEP and row.running_cost_minor is not None}
    kept = {row.touchpoint_id for row in rows if row.move != Move.ADD}
    said = [row for row in rows if row.effect is not None and row.running_cost_minor is not None]
    return [row for row in said if row.touchpoint_id in known or row.touchpoint_id not in kept]


def as_engine(row: Option) -> engine.Option:
    """Return an option as the engine takes it: told apart by URL names, which no renaming changes."""
    return engine.Option(
        touchpoint=row.touchpoint.slug,
        option=row.slug,
        move=engine.Move(row.move),
        effect=row.effect or 0.0,
        effect_low=row.effect_low,
        effect_high=row.effect_high,
        evidence=engine.Evidence(row.evidence),
        running_cost_minor=row.running_cost_minor or 0,
        effort_days=row.effort_days,
        protected=row.touchpoint.protected,
    )


def round_step(asked: Sequence[engine.Option]) -> int:
    """Return the smallest round amount, 1, 2 or 5 with noughts, that makes no more steps than plans are shown."""
    choices = engine.menu(asked).options
    most = sum(max(o.running_cost_minor for o in row) for row in choices)
    least = sum(min(o.running_cost_minor for o in row) for row in choices)
    power = 1
    while True:
        for factor in ROUND_STEPS:
            if (most - least) // (power * factor) < PLANS_SHOWN:
                return power * factor
        power *= 10


def fingerprint_of(asked: Sequence[engine.Option], currency: str, budget: int | None, step: int) -> str:
    told = [[str(getattr(option, name)) for name in engine.Option.__slots__] for option in asked]
    return sha256(json.dumps([sorted(told), currency, budget, step]).encode()).hexdigest()[:40]
