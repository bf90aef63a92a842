"""Changes that wait for somebody: looked at, put to rest with a reason, brought back."""

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from touchline.web.monitor import operations, queries
from touchline.web.monitor.forms import DismissForm
from touchline.web.monitor.models import Alert
from touchline.web.monitor.views.changes import everything
from touchline.web.monitor.views.words import VERDICTS, name_of
from touchline.web.shell.reply import toast
from touchline.web.workspace.access import PERMISSIONS, WorkspaceRequest, allowed


def the_alert(request: WorkspaceRequest, slug: str) -> Alert:
    try:
        return queries.alert(request.workspace, slug)
    except ObjectDoesNotExist as nothing:
        raise Http404 from nothing


def may_dismiss(request: WorkspaceRequest, alert: Alert) -> bool:
    return request.member.role in PERMISSIONS["edit"] or alert.responsible_id == request.member.pk


@allowed("finish_own_task")
def alert(request: WorkspaceRequest, alert: str) -> HttpResponse:
    """One alert, opened beside the page; whoever is responsible, or may edit, puts it to rest with a reason."""
    row, form = the_alert(request, alert), DismissForm(request.POST or None)
    if request.method == "POST" and not may_dismiss(request, row):
        raise PermissionDenied
    if request.method != "POST" or not form.is_valid():
        samples = [queries.sample(request.workspace, key) for key in (row.before_key, row.after_key)]
        shown = everything(request) | {
            "alert": row,
            "form": form,
            "may_dismiss": may_dismiss(request, row) and row.dismissed_at is None,
            "verdict": VERDICTS[row.verdict],
            "periods": [name_of(sample) for sample in samples if sample],
        }
        return render(request, "monitor/alert.html", shown, status=422 if form.is_bound else 200)
    operations.dismiss(row, reason=form.cleaned_data["reason"], person=request.user, at=now())
    undo = reverse("monitor:bring_back", args=[request.workspace.slug, row.slug])
    return toast(
        request, redirect("monitor:index", request.workspace.slug), _("The change is put to rest."), undo_url=undo
    )


@allowed("finish_own_task")
@require_POST
def bring_back(request: WorkspaceRequest, alert: str) -> HttpResponse:
    row = the_alert(request, alert)
    if not may_dismiss(request, row):
        raise PermissionDenied
    operations.bring_back(row, person=request.user)
    return toast(request, redirect("monitor:index", request.workspace.slug), _("It is as it was before."))
