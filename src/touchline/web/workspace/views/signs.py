"""For whoever watches the installation: does it live, can it work, how do the jobs stand. No personal data."""

from hmac import compare_digest

from django.conf import settings
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.timezone import now
from django.views.decorators.cache import never_cache

from touchline.web.shell.logs.tally import BUCKETS_S, Tally, together
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
    try:
        signs = job_signs(now())
    except DatabaseError:
        signs = None
    lines = [*request_lines(together()), *database_lines(signs), *(job_lines(signs) if signs else [])]
    return HttpResponse("\n".join(lines) + "\n", content_type=METRICS)


def job_lines(signs: JobSigns) -> list[str]:
    """Return the numbers of the jobs in the text format of Prometheus."""
    return [
        "# HELP touchline_jobs Jobs of the installation by state; the failed ones of the last 90 days.",
        "# TYPE touchline_jobs gauge",
        *(f'touchline_jobs{{state="{state}"}} {jobs}' for state, jobs in signs.by_state.items()),
        "# HELP touchline_jobs_waiting Jobs that wait, by kind.",
        "# TYPE touchline_jobs_waiting gauge",
        *(f'touchline_jobs_waiting{{kind="{escaped(kind)}"}} {jobs}' for kind, jobs in signs.waiting_by_kind.items()),
        "# HELP touchline_job_longest_wait_seconds For how long the job that is due longest has waited.",
        "# TYPE touchline_job_longest_wait_seconds gauge",
        f"touchline_job_longest_wait_seconds {signs.longest_wait_s:.3f}",
        "# HELP touchline_clock_late_seconds For how long scheduled work is overdue; grows when no worker looks.",
        "# TYPE touchline_clock_late_seconds gauge",
        f"touchline_clock_late_seconds {signs.clock_late_s:.3f}",
    ]


def database_lines(signs: JobSigns | None) -> list[str]:
    return [
        "# HELP touchline_database_up Whether the database answers.",
        "# TYPE touchline_database_up gauge",
        f"touchline_database_up {int(signs is not None)}",
    ]


def request_lines(tally: Tally) -> list[str]:
    """Return how many requests were answered since serve was started, and how fast."""
    counted = sorted(tally.requests.items())
    total = tally.requests.total()
    return [
        "# HELP touchline_requests_total Requests answered, by method, pattern of the address and status.",
        "# TYPE touchline_requests_total counter",
        *(
            f'touchline_requests_total{{method="{method}",path="{escaped(path)}",status="{status}"}} {count}'
            for (method, path, status), count in counted
        ),
        "# HELP touchline_request_seconds How long requests took.",
        "# TYPE touchline_request_seconds histogram",
        *(f'touchline_request_seconds_bucket{{le="{bucket:g}"}} {tally.within[bucket]}' for bucket in BUCKETS_S),
        f'touchline_request_seconds_bucket{{le="+Inf"}} {total}',
        f"touchline_request_seconds_sum {tally.seconds:.3f}",
        f"touchline_request_seconds_count {total}",
    ]


def escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
