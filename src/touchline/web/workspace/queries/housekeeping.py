"""What nobody needs any more."""

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.sessions.models import Session

from touchline.web.workspace.models import Job, JobState

AT_ONCE = 1000


def ended_sessions(at: datetime) -> list[str]:
    """Return the keys of up to a thousand sessions that have expired."""
    return list(
        Session.objects.filter(expire_date__lt=at).order_by("expire_date").values_list("pk", flat=True)[:AT_ONCE]
    )


def old_jobs(at: datetime) -> list[Job]:
    """Return up to a thousand jobs that ended longer ago than they are kept."""
    ended = [JobState.DONE, JobState.FAILED, JobState.CANCELLED]
    long_ago = at - timedelta(days=settings.JOB_KEPT_DAYS)
    old = Job.objects.select_related("workspace").filter(state__in=ended, ended_at__lt=long_ago)
    return list(old.order_by("pk")[:AT_ONCE])
