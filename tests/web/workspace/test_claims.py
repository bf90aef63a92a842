"""Many workers, one list of jobs: each job is one worker's."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection
from django.utils.timezone import now

from tests.conftest import Cast
from touchline.web.workspace.models import Job, ScheduledRun
from touchline.web.workspace.operations.jobs import enqueue
from touchline.web.workspace.work import Schedule
from touchline.web.workspace.worker import claims, schedules

WORKERS, JOBS = 8, 40


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_two_workers_never_take_the_same_job() -> None:
    for number in range(JOBS):
        enqueue(None, "test.x", {}, title=str(number), asked_by=None)

    taken = at_once(take_all)

    assert sorted(taken) == sorted(Job.objects.values_list("pk", flat=True))
    assert set(Job.objects.values_list("attempts", flat=True)) == {1}


@pytest.mark.django_db(transaction=True)
def test_what_is_due_is_asked_for_by_one_worker_only(monkeypatch: pytest.MonkeyPatch) -> None:
    hourly = Schedule("test.hourly", "test.hour", "Hour", every_s=3600)
    monkeypatch.setattr(schedules, "schedules", lambda: {hourly.name: hourly})

    at_once(lambda: [schedules.reconcile(now())])
    asked = at_once(lambda: schedules.ask_for_due(now() + timedelta(minutes=1)))

    assert (ScheduledRun.objects.count(), len(asked), Job.objects.count()) == (1, 1, 1)


def test_jobs_are_taken_in_the_order_in_which_they_may_run(cast: Cast) -> None:
    later = enqueue(None, "test.x", {}, title="later", asked_by=None)
    sooner = enqueue(None, "test.x", {}, title="sooner", asked_by=None, run_after=now() - timedelta(hours=1))
    enqueue(None, "test.x", {}, title="tomorrow", asked_by=None, run_after=now() + timedelta(days=1))

    taken = [claims.claim_next() for _ in range(3)]

    assert [job and job.pk for job in taken] == [sooner.pk, later.pk, None]


def take_all() -> list[int]:
    taken = []
    while job := claims.claim_next():
        taken.append(job.pk)
    return taken


def at_once[Found](work: Callable[[], Sequence[Found]]) -> list[Found]:
    """Do the same in eight threads that begin together. Returns all that came of it."""
    together = Barrier(WORKERS)

    def one(_number: int) -> list[Found]:
        together.wait()
        try:
            return list(work())
        finally:
            connection.close()

    with ThreadPoolExecutor(WORKERS) as pool:
        return [found for part in pool.map(one, range(WORKERS)) for found in part]
