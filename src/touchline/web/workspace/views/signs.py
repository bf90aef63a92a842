"""For whoever watches the installation: does it live, can it work, how do the jobs stand. No personal data."""

from hmac import compare_digest

from django.conf import settings
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.timezone import now
from django.views.decorators.cache import never_cache

from touchline.web.workspace.access import public
from touchline.web.workspace.queries.signs import JobSigns, job_signs, tables_ready

PLAIN = "text/plain; charset=utf-8"
METRICS = "text/plain; version=0.0.4; charset=utf-8"


@public
@never_cache
def alive(_request: HttpRequest) -> HttpResponse:
    """The process answers. Nothing else is asked."""
    return HttpResponse("alive\n", content_type=PLAIN)


@public
@never_cache
def ready(_request: HttpRequest) -> HttpResponse:
    """The database answers and has the tables of this version."""
    try:
        words, status = ("ready\n", 200) if tables_ready() else ("the tables are not up to date\n", 503)
    except DatabaseError:
        words, status = "the database does not answer\n", 503
    return HttpResponse(words, status=status, content_type=PLAIN)


@public
@never_cache
def metrics(request: HttpRequest) -> HttpResponse:
    """Numbers for Prometheus, for who knows TOUCHLINE_METRICS_TOKEN; for others the page does not exist."""
    token = settings.METRICS_TOKEN
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if not token or not compare_digest(given.encode(), token.encode()):
        raise Http404
    return HttpResponse(exposition(job_signs(now())), content_type=METRICS)


def exposition(signs: JobSigns) -> str:
    """Return the numbers in the text format of Prometheus."""
    lines = [
        "# HELP touchline_jobs Jobs of the installation by state; the failed ones of the last 90 days.",
        "# TYPE touchline_jobs gauge",
        *(f'touchline_jobs{{state="{state}"}} {jobs}' for state, jobs in signs.by_state.items()),
        "# HELP touchline_job_longest_wait_seconds For how long the job that is due longest has waited.",
        "# TYPE touchline_job_longest_wait_seconds gauge",
        f"touchline_job_longest_wait_seconds {signs.longest_wait_s:.3f}",
        "# HELP touchline_clock_late_seconds For how long scheduled work is overdue; grows when no worker looks.",
        "# TYPE touchline_clock_late_seconds gauge",
        f"touchline_clock_late_seconds {signs.clock_late_s:.3f}",
    ]
    return "\n".join(lines) + "\n"
