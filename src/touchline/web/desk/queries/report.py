"""All that a report tells of a workspace."""

from collections.abc import Sequence
from dataclasses import dataclass

from touchline.web.act.models import Task
from touchline.web.analyse import queries as analyse
from touchline.web.analyse.queries import FoundDrivers, TouchpointVerdict
from touchline.web.decide import queries as decide
from touchline.web.decide.queries import BestPlans, MoveList
from touchline.web.desk.queries.overview import Overview, overview
from touchline.web.listen.queries import NewestScore
from touchline.web.map import queries as maps
from touchline.web.map.queries import Board
from touchline.web.workspace.models import Workspace


@dataclass(frozen=True, slots=True)
class Report:
    overview: Overview
    board: Board | None
    scores: Sequence[NewestScore]  # of the newest file of answers and the newest surveys of one question
    drivers: FoundDrivers | None
    verdicts: Sequence[TouchpointVerdict]
    best: BestPlans | None
    lists: Sequence[MoveList]  # of the decision that holds
    tasks: Sequence[Task]


def report(workspace: Workspace) -> Report:
    """Return everything, as it is now."""
    the_map, found = maps.first_map(workspace), overview(workspace)
    decision = found.advice.decision if found.advice else None
    drivers = analyse.latest_drivers(workspace)
    return Report(
        overview=found,
        board=maps.board(the_map) if the_map else None,
        scores=found.scores,
        drivers=drivers,
        verdicts=analyse.verdicts_of(drivers.analysis) if drivers else [],
        best=decide.front(workspace) if found.progress.options else None,
        lists=decide.four_lists(decision.plan.choices)[0] if decision else [],
        tasks=found.tasks,
    )
