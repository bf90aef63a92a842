"""A claimed job worked on, chunk after chunk, until it ends."""

import gc
import logging
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.timezone import now

from touchline.engine.errors import UnusableInputError
from touchline.web.workspace.models import Job, JobState
from touchline.web.workspace.work import Call, Step
from touchline.web.workspace.worker import faults
from touchline.web.workspace.worker.claims import LeaseLostError, guarded_update, lease_end, release
from touchline.web.workspace.worker.handlers import abandoned, handlers

log = logging.getLogger(__name__)
Guard = Callable[[], AbstractContextManager[None]]


def never() -> bool:
    return False


def work_on(job: Job, *, stopping: Callable[[], bool] = never, guard: Guard = nullcontext) -> None:
    """Work on a claimed job until it is done, cancelled or failed, another worker has it, or this one must stop.

    guard is held around the handler's part of each chunk.
    """
    try:
        attempt(job, stopping, guard)
    except LeaseLostError:
        log.warning("job %s was taken over by another worker", job.slug)


def attempt(job: Job, stopping: Callable[[], bool], guard: Guard) -> None:
    try:
        do_chunks(job, stopping, guard)
    except LeaseLostError:
        raise
    except UnusableInputError as error:
        end(job, JobState.FAILED, faults.unusable(error))
    except Exception:
        log.exception("job %s (%s) stopped at attempt %d", job.slug, job.kind, job.attempts)
        try_later_or_fail(job)


def do_chunks(job: Job, stopping: Callable[[], bool], guard: Guard) -> None:
    while job.state == JobState.RUNNING:
        if Job.objects.filter(pk=job.pk, cancel_asked=True).exists():
            end(job, JobState.CANCELLED)
        elif job.attempts > settings.JOB_ATTEMPTS:
            end(job, JobState.FAILED, faults.worker_ended())
        elif job.kind not in handlers():
            end(job, JobState.FAILED, faults.unknown_kind(job.kind))
        elif stopping():
            release(job)
            return
        else:
            with guard():
                step = handlers()[job.kind](call(job))
            keep(job, step)
            gc.collect(1)  # what a chunk read may be large, and the collector comes by itself only seldom


def call(job: Job) -> Call:
    return Call(workspace=job.workspace, job_id=job.pk, arguments=job.arguments, cursor=job.cursor)


def keep(job: Job, step: Step) -> None:
    """Write the chunk's effect and move the cursor: both or neither."""
    changes: dict[str, Any] = {"cursor": step.cursor, "done": step.done, "total": step.total, "attempts": 1}
    if step.finished:
        changes |= {"state": JobState.DONE, "claim": "", "ended_at": now(), "error": None}
        changes |= {"result": faults.plain(step.result)}
    with transaction.atomic():
        guarded_update(job, **changes, moved_at=now(), lease_until=lease_end())
        step.write()
    job.cursor, job.done, job.total, job.attempts = step.cursor, step.done, step.total, 1
    job.state = JobState.DONE if step.finished else JobState.RUNNING


def end(job: Job, state: JobState, error: faults.Fault | None = None) -> None:
    """End the job without a result, and clear away what it left: both or neither.

    Work that was cleared away starts anew when it is tried again; any other goes on where it stood.
    """
    ended: dict[str, Any] = {"state": state, "claim": "", "ended_at": now(), "error": error}
    try:
        with transaction.atomic():
            cleared = {"cursor": None, "done": 0} if may_clear(job) else {}
            guarded_update(job, **ended, **cleared)
            if cleared:
                abandoned()[job.kind](call(job))
    except LeaseLostError:
        raise
    except Exception:
        log.exception("what job %s (%s) left could not be cleared away", job.slug, job.kind)
        guarded_update(job, **ended)
    job.state = state


def may_clear(job: Job) -> bool:
    """Say whether there is something that clears away, and it was not what ended the last worker."""
    return job.kind in abandoned() and job.attempts <= settings.JOB_ATTEMPTS + 1


def try_later_or_fail(job: Job) -> None:
    error = faults.unforeseen(job)
    if job.attempts >= settings.JOB_ATTEMPTS:
        end(job, JobState.FAILED, error)
        return
    pause = timedelta(seconds=settings.JOB_BACKOFF_S[job.attempts - 1])
    guarded_update(job, state=JobState.WAITING, claim="", run_after=now() + pause, error=error)
