"""Scores as a file."""

import csv
from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse

from touchline.web.listen import queries
from touchline.web.listen.models import Survey
from touchline.web.listen.queries import Score
from touchline.web.listen.views.choice import Choice, chosen, chosen_survey
from touchline.web.workspace.access import WorkspaceRequest, allowed

NUMBERS = (
    *("metric", "value", "low", "high", "answers", "blank", "not_met", "met_share", "effective_answers"),
    *("unweighted_value", "unweighted_low", "unweighted_high"),
)
COLUMNS = ("touchpoint", "group", *NUMBERS, "segment", "stage", "period")
HIDDEN = ("value", "low", "high", "unweighted_value", "unweighted_low", "unweighted_high")


@allowed("see")
def scores_file(request: WorkspaceRequest) -> HttpResponse:
    """Hand out the scores as CSV, in the columns of the command line; too few answers show no value."""
    survey = chosen_survey(request)
    name = f"{survey.slug}-scores" if survey else "scores"
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    lines = csv.writer(response)
    lines.writerow(COLUMNS)
    if survey:
        lines.writerows(score_lines(request, survey, chosen(request, survey)))
    return response


def score_lines(request: WorkspaceRequest, survey: Survey, choice: Choice) -> Iterator[list[Any]]:
    """Everybody, then groups, segments and periods; then stages; each by the metric that was chosen."""
    workspace = request.workspace
    parts: list[tuple[dict[str, str], str]] = [({}, "")]
    parts += [({"group": group}, "") for group in queries.score_groups(survey)]
    parts += [({"segment": s.slug}, s.name) for s in queries.score_segments(workspace, survey)]
    parts += [({"period": period}, "") for period in queries.score_periods(survey, choice.cut)]
    for part, segment in parts:
        for score in queries.touchpoint_scores(workspace, survey=survey, metric=choice.metric, **part):
            beside = [segment, "", part.get("period", "")]
            yield [score.touchpoint.name, part.get("group", ""), *numbers(score), *beside]
    for stage in queries.stage_scores(workspace, survey, metric=choice.metric):
        yield ["", "", *numbers(stage), "", str(stage.stage), ""]


def numbers(score: Score) -> list[Any]:
    said = {name: getattr(score, name) for name in NUMBERS}
    return list((said if score.shown else said | dict.fromkeys(HIDDEN)).values())
