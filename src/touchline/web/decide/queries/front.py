"""The best plans that a workspace's options make."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from math import gcd, prod

from django.core.cache import cache

from touchline.engine import decide as engine
from touchline.web.decide.models import Move, Option
from touchline.web.decide.queries.options import options
from touchline.web.workspace.models import Job, JobState, Workspace

PLANS_SHOWN = 150
ROUND_STEPS = (1, 2, 5)
PERIOD = "month"
KEPT_S = 30 * 24 * 3600
MOST_AT_ONCE = 80  # touchpoints; more are left to a job
FIND_FRONT = "decide.find_front"
OPEN = (JobState.WAITING, JobState.RUNNING)


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


@dataclass(frozen=True, slots=True)
class Question:
    """What the best plans are asked from: all options that are ready, within a budget, in steps."""

    workspace: Workspace
    rows: Sequence[Option]
    asked: Sequence[engine.Option]
    budget: int | None
    step: int
    fingerprint: str  # of all that goes in; the same while no option changes

    @property
    def is_large(self) -> bool:
        """Whether it takes longer than somebody should wait for a page."""
        return len({option.touchpoint for option in self.asked}) > MOST_AT_ONCE

    @property
    def key(self) -> str:
        return f"decide.front.{self.fingerprint}"

    def known(self) -> BestPlans | None:
        """Return the best plans if they were found before."""
        found = cache.get(self.key)
        return self.answer(found) if found is not None else None

    def find(self) -> BestPlans:
        """Find the best plans and keep them. Raises UnusableInputError when no plan fits the budget."""
        currency = self.workspace.currency
        found = engine.front(self.asked, budget=self.budget, unit=self.step, currency=currency, period=PERIOD)
        cache.set(self.key, found, KEPT_S)
        return self.answer(found)

    def answer(self, found: engine.Front) -> BestPlans:
        rows = {row.slug: row for row in self.rows}
        return BestPlans(found, rows, len(self.rows) - len(self.asked), self.fingerprint)


def question(workspace: Workspace, *, budget: int | None = None, unit: int | None = None) -> Question | None:
    """Return what to find the best plans from, or None while no touchpoint has what it takes. Minor units.

    Without a unit, a round one is taken that lists at most PLANS_SHOWN plans.
    """
    rows = options(workspace)
    asked = [as_engine(row) for row in usable(rows)]
    if not asked:
        return None
    step = unit or round_step(asked)
    return Question(workspace, rows, asked, budget, step, fingerprint_of(asked, workspace.currency, budget, step))


def front(workspace: Workspace, *, budget: int | None = None, unit: int | None = None) -> BestPlans | None:
    """Return the best plans; None while no touchpoint has what it takes, or while many options wait for a job.

    budget and unit are minor units. The same options are computed once.
    Raises UnusableInputError when no plan fits the budget.
    """
    asked = question(workspace, budget=budget, unit=unit)
    if asked is None:
        return None
    return asked.known() or (None if asked.is_large else asked.find())


def finding(workspace: Workspace) -> Job | None:
    """Return the open job that finds the best plans, if there is one."""
    return Job.objects.filter(workspace=workspace, kind=FIND_FRONT, state__in=OPEN).order_by("-pk").first()


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
    """Return the smallest round amount, 1, 2 or 5 with noughts, that makes no more steps than plans are shown.

    Where there are no more plans at all than are shown, it is what divides all costs, and none is left out.
    """
    choices = engine.menu(asked).options
    if prod(len(row) for row in choices) <= PLANS_SHOWN:
        return gcd(*(option.running_cost_minor for row in choices for option in row)) or 1
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
