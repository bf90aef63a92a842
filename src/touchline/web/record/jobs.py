"""What runs later: files removed that were left half brought."""

from datetime import timedelta
from functools import partial

from django.utils.timezone import now

from touchline.web.record import operations, queries
from touchline.web.workspace.work import Call, Handler, Schedule, Step


def remove_strays(_call: Call) -> Step:
    strays = queries.stray_files(now() - timedelta(days=1))
    write = partial(operations.remove_strays, strays)
    return Step(done=len(strays), write=write, finished=True, result={"files": len(strays)})


HANDLERS: dict[str, Handler] = {"record.remove_strays": remove_strays}
SCHEDULES = [
    Schedule("record.remove_strays", "record.remove_strays", "Remove files left half brought", daily_at_hour=3)
]
