"""Work for later: asked for, cancelled and tried again here, done by the worker."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import now

from touchline.web.workspace.models import Job, JobState, Person, Workspace
from touchline.web.workspace.operations import audit


def enqueue(
    workspace: Workspace | None,
    kind: str,
    arguments: Mapping[str, Any],
    *,
    title: str,
    named: Mapping[str, str] | None = None,
    asked_by: Person | None,
    run_after: datetime | None = None,
) -> Job:
    """Ask for work. It is found by its kind (room.verb), and runs only if the transaction around this commits.

    title: what it does, marked for translation and not yet translated: each reader sees it in their own language.
    named: what it names, by the words that stand for it in title.
    """
    moment = {"run_after": run_after} if run_after else {}
    told = {"title_text": title, "title_names": dict(named or {})}
    return Job.objects.create(
        workspace=workspace, kind=kind, arguments=dict(arguments), asked_by=asked_by, **told, **moment
    )


def tell_result(job_id: int, result: Mapping[str, Any]) -> None:
    """Keep a result that is known only once the last chunk was written: call it in that chunk's write."""
    Job.objects.filter(pk=job_id).update(result=dict(result))


def forget(job: Job, argument: str) -> None:
    """Throw away what was needed only to do the work, as a file."""
    job.arguments = {name: value for name, value in job.arguments.items() if name != argument}
    job.save(update_fields=["arguments"])


@transaction.atomic
def cancel(job: Job, *, person: Person | None) -> bool:
    """Stop a job: at once if it has not begun, else before its next chunk. False if it had ended already."""
    same = Job.objects.filter(pk=job.pk)
    unbegun = same.filter(state=JobState.WAITING, started_at=None)
    asked = unbegun.update(state=JobState.CANCELLED, cancel_asked=True, ended_at=now())
    asked = asked or same.filter(state=JobState.WAITING).update(cancel_asked=True, run_after=now())
    asked = asked or same.filter(state=JobState.RUNNING).update(cancel_asked=True)
    if asked and job.workspace:
        audit.note(job.workspace, person, "workspace.cancel_job", job.title, job=job.slug)
    return bool(asked)


@transaction.atomic
def try_again(job: Job, *, person: Person | None) -> bool:
    """Put a failed or cancelled job back to work. False if it is neither, or somebody was quicker."""
    ended = Job.objects.filter(pk=job.pk, state__in=[JobState.FAILED, JobState.CANCELLED])
    asked = ended.update(
        state=JobState.WAITING, attempts=0, cancel_asked=False, error=None, run_after=now(), ended_at=None
    )
    if asked and job.workspace:
        audit.note(job.workspace, person, "workspace.try_job_again", job.title, job=job.slug)
    return bool(asked)
