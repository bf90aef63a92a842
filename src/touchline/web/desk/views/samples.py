"""Made-up companies to try Touchline with: look at the choice, add one, remove one."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from touchline.web.desk.operations import samples as operations
from touchline.web.desk.operations.samples.adding import NoSuchSampleError
from touchline.web.desk.queries import samples as queries
from touchline.web.shell.reply import toast
from touchline.web.workspace.access import PersonRequest, WorkspaceRequest, allowed, signed_in


@signed_in
def index(request: PersonRequest) -> HttpResponse:
    return render(request, "desk/samples.html", {"samples": queries.samples(request.user)})


@signed_in
@require_POST
def add(request: PersonRequest, sample: str) -> HttpResponse:
    known = None if "again" in request.POST else queries.workspace_with(request.user, sample)
    if known:
        return redirect("desk:index", workspace=known.slug)
    zone = queries.time_zone_of(request.user) or "UTC"
    try:
        job = operations.add_sample(sample, person=request.user, time_zone=zone, today=localdate())
    except NoSuchSampleError:
        raise Http404 from None
    return redirect("workspace:job", workspace=queries.workspace_of(job).slug, job=job.slug)


@allowed("administer")
def remove(request: WorkspaceRequest) -> HttpResponse:
    """Ask, then remove the whole workspace of a sample."""
    if not request.workspace.sample:
        raise Http404
    if request.method != "POST":
        return render(request, "desk/remove_sample.html")
    operations.remove_sample(request.workspace, person=request.user)
    said = _("The sample %(name)s is being removed.") % {"name": request.workspace.sample_name}
    return toast(request, redirect("account:home"), said)
