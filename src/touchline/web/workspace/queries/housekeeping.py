"""What nobody needs any more."""

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db.models import Q

from touchline.web.workspace.models import Job, JobState

AT_ONCE = 1000


def ended_sessions(at: datetime) -> list[str]:
    """Return the keys of up to a thousand sessions that have expired."""
    return list(
        Session.objects.filter(expire_date__lt=at).order_by("expire_date").values_list("pk", flat=True)[:AT_ONCE]
    )


def old_jobs(at: datetime) -> list[Job]:
    """Return up to a thousand jobs that ended longer ago than they are kept: what the clock asked for, a day."""
    ended = [JobState.DONE, JobState.FAILED, JobState.CANCELLED]
    by_clock = Q(workspace=None, state=JobState.DONE, ended_at__lt=at - timedelta(days=1))
    long_ago = Q(ended_at__lt=at - timedelta(days=settings.JOB_KEPT_DAYS))
    old = Job.objects.select_related("workspace").filter(by_clock | long_ago, state__in=ended)
    return list(old.order_by("pk")[:AT_ONCE])
