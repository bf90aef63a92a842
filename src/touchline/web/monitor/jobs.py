"""What monitor does later: look for changes whenever answers came or went, or a month is over."""

from functools import partial

from django.utils.timezone import now
from django.utils.translation import gettext_noop

from touchline.engine.errors import UnusableInputError
from touchline.web.monitor import operations, queries
from touchline.web.workspace.models import Workspace
from touchline.web.workspace.work import Call, Handler, Schedule, Step


def look_for_changes(call: Call) -> Step:
    """Look at one workspace after the other: where the answers are other than last time, compare and raise alerts.

    The cursor is [key of the last workspace, how many were looked at].
    """
    last, done = call.cursor or [0, 0]
    workspace, total = queries.workspace_after(last), queries.workspaces()
    if workspace is None:
        return Step(done=done, total=done, finished=True)
    cursor, state = [workspace.pk, done + 1], queries.state_now(workspace)
    if queries.is_seen(workspace, state):
        return Step(cursor=cursor, done=done + 1, total=total)
    write = partial(operations.raise_alerts, workspace, found=last_change(workspace), state=state, at=now())
    return Step(cursor=cursor, done=done + 1, total=total, write=write)


def last_change(workspace: Workspace) -> queries.Comparison | None:
    """Compare the last two periods; None where there are none, or they can't be compared."""
    pair = queries.latest_pair(workspace)
    try:
        return queries.comparison(*pair) if pair else None
    except UnusableInputError:
        return None


HANDLERS: dict[str, Handler] = {queries.LOOK: look_for_changes}
SCHEDULES = [
    Schedule("monitor.changes", queries.LOOK, gettext_noop("Look for touchpoints that got better or worse"), every_s=60)
]
