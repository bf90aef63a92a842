"""One job taken by one worker, held by a lease.

The claim is a random token in the row. Whatever a worker writes is guarded by it, so that a worker whose lease ran out
and whose job was taken over writes nothing more.
"""

import secrets
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q
from django.utils.timezone import now

from touchline.web.workspace.models import Job, JobState


class LeaseLostError(Exception):
    """Another worker has taken the job over."""


def claim_next() -> Job | None:
    """Take the job that has waited longest, or one whose worker is gone. None if there is nothing to do.

    The first look costs no lock, so that idle workers disturb nobody.
    """
    at = now()
    if not claimable(at):
        return None
    with transaction.atomic():
        job = Job.objects.select_for_update(skip_locked=True).filter(to_claim(at)).order_by("run_after", "pk").first()
        return take(job, at) if job else None


def claim(job: Job) -> Job | None:
    """Take this job, if it waits. None if another worker was quicker, or it has ended."""
    at = now()
    with transaction.atomic():
        waiting = Job.objects.select_for_update(skip_locked=True).filter(pk=job.pk).filter(to_claim(at)).first()
        return take(waiting, at) if waiting else None


def claimable(at: datetime) -> bool:
    return Job.objects.filter(to_claim(at)).exists()


def to_claim(at: datetime) -> Q:
    return Q(state=JobState.WAITING, run_after__lte=at) | Q(state=JobState.RUNNING, lease_until__lt=at)


def take(job: Job, at: datetime) -> Job:
    """Mark the job as this worker's. The attempt is counted now: a worker that dies cannot count it later."""
    job.state = JobState.RUNNING
    job.claim = secrets.token_hex(16)
    job.attempts += 1
    job.claimed_at, job.done_at_claim = at, job.done
    job.started_at = job.started_at or at
    job.lease_until = lease_end()
    job.save(update_fields=["state", "claim", "attempts", "claimed_at", "done_at_claim", "started_at", "lease_until"])
    return job


def lease_end() -> datetime:
    return now() + timedelta(seconds=settings.JOB_LEASE_S)


def renew(job: Job) -> bool:
    """Prolong the lease. False if the job is no longer this worker's."""
    return bool(Job.objects.filter(pk=job.pk, claim=job.claim).update(lease_until=lease_end()))


def release(job: Job) -> None:
    """Give the job back untouched, for the next worker to go on with. The attempt does not count."""
    guarded_update(job, state=JobState.WAITING, claim="", attempts=F("attempts") - 1)


def guarded_update(job: Job, **changes: Any) -> None:
    """Change the job's row. Raises LeaseLostError if the job is no longer this worker's."""
    if not Job.objects.filter(pk=job.pk, claim=job.claim).update(**changes):
        raise LeaseLostError
