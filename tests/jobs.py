"""Jobs in tests: run here and now, by the worker's own code."""

from django.utils.timezone import now

from touchline.web.workspace.models import Job, JobState
from touchline.web.workspace.worker.chunks import work_on
from touchline.web.workspace.worker.claims import claim_next


def run_jobs() -> list[Job]:
    """Run every waiting job of the test database to its end, also those put off, and those that they ask for.

    Returns the jobs in the order in which they ended, as they are then. An error nobody foresaw is tried again as
    often as the real worker would; its trace stands in the captured log.
    """
    ended: dict[int, None] = {}
    while True:
        Job.objects.filter(state=JobState.WAITING).update(run_after=now())
        job = claim_next()
        if job is None:
            return [Job.objects.get(pk=pk) for pk in ended]
        work_on(job)
        ended.pop(job.pk, None)
        ended[job.pk] = None
