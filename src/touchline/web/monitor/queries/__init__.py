"""What can be asked about what followed: two periods side by side, decisions, alerts."""

from touchline.web.monitor.queries.alerts import (
    LOOK,
    alert,
    dismissed,
    is_seen,
    open_alerts,
    state_now,
    waiting,
    workspace_after,
    workspaces,
)
from touchline.web.monitor.queries.changes import Comparison, TouchpointChange, comparison
from touchline.web.monitor.queries.outcomes import Outcome, outcome
from touchline.web.monitor.queries.samples import Choice, Sample, around, choices, latest_pair, sample, surveys

__all__ = [
    "LOOK",
    "Choice",
    "Comparison",
    "Outcome",
    "Sample",
    "TouchpointChange",
    "alert",
    "around",
    "choices",
    "comparison",
    "dismissed",
    "is_seen",
    "latest_pair",
    "open_alerts",
    "outcome",
    "sample",
    "state_now",
    "surveys",
    "waiting",
    "workspace_after",
    "workspaces",
]
