"""Scores of touchpoints."""

import csv
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render

from touchline.web.listen import queries
from touchline.web.listen.models import Survey
from touchline.web.listen.queries import TouchpointScore
from touchline.web.listen.views.found import may_import
from touchline.web.workspace.access import WorkspaceRequest, allowed

COLUMNS = (
    *("touchpoint", "group", "metric", "value", "low", "high"),
    *("answers", "blank", "not_met", "met_share", "effective_answers"),
)


@allowed("see")
def index(request: WorkspaceRequest) -> HttpResponse:
    """Show every touchpoint with its score, weakest first or as on the map."""
    survey = chosen_survey(request)
    if survey is None and queries.answer_pages(request.workspace):
        return redirect("listen:surveys", request.workspace.slug)
    if survey is None:
        return render(request, "listen/empty.html", {"may_import": may_import(request)})
    groups = queries.score_groups(survey)
    group = request.GET.get("group")
    group = group if group in groups else None
    order = "map" if request.GET.get("order") == "map" else "weakest"
    scores = queries.touchpoint_scores(request.workspace, survey=survey, group=group)
    shown = [score for score in scores if score.shown]
    context: dict[str, Any] = {
        "may_import": may_import(request),
        "survey": survey,
        "pages": queries.scored_pages(request.workspace),
        "surveys": queries.surveys(request.workspace),
        "groups": groups,
        "group": group,
        "order": order,
        "scores": scores if order == "map" else weakest_first(scores),
        "weakest": min(shown, key=lambda score: score.value or 0, default=None),
        "whole": queries.whole_score(survey, group=group),
        "answers": queries.answer_table(survey).rows.len(),
        "weighted": queries.answer_table(survey).weight is not None,
        "small": any(score.small and score.shown for score in scores),
    }
    return render(request, "listen/index.html", context)


def chosen_survey(request: WorkspaceRequest) -> Survey | None:
    known = queries.surveys(request.workspace)
    asked = request.GET.get("survey")
    return next((survey for survey in known if survey.slug == asked), known[0] if known else None)


def weakest_first(scores: list[TouchpointScore]) -> list[TouchpointScore]:
    return sorted(scores, key=lambda score: (not score.shown, score.value if score.shown else 0, score.touchpoint.name))


@allowed("see")
def scores_file(request: WorkspaceRequest) -> HttpResponse:
    """Hand out the scores as CSV, in the columns of the command line; too few answers show no value."""
    survey = chosen_survey(request)
    name = f"{survey.slug}-scores" if survey else "scores"
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    lines = csv.writer(response)
    lines.writerow(COLUMNS)
    for group in (None, *queries.score_groups(survey)) if survey else ():
        for score in queries.touchpoint_scores(request.workspace, survey=survey, group=group):
            numbers = {name: getattr(score, name) for name in COLUMNS[2:]}
            if not score.shown:
                numbers |= dict.fromkeys(("value", "low", "high"))
            lines.writerow([score.touchpoint.name, group or "", *numbers.values()])
    return response
