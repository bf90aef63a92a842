"""What the worker does with a job, chunk by chunk, in this process."""

import logging

import pytest

from tests.conftest import Cast
from tests.jobs import run_jobs
from tests.web.workspace import chunk_job
from touchline.web.workspace.models import AuditEntry, Job, JobState
from touchline.web.workspace.operations import jobs
from touchline.web.workspace.worker import chunks, claims


@pytest.fixture(autouse=True)
def chunk_handlers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chunks, "handlers", lambda: chunk_job.HANDLERS)
    monkeypatch.setattr(chunks, "abandoned", lambda: chunk_job.ABANDONED)


def ask(cast: Cast, kind: str = "test.chunks", **arguments: object) -> Job:
    return jobs.enqueue(cast.workspace, kind, arguments, title="Count to sixty", asked_by=cast.ana.person)


def written(cast: Cast) -> list[int]:
    entries = AuditEntry.objects.filter(workspace=cast.workspace, action="test.chunk")
    return [entry.details["chunk"] for entry in entries.order_by("pk")]


def test_every_chunk_is_written_once_and_the_result_is_kept(cast: Cast) -> None:
    ask(cast, chunks=5)

    [job] = run_jobs()

    assert (job.state, job.done, job.total, job.result) == (JobState.DONE, 5, 5, {"chunks": 5})
    assert written(cast) == [0, 1, 2, 3, 4]


def test_a_worker_that_lost_its_lease_writes_nothing(cast: Cast) -> None:
    ask(cast, chunks=5)
    first = claims.claim_next()
    assert first is not None
    Job.objects.filter(pk=first.pk).update(lease_until=claims.now())
    second = claims.claim_next()
    assert second is not None

    chunks.work_on(first)

    assert written(cast) == []
    chunks.work_on(second)
    assert written(cast) == [0, 1, 2, 3, 4]


def test_input_that_cannot_be_used_fails_at_once_and_says_why(cast: Cast) -> None:
    ask(cast, chunks=5, unusable_at=2)

    [job] = run_jobs()

    assert (job.state, job.attempts, written(cast)) == (JobState.FAILED, 1, [0, 1])
    assert job.error == {
        "code": "test-unusable",
        "found": "a chunk that is no good",
        "expected": "a good one",
        "fix": "Send another.",
        "values": {"chunk": 2},
    }


def test_an_error_nobody_foresaw_is_tried_three_times_then_shown_with_a_code_to_quote(
    cast: Cast, caplog: pytest.LogCaptureFixture
) -> None:
    ask(cast, chunks=5, broken_at=2)

    with caplog.at_level(logging.ERROR):
        [job] = run_jobs()

    assert (job.state, job.attempts, written(cast)) == (JobState.FAILED, 3, [0, 1])
    assert job.error is not None
    assert job.error["values"] == {"quote": job.slug}
    assert caplog.text.count("ZeroDivisionError") == 3
    assert "ZeroDivisionError" not in str(job.error)


def test_a_job_cancelled_between_chunks_stops_there(cast: Cast) -> None:
    job = ask(cast, chunks=5, cancels_itself_at=2)

    [job] = run_jobs()

    assert (job.state, written(cast)) == (JobState.CANCELLED, [0, 1, 2])


def test_what_a_cancelled_job_left_is_cleared_away_and_it_starts_anew_when_tried_again(cast: Cast) -> None:
    ask(cast, "test.cleared", chunks=4, cancels_itself_at=2)
    [job] = run_jobs()
    assert (job.state, job.cursor, job.done, written(cast)) == (JobState.CANCELLED, None, 0, [])

    Job.objects.update(arguments={"chunks": 4})
    assert jobs.try_again(job, person=cast.ana.person)
    [job] = run_jobs()

    assert (job.state, written(cast)) == (JobState.DONE, [0, 1, 2, 3])


def test_a_failed_job_tried_again_goes_on_where_it_stood(cast: Cast) -> None:
    ask(cast, chunks=4, unusable_at=2)
    [job] = run_jobs()

    Job.objects.update(arguments={"chunks": 4})
    jobs.try_again(job, person=cast.ana.person)
    run_jobs()

    assert written(cast) == [0, 1, 2, 3]


def test_a_job_that_has_not_begun_is_cancelled_at_once(cast: Cast) -> None:
    job = ask(cast, chunks=4)

    assert jobs.cancel(job, person=cast.ana.person)

    assert (run_jobs(), Job.objects.get().state) == ([], JobState.CANCELLED)


def test_a_job_of_unknown_kind_fails_and_says_so(cast: Cast) -> None:
    ask(cast, "test.never_heard_of")

    [job] = run_jobs()

    assert job.error is not None
    assert (job.state, job.error["code"]) == (JobState.FAILED, "job-of-unknown-kind")


def test_a_worker_told_to_stop_gives_the_job_back_after_its_chunk(cast: Cast) -> None:
    ask(cast, chunks=3)
    job = claims.claim_next()
    assert job is not None
    answers = iter([False, True])

    chunks.work_on(job, stopping=lambda: next(answers))

    row = Job.objects.get()
    assert (row.state, row.attempts, row.done, written(cast)) == (JobState.WAITING, 0, 1, [0])


def test_a_job_that_ended_its_worker_three_times_is_failed(cast: Cast) -> None:
    ask(cast, chunks=3)
    for _ in range(3):
        job = claims.claim_next()
        assert job is not None
        Job.objects.update(lease_until=claims.now())

    [job] = run_jobs()

    assert job.error is not None
    assert (job.state, job.error["code"], written(cast)) == (JobState.FAILED, "job-ended-its-worker", [])
