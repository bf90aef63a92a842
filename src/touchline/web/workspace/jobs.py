"""What the workspace does later: its housekeeping."""

from functools import partial

from django.utils.timezone import now
from django.utils.translation import gettext_noop

from touchline.web.workspace.operations.housekeeping import put_away
from touchline.web.workspace.queries.housekeeping import AT_ONCE, ended_sessions, old_jobs
from touchline.web.workspace.work import Call, Handler, Schedule, Step


def keep_house(call: Call) -> Step:
    """Put away a thousand sessions and jobs at a time."""
    sessions, jobs = ended_sessions(now()), old_jobs(now())
    before = call.cursor or {"sessions": 0, "jobs": 0}
    so_far = {"sessions": before["sessions"] + len(sessions), "jobs": before["jobs"] + len(jobs)}
    return Step(
        cursor=so_far,
        done=sum(so_far.values()),
        write=partial(put_away, sessions=sessions, jobs=jobs),
        finished=max(len(sessions), len(jobs)) < AT_ONCE,
        result=so_far,
    )


HANDLERS: dict[str, Handler] = {"workspace.keep_house": keep_house}
SCHEDULES = [
    Schedule(
        "workspace.keep_house", "workspace.keep_house", gettext_noop("Put away what is no longer needed"), every_s=3600
    )
]
