"""Work that goes on, whatever is killed with -9: real processes, on the database that the tests run on."""

import os
import random
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import DjangoDbBlocker

from tests.elsewhere import a_database, looked_into
from tests.serving import Served, served, wait_for
from touchline.web.shell.slugs import new_slug
from touchline.web.workspace.models import AuditEntry, Job, JobState, Workspace
from touchline.web.workspace.operations.jobs import enqueue

CHUNKS = 60
pytestmark = pytest.mark.slow


@pytest.fixture
def installation(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[Served]:
    """Touchline as people run it, with work for tests, and a lease that ends soon."""
    with a_database() as url, django_db_blocker.unblock(), looked_into(tmp_path, url):
        extra = {"TOUCHLINE_EXTRA_JOBS": "tests.web.workspace.chunk_job", "TOUCHLINE_JOB_LEASE_S": "2"}
        with served(tmp_path, url, **extra) as running:
            yield running


def ask_for_chunks(**arguments: float) -> Job:
    workspace = Workspace.objects.create(name="Casa Lavanda", slug=new_slug("casa"))
    arguments = {"chunks": CHUNKS, "chunk_s": 0.1} | arguments
    return enqueue(workspace, "test.chunks", arguments, title="Count to sixty", asked_by=None)


def written() -> list[int]:
    return [e.details["chunk"] for e in AuditEntry.objects.filter(action="test.chunk").order_by("pk")]


def state(job: Job) -> str:
    job.refresh_from_db()
    return job.state


def wait_for_chunks(chunks: int) -> None:
    wait_for(lambda: len(written()) >= chunks, what=f"{chunks} chunks")


def worker_at_work() -> int:
    last = AuditEntry.objects.filter(action="test.chunk").latest("pk")
    process: int = last.details["process"]
    return process


def finish(job: Job) -> None:
    """See the job go on within a minute, and come to its end with each effect there once."""
    before = len(written())
    wait_for(lambda: len(written()) > before or state(job) == JobState.DONE, within_s=60, what="the job to go on")
    wait_for(lambda: state(job) == JobState.DONE, what="the job's end")
    assert written() == list(range(CHUNKS))


def test_the_main_process_killed(installation: Served) -> None:
    installation.start()
    job = ask_for_chunks()
    wait_for_chunks(10)

    installation.kill_main()
    assert len(written()) < CHUNKS
    installation.start()

    assert installation.status() == 200
    finish(job)


def test_a_worker_killed(installation: Served) -> None:
    installation.start()
    job = ask_for_chunks()
    wait_for_chunks(10)

    os.kill(worker_at_work(), signal.SIGKILL)

    finish(job)
    assert installation.running()


def test_the_whole_group_killed_with_the_true_lease(installation: Served) -> None:
    installation.environment["TOUCHLINE_JOB_LEASE_S"] = "30"
    installation.start()
    job = ask_for_chunks()
    wait_for_chunks(10)

    installation.kill_group()
    assert len(written()) < CHUNKS
    installation.start()

    finish(job)


def test_a_job_that_kills_its_worker_three_times_is_failed_and_the_work_behind_it_is_done(
    installation: Served,
) -> None:
    installation.environment["TOUCHLINE_JOB_LEASE_S"] = "1"
    installation.start()
    deadly = ask_for_chunks(killed_at=0)
    harmless = ask_for_chunks(chunk_s=0)

    wait_for(lambda: state(deadly) == JobState.FAILED, what="the deadly job to be failed")

    assert deadly.error is not None
    assert (deadly.error["code"], deadly.error["values"]) == ("job-ended-its-worker", {"times": 3})
    wait_for(lambda: state(harmless) == JobState.DONE, what="the other job")
    assert installation.running()
    assert installation.said().count("it is started again") == 3


def test_told_to_stop_it_finishes_the_chunk_and_goes_on_there_when_started_again(installation: Served) -> None:
    installation.start()
    job = ask_for_chunks()
    wait_for_chunks(10)

    assert installation.stop() == 0

    assert (state(job), job.attempts, job.done) == (JobState.WAITING, 0, len(written()))
    installation.start()
    finish(job)


@pytest.mark.soak
def test_killed_at_random_for_a_long_time(installation: Served) -> None:
    minutes = float(os.environ.get("TOUCHLINE_SOAK_MINUTES", "10"))
    until = time.monotonic() + 60 * minutes
    chance = random.Random(1)
    installation.start()
    while time.monotonic() < until:
        AuditEntry.objects.all().delete()
        job = ask_for_chunks(chunk_s=0.05)
        for _ in range(3):
            wait_for_chunks(chance.randint(1, 15))
            time.sleep(chance.random())
            chance.choice([installation.kill_main, installation.kill_group, lambda: kill_if_there(worker_at_work())])()
            if not installation.running():
                installation.start()
        finish(job)


def kill_if_there(process: int) -> None:
    """Kill a worker, unless it ended a moment ago."""
    try:
        os.kill(process, signal.SIGKILL)
    except ProcessLookupError:
        return
