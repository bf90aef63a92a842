"""Work that runs later: what there is, how far it is, stop it, try it again."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from touchline.web.shell.reply import toast
from touchline.web.workspace.access import WorkspaceRequest, allowed
from touchline.web.workspace.models import Job, JobState
from touchline.web.workspace.operations import jobs as operations
from touchline.web.workspace.queries import jobs as queries


@allowed("see")
def index(request: WorkspaceRequest) -> HttpResponse:
    found = {
        "page": queries.history(request.workspace, after=request.GET.get("after", "")),
        "open": queries.jobs_open(request.workspace),
        "older": queries.jobs_no_longer_listed(request.workspace),
    }
    return render(request, "workspace/jobs.html", found)


@allowed("see")
def job(request: WorkspaceRequest, job: str) -> HttpResponse:
    found = found_job(request, job)
    return render(request, "workspace/job.html", {"job": found, "then": address(request, found)})


@allowed("see")
def progress(request: WorkspaceRequest, job: str) -> HttpResponse:
    """Say how far the job is; when it is done, lead on to the page that waited for it."""
    return progress_reply(request, found_job(request, job))


@allowed("edit")
@require_POST
def cancel(request: WorkspaceRequest, job: str) -> HttpResponse:
    found = found_job(request, job)
    stopped = operations.cancel(found, person=request.user)
    said = gettext("The work stops.") if stopped else gettext("The work had ended already.")
    return toast(request, after_change(request, found), said)


@allowed("edit")
@require_POST
def try_again(request: WorkspaceRequest, job: str) -> HttpResponse:
    found = found_job(request, job)
    begun = operations.try_again(found, person=request.user)
    said = gettext("The work is tried again.") if begun else gettext("The work is under way or done already.")
    return toast(request, after_change(request, found), said)


def found_job(request: WorkspaceRequest, slug: str) -> Job:
    found = queries.job(request.workspace, slug)
    if found is None:
        raise Http404
    return found


def after_change(request: WorkspaceRequest, job: Job) -> HttpResponse:
    if request.headers.get("HX-Request"):
        return progress_reply(request, found_job(request, job.slug))
    return redirect(address(request, job))


def progress_reply(request: WorkspaceRequest, job: Job) -> HttpResponse:
    then = wanted_next(request, job)
    if job.state == JobState.DONE or (not job.is_open and then == address(request, job)):
        return HttpResponse(headers={"HX-Redirect": then}) if request.headers.get("HX-Request") else redirect(then)
    return render(request, "workspace/job_progress.html", {"job": job, "then": then})


def wanted_next(request: WorkspaceRequest, job: Job) -> str:
    """Return where to go when the job is done: the page that asked, if it is one of ours."""
    then = request.GET.get("then", "")
    ours = then.startswith("/") and url_has_allowed_host_and_scheme(then, allowed_hosts=None)
    return then if ours else address(request, job)


def address(request: WorkspaceRequest, job: Job) -> str:
    return reverse("workspace:job", kwargs={"workspace": request.workspace.slug, "job": job.slug})
