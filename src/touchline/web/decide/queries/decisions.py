"""What was decided."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from touchline.web.decide.models import Decision, Move
from touchline.web.workspace.models import Workspace

Choice = Mapping[str, Any]  # as Plan.choices has them


@dataclass(frozen=True, slots=True)
class MoveList:
    """What a plan does by one move."""

    move: str
    name: str
    choices: list[Choice]


def four_lists(choices: Sequence[Choice]) -> tuple[list[MoveList], list[Choice]]:
    """Sort choices into keep, eliminate, optimise and add; and return apart what is not added."""
    not_added = [choice for choice in choices if choice["move"] == Move.ADD and not choice["changes"]]
    taken = [choice for choice in choices if choice not in not_added]
    lists = [MoveList(move.value, str(move.label), [c for c in taken if c["move"] == move]) for move in Move]
    return lists, not_added


def decisions(workspace: Workspace) -> list[Decision]:
    """Return all decisions, the latest first."""
    return list(workspace.decisions.select_related("plan", "decided_by").order_by("-decided_at", "-pk"))


def decision(workspace: Workspace) -> Decision | None:
    """Return the decision that holds: the latest."""
    return next(iter(decisions(workspace)), None)


def named_decision(workspace: Workspace, slug: str) -> Decision:
    """Return one decision by its URL name. Raises Decision.DoesNotExist."""
    return workspace.decisions.select_related("plan", "decided_by").get(slug=slug)
