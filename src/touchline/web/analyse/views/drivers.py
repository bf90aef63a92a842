"""What goes with satisfaction: the picture, the bars, the verdicts."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from touchline.web.analyse import operations, queries
from touchline.web.analyse.views import pictures, words
from touchline.web.listen import queries as listen
from touchline.web.shell.reply import toast
from touchline.web.workspace.access import WorkspaceRequest, allowed


@allowed("see")
def index(request: WorkspaceRequest) -> HttpResponse:
    """What goes with satisfaction, or the first step towards knowing it."""
    return render(request, "analyse/index.html", page(request))


def page(request: WorkspaceRequest) -> dict[str, Any]:
    """Return what the page shows; a touchpoint's panel opens on top of it."""
    workspace = request.workspace
    found = queries.latest_drivers(workspace)
    verdicts = queries.verdicts_of(found.analysis) if found else []
    survey = found.analysis.survey if found else listen.latest_survey(workspace)
    shown: dict[str, Any] = {
        "found": found,
        "verdicts": verdicts,
        "survey": survey,
        "comparable": survey is not None and queries.is_comparable(survey),
        "job": queries.open_job(workspace),
        "out_of_date": found is not None and queries.is_out_of_date(found.analysis),
        "lead": words.lead(found, survey, verdicts),
    }
    if found and found.drivers:
        shown |= {"rows": words.named(found), "bars": pictures.importance_bars(found, workspace.slug)}
        shown["picture"] = pictures.importance_and_score(found, workspace.slug) if found.found else None
    return shown


@allowed("edit")
@require_POST
def find(request: WorkspaceRequest) -> HttpResponse:
    """Have the drivers found, by the worker."""
    survey = listen.latest_survey(request.workspace)
    reply = redirect("analyse:index", workspace=request.workspace.slug)
    if survey is None:
        return reply
    operations.ask_for_drivers(request.workspace, survey, person=request.user)
    return toast(request, reply, gettext("The answers are being looked at. It goes on if you leave."))


@allowed("see")
def progress(request: WorkspaceRequest) -> HttpResponse:
    """How far the search is; when it has ended, the page is asked for anew."""
    job = queries.open_job(request.workspace)
    if job is None:
        return HttpResponse(headers={"HX-Refresh": "true"})
    return render(request, "analyse/index.html#progress", {"job": job})
