"""What got better or worse from one survey to the next."""

from django.http import HttpResponse
from django.shortcuts import render

from touchline.engine.errors import UnusableInputError
from touchline.web.monitor import queries
from touchline.web.shell.wording import words
from touchline.web.workspace.access import PERMISSIONS, WorkspaceRequest, allowed


@allowed("see")
def index(request: WorkspaceRequest) -> HttpResponse:
    surveys = queries.surveys(request.workspace)
    if len(surveys) < 2:
        return render(
            request,
            "monitor/empty.html",
            {"survey": next(iter(surveys), None), "may_import": request.member.role in PERMISSIONS["import"]},
        )
    by_slug = {survey.slug: survey for survey in surveys}
    after = by_slug.get(request.GET.get("after", ""), surveys[0])
    before = by_slug.get(request.GET.get("before", ""), surveys[1])
    shown = {"surveys": surveys, "before": before, "after": after}
    try:
        comparison = queries.comparison(before, after)
    except UnusableInputError as error:
        return render(request, "monitor/index.html", {**shown, "trouble": words(error)})
    return render(request, "monitor/index.html", {**shown, "comparison": comparison})
