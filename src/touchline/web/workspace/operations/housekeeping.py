"""Putting away what nobody needs any more."""

from collections import Counter
from collections.abc import Sequence

from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import F

from touchline.web.workspace.models import Job, JobTally


@transaction.atomic
def put_away(*, sessions: Sequence[str], jobs: Sequence[Job]) -> None:
    """Delete these sessions and jobs; of the jobs keep how many there were."""
    Session.objects.filter(pk__in=sessions).delete()
    for (workspace, kind, state), ended in Counter((job.workspace, job.kind, job.state) for job in jobs).items():
        tally, _ = JobTally.objects.get_or_create(workspace=workspace, kind=kind, state=state)
        JobTally.objects.filter(pk=tally.pk).update(jobs=F("jobs") + ended)
    Job.objects.filter(pk__in=[job.pk for job in jobs]).delete()
