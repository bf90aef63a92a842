"""Where a workspace stands, in a few sentences and short lists."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from touchline.web.act import queries as act
from touchline.web.act.models import Task, TaskState
from touchline.web.analyse import queries as analyse
from touchline.web.decide import queries as decide
from touchline.web.decide.models import Decision, Move
from touchline.web.decide.operations import frozen_choices
from touchline.web.listen import queries as listen
from touchline.web.listen.queries import NewestScore
from touchline.web.map import queries as maps
from touchline.web.monitor.models import Alert
from touchline.web.monitor.queries import alerts
from touchline.web.workspace.models import AuditEntry, Member, Workspace
from touchline.web.workspace.queries import audit

SHORT = 3
Choice = Mapping[str, Any]  # as Plan.choices has them, and more_minor: what it adds to today's cost


@dataclass(frozen=True, slots=True)
class Advice:
    """What to cut and what to add: as decided, or else as the best plan at today's cost has it."""

    cut: Sequence[Choice]
    add: Sequence[Choice]
    decision: Decision | None
    cost_minor: int  # of the plan, a month


@dataclass(frozen=True, slots=True)
class Share:
    """What one person has to do; member is None for tasks that nobody is responsible for."""

    member: Member | None
    tasks: Sequence[Task]  # the next one due first
    late: int


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the company has walked: what is there already."""

    placed: int
    measured: int
    found: bool  # what goes with satisfaction
    options: int
    decided: bool


@dataclass(frozen=True, slots=True)
class Overview:
    """All that the overview says."""

    progress: Progress
    scores: Sequence[NewestScore]  # all of them, in map order
    weakest: Sequence[NewestScore]
    advice: Advice | None
    tasks: Sequence[Task]  # all of them
    shares: Sequence[Share]
    changes: Sequence[Alert]  # of scores, the newest and largest first
    latest: Sequence[AuditEntry]

    @property
    def open_tasks(self) -> int:
        return sum(len(share.tasks) for share in self.shares)

    @property
    def late_tasks(self) -> int:
        return sum(share.late for share in self.shares)


def overview(workspace: Workspace) -> Overview:
    """Return where the workspace stands today."""
    rated = listen.newest_scores(workspace)
    decision, options = decide.decision(workspace), len(decide.options(workspace))
    tasks = act.tasks(workspace)
    return Overview(
        progress=Progress(
            placed=maps.placement_rows(maps.first_map(workspace)).count(),
            measured=len({each.score.touchpoint.pk for each in rated}),
            found=bool(rated) and analyse.latest_analysis(workspace) is not None,
            options=options,
            decided=decision is not None,
        ),
        scores=rated,
        weakest=listen.weakest_of(rated, SHORT),
        advice=advice(workspace, decision) if options or decision else None,
        tasks=tasks,
        shares=shares(tasks, act.today(workspace)),
        changes=changes(workspace),
        latest=audit.latest(workspace),
    )


def advice(workspace: Workspace, decision: Decision | None) -> Advice | None:
    """Return what to cut and add, or None while there is neither a decision nor a plan."""
    if decision is not None:
        return as_advice(decision.plan.choices, decision.plan.cost_minor, decision)
    best = decide.front(workspace)
    if best is None:
        return None
    plan = best.front.plans[best.near(best.front.today.cost_minor)]
    return as_advice(frozen_choices(best, plan), plan.cost_minor, None)


def changes(workspace: Workspace) -> list[Alert]:
    """Return the changes of scores that nobody has put to rest, of the newest comparison, the largest first."""
    found = alerts.open_alerts(workspace)
    newest = [alert for alert in found if alert.after_key == found[0].after_key]
    return sorted(newest, key=lambda alert: (-abs(alert.difference), alert.touchpoint.name))[:SHORT]


def as_advice(choices: Sequence[Choice], cost_minor: int, decision: Decision | None) -> Advice:
    changing = [choice for choice in choices if choice["changes"]]

    def best_first(move: str) -> list[Choice]:
        mine: list[Choice] = [{**each, "more_minor": each["cost_minor"] - each["today_minor"]} for each in changing]
        order = sorted(mine, key=lambda each: (-each["effect"], each["more_minor"], each["touchpoint_name"]))
        return [each for each in order if each["move"] == move][:SHORT]

    return Advice(best_first(Move.ELIMINATE), best_first(Move.ADD), decision, cost_minor)


def shares(tasks: Sequence[Task], today: date) -> list[Share]:
    """Sort open tasks by who is responsible: who has something late first, nobody's last."""
    by_member: dict[int | None, list[Task]] = {}
    for task in tasks:
        if task.state != TaskState.DONE:
            by_member.setdefault(task.responsible_id, []).append(task)
    found = [
        Share(mine[0].responsible, mine, sum(task.due_date is not None and task.due_date < today for task in mine))
        for mine in by_member.values()
    ]
    return sorted(found, key=lambda share: (share.member is None, -share.late, -len(share.tasks), str(share.member)))
