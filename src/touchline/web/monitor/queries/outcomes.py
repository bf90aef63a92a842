"""What a decision expected beside what happened since."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from touchline.engine.errors import UnusableInputError
from touchline.web.act import queries as act
from touchline.web.act.models import Task, TaskState
from touchline.web.decide.models import Decision, Move
from touchline.web.monitor.queries.changes import Comparison, TouchpointChange, comparison
from touchline.web.monitor.queries.samples import Sample, around


@dataclass(frozen=True, slots=True)
class Row:
    """One touchpoint that a decision changes: what was expected, what happened, what was done."""

    choice: Mapping[str, Any]  # as Plan.choices has it
    move: str  # in the reader's language
    change: TouchpointChange | None  # None: nobody was asked about it, or nothing can be compared yet
    tasks: Sequence[Task]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A decision with its expectations and what followed. What followed need not come from it."""

    decision: Decision
    comparison: Comparison | None
    trouble: UnusableInputError | None
    rows: Sequence[Row]
    tasks: Sequence[Task]

    @property
    def done(self) -> int:
        return sum(task.state == TaskState.DONE for task in self.tasks)


def outcome(decision: Decision, pair: tuple[Sample, Sample] | None = None) -> Outcome:
    """Return what a decision expected of each touchpoint it changes beside how that is rated since.

    Without a pair, the answers before and since the day of the decision are compared.
    """
    pair, found, trouble = pair or around(decision.workspace, decision.decided_at), None, None
    if pair:
        try:
            found = comparison(*pair)
        except UnusableInputError as error:
            trouble = error
    by_slug = {row.touchpoint.slug: row for row in found.rows if row.touchpoint} if found else {}
    tasks = act.tasks_of_decision(decision)
    rows = [
        Row(
            choice,
            str(Move(choice["move"]).label),
            by_slug.get(choice["touchpoint"]),
            [task for task in tasks if task.touchpoint and task.touchpoint.slug == choice["touchpoint"]],
        )
        for choice in decision.plan.choices
        if choice["changes"]
    ]
    return Outcome(decision, found, trouble, rows, tasks)
