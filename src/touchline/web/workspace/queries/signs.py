"""Signs of life: whether the tables are ready, how the jobs stand."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Count, Min

from touchline.web.workspace.models import Job, JobState, ScheduledRun

NOTICED = [JobState.WAITING, JobState.RUNNING, JobState.FAILED]


@dataclass(frozen=True, slots=True)
class JobSigns:
    """How the jobs of the whole installation stand."""

    by_state: dict[str, int]
    waiting_by_kind: dict[str, int]
    longest_wait_s: float  # of the job that has been due longest; 0 if none waits
    clock_late_s: float  # how long work of the clock is overdue: no worker looks if it grows


def tables_ready() -> bool:
    """Say whether every migration of this version is applied. Raises DatabaseError when the database is away."""
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def job_signs(at: datetime) -> JobSigns:
    counted = Job.objects.filter(state__in=NOTICED).values_list("state").annotate(jobs=Count("pk"))
    waiting = Job.objects.filter(state=JobState.WAITING).values_list("kind").annotate(jobs=Count("pk"))
    due = Job.objects.filter(state=JobState.WAITING, run_after__lte=at).aggregate(moment=Min("run_after"))["moment"]
    next_at = ScheduledRun.objects.aggregate(moment=Min("next_at"))["moment"]
    return JobSigns(
        by_state={str(state): 0 for state in NOTICED} | dict(counted.order_by("state")),
        waiting_by_kind=dict(waiting.order_by("kind")),
        longest_wait_s=seconds(due, at),
        clock_late_s=seconds(next_at, at),
    )


def seconds(since: datetime | None, at: datetime) -> float:
    return max((at - since).total_seconds(), 0.0) if since else 0.0
