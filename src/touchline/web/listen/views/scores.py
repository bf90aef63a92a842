"""Scores of touchpoints, stages and segments."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render

from touchline.web.identify.models import Segment
from touchline.web.listen import queries
from touchline.web.listen.models import Survey
from touchline.web.listen.queries import Score, TouchpointScore
from touchline.web.listen.views.found import may_import
from touchline.web.workspace.access import WorkspaceRequest, allowed

NUMBERS = (
    *("metric", "value", "low", "high", "answers", "blank", "not_met", "met_share", "effective_answers"),
    *("unweighted_value", "unweighted_low", "unweighted_high"),
)
COLUMNS = ("touchpoint", "group", *NUMBERS, "segment", "stage", "period")
HIDDEN = ("value", "low", "high", "unweighted_value", "unweighted_low", "unweighted_high")
ROWS_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Choice:
    """Whose answers are shown; each is None for all."""

    group: str | None
    segment: Segment | None
    period: str | None

    @property
    def parts(self) -> dict[str, Any]:
        segment = self.segment.slug if self.segment else None
        return {"group": self.group, "segment": segment, "period": self.period}


@dataclass(frozen=True, slots=True)
class ScorePage:
    """Some rows of the list of scores, and the touchpoint (by its URL name) after which it goes on."""

    rows: list[TouchpointScore]
    next: str
    after: str


@allowed("see")
def index(request: WorkspaceRequest) -> HttpResponse:
    """Show every touchpoint with its score, weakest first or as on the map, beside the whole, stages and segments."""
    survey = chosen_survey(request)
    if survey is None and queries.answer_pages(request.workspace):
        return redirect("listen:surveys", request.workspace.slug)
    if survey is None:
        return render(request, "listen/empty.html", {"may_import": may_import(request)})
    choice = chosen(request, survey)
    order = "map" if request.GET.get("order") == "map" else "weakest"
    scores = queries.touchpoint_scores(request.workspace, survey=survey, **choice.parts)
    shown = [score for score in scores if score.shown]
    page = page_of(scores if order == "map" else weakest_first(scores), request.GET.get("after", ""))
    table = queries.answer_table(survey)
    context: dict[str, Any] = {
        "may_import": may_import(request),
        "survey": survey,
        "pages": queries.scored_pages(request.workspace),
        "surveys": queries.surveys(request.workspace),
        "groups": queries.score_groups(survey),
        "segments": queries.score_segments(request.workspace, survey),
        "periods": [(period, first_day(period)) for period in queries.score_periods(survey)],
        "choice": choice,
        "order": order,
        "page": page,
        "weakest": min(shown, key=lambda score: score.value or 0, default=None),
        "whole": queries.whole_score(survey, **choice.parts),
        "answers": table.rows.len(),
        "weighted": table.weight is not None,
        "turned": queries.is_turned(survey),
        "small": any(score.small and score.shown for score in scores),
    }
    return render(request, "listen/index.html", context | ({} if page.after else breakdowns(request, survey, choice)))


def breakdowns(request: WorkspaceRequest, survey: Survey, choice: Choice) -> dict[str, Any]:
    """Stages, segments and months of the answers that are shown."""
    group, period = choice.group, choice.period or ""
    segment = choice.segment.slug if choice.segment else None
    by_segment = [] if group or choice.segment else queries.segment_scores(request.workspace, survey, period=period)
    by_period = [] if period else queries.period_scores(survey, group=group, segment=segment)
    return {
        "by_stage": queries.stage_scores(request.workspace, survey, group=group, segment=segment, period=period),
        "by_segment": by_segment,
        "by_period": [(each, first_day(each.period)) for each in by_period],
    }


def chosen_survey(request: WorkspaceRequest) -> Survey | None:
    known = queries.surveys(request.workspace)
    asked = request.GET.get("survey")
    return next((survey for survey in known if survey.slug == asked), known[0] if known else None)


def chosen(request: WorkspaceRequest, survey: Survey) -> Choice:
    """What is chosen in the address, as far as there are such answers."""
    segments = {segment.slug: segment for segment in queries.score_segments(request.workspace, survey)}
    group, period = request.GET.get("group"), request.GET.get("period")
    return Choice(
        group=group if group in queries.score_groups(survey) else None,
        segment=segments.get(request.GET.get("segment", "")),
        period=period if period in queries.score_periods(survey) else None,
    )


def first_day(month: str) -> datetime:
    return datetime.strptime(month, "%Y-%m")


def page_of(scores: list[TouchpointScore], after: str) -> ScorePage:
    """The rows that follow a touchpoint; one that is not there starts the list anew."""
    places = {score.touchpoint.slug: place for place, score in enumerate(scores)}
    start = places[after] + 1 if after in places else 0
    rows = scores[start : start + ROWS_A_PAGE]
    more = start + ROWS_A_PAGE < len(scores)
    return ScorePage(rows, rows[-1].touchpoint.slug if more else "", after if start else "")


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
    if survey:
        lines.writerows(score_lines(request, survey))
    return response


def score_lines(request: WorkspaceRequest, survey: Survey) -> Iterator[list[Any]]:
    """Everybody, then groups, segments and months; then stages."""
    workspace = request.workspace
    parts: list[tuple[dict[str, str], str]] = [({}, "")]
    parts += [({"group": group}, "") for group in queries.score_groups(survey)]
    parts += [({"segment": s.slug}, s.name) for s in queries.score_segments(workspace, survey)]
    parts += [({"period": period}, "") for period in queries.score_periods(survey)]
    for part, segment in parts:
        for score in queries.touchpoint_scores(workspace, survey=survey, **part):
            beside = [segment, "", part.get("period", "")]
            yield [score.touchpoint.name, part.get("group", ""), *numbers(score), *beside]
    for stage in queries.stage_scores(workspace, survey):
        yield ["", "", *numbers(stage), "", str(stage.stage), ""]


def numbers(score: Score) -> list[Any]:
    said = {name: getattr(score, name) for name in NUMBERS}
    return list((said if score.shown else said | dict.fromkeys(HIDDEN)).values())
