"""What the clock asks for: schedules declared by the rooms, one row each that says when it is due next."""

import logging
from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction

from touchline.web.workspace.models import Job, JobState, ScheduledRun, Workspace
from touchline.web.workspace.operations.jobs import enqueue
from touchline.web.workspace.work import Schedule
from touchline.web.workspace.worker.handlers import schedules

log = logging.getLogger(__name__)


def reconcile(at: datetime) -> None:
    """Make the rows agree with what is declared: added, changed, removed."""
    declared = schedules()
    wanted = {(s.name, place): s for s in declared.values() for place in places(s)}
    rows = {(row.name, row.workspace_id): row for row in ScheduledRun.objects.all()}
    for key, row in rows.items():
        if key not in wanted:
            row.delete()
        elif row.rhythm != wanted[key].rhythm:
            next_at = next_moment(wanted[key], at, zone_of(row.workspace))
            ScheduledRun.objects.filter(pk=row.pk).update(rhythm=wanted[key].rhythm, next_at=next_at)
    ScheduledRun.objects.bulk_create(
        [new_row(wanted[key], key[1], at) for key in wanted.keys() - rows.keys()], ignore_conflicts=True
    )


def places(schedule: Schedule) -> Iterable[int | None]:
    return Workspace.objects.values_list("pk", flat=True) if schedule.per_workspace else [None]


def new_row(schedule: Schedule, workspace_id: int | None, at: datetime) -> ScheduledRun:
    """Return a row for a new schedule: a rhythm in seconds begins at once, a daily one at its hour."""
    workspace = Workspace.objects.get(pk=workspace_id) if workspace_id else None
    next_at = at if schedule.every_s else next_moment(schedule, at, zone_of(workspace))
    return ScheduledRun(name=schedule.name, workspace=workspace, rhythm=schedule.rhythm, next_at=next_at)


def ask_for_due(at: datetime) -> list[Job]:
    """Ask for the work of every schedule that is due: once, however many workers look, and however often it was missed.

    A run whose last job has not ended yet is left out.
    """
    due = ScheduledRun.objects.filter(next_at__lte=at).select_related("workspace")
    return [job for run in due if run.name in schedules() for job in ask(run, schedules()[run.name], at)]


def ask(run: ScheduledRun, schedule: Schedule, at: datetime) -> list[Job]:
    following = next_moment(schedule, at, zone_of(run.workspace))
    with transaction.atomic():
        if not ScheduledRun.objects.filter(pk=run.pk, next_at=run.next_at).update(next_at=following):
            return []
        unfinished = Job.objects.filter(
            workspace=run.workspace, kind=schedule.kind, asked_by=None, state__in=[JobState.WAITING, JobState.RUNNING]
        )
        if unfinished.exists():
            log.info("%s is due, its last job still runs", schedule.name)
            return []
        return [enqueue(run.workspace, schedule.kind, schedule.arguments, title=schedule.title, asked_by=None)]


def zone_of(workspace: Workspace | None) -> ZoneInfo:
    return workspace.zone if workspace else ZoneInfo("UTC")


def next_moment(schedule: Schedule, after: datetime, zone: ZoneInfo) -> datetime:
    """Return the schedule's first moment later than this one, in UTC.

    >>> nightly = Schedule("x.night", "x.night", "Night", daily_at_hour=2)
    >>> next_moment(nightly, datetime(2026, 10, 24, 12, tzinfo=UTC), ZoneInfo("Europe/Bucharest")).isoformat()
    '2026-10-24T23:00:00+00:00'
    """
    if schedule.every_s:
        return after + timedelta(seconds=schedule.every_s)
    today = after.astimezone(zone).date()
    for days in range(3):
        moment = datetime.combine(today + timedelta(days=days), time(schedule.daily_at_hour or 0), zone).astimezone(UTC)
        if moment > after:
            return moment
    raise AssertionError("no day has this hour")
