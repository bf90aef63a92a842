"""Scores of touchpoints, stages, segments and periods."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render

from touchline.web.listen import queries
from touchline.web.listen.models import Survey
from touchline.web.listen.queries import PeriodScore, SegmentScore, TouchpointScore
from touchline.web.listen.views.choice import Choice, chosen, chosen_survey
from touchline.web.listen.views.figures import course_picture
from touchline.web.listen.views.found import may_import
from touchline.web.listen.views.score_words import CUTS, METRICS, in_words, refusals
from touchline.web.shell.chart import Course
from touchline.web.workspace.access import WorkspaceRequest, allowed

ROWS_A_PAGE = 50
KEPT = ("survey", "segment", "group", "order", "metric")  # when what is drawn over time changes


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
    weakest = min(shown, key=lambda score: score.value or 0, default=None)
    context: dict[str, Any] = {
        "may_import": may_import(request),
        "survey": survey,
        "pages": queries.scored_pages(request.workspace),
        "choice": choice,
        "order": order,
        "page": page,
        "weakest": weakest,
        "weakest_words": in_words(weakest) if weakest else "",
        "whole": queries.whole_score(survey, **choice.parts),
        "turned": queries.is_turned(survey),
        "small": any(score.small and score.shown for score in scores),
        **tools(request, survey, choice),
    }
    return render(request, "listen/index.html", context | ({} if page.after else breakdowns(request, survey, choice)))


def tools(request: WorkspaceRequest, survey: Survey, choice: Choice) -> dict[str, Any]:
    """What can be chosen, and what the answers are like."""
    table = queries.answer_table(survey)
    return {
        "surveys": queries.surveys(request.workspace),
        "kept": [(name, request.GET[name]) for name in ("order", "metric", "by", "over") if request.GET.get(name)],
        "kept_over_time": [(name, request.GET[name]) for name in KEPT if request.GET.get(name)],
        "groups": queries.score_groups(survey),
        "segments": queries.score_segments(request.workspace, survey),
        "periods": queries.score_periods(survey, choice.cut),
        "cuts": CUTS,
        "timed": table.at is not None,
        "untimed": table.at.null_count() if table.at is not None else 0,
        "metrics": [(offer.metric, METRICS[offer.metric]) for offer in choice.offers if offer.open],
        "refusals": refusals(choice, table.scale),
        "touchpoint_metric": choice.touchpoint_metric.value,
        "touchpoint_metric_name": METRICS[choice.touchpoint_metric],
        "whole_metric_name": METRICS[choice.whole_metric],
        "answers": table.rows.len(),
        "weighted": table.weight is not None,
    }


def breakdowns(request: WorkspaceRequest, survey: Survey, choice: Choice) -> dict[str, Any]:
    """Stages, segments and periods of the answers that are shown."""
    workspace = request.workspace
    everybody = not choice.group and not choice.segment
    by_period = queries.period_scores(survey, cut=choice.cut, question=choice.over, **choice.whose)
    return {
        "by_stage": queries.stage_scores(workspace, survey, **choice.parts),
        "by_segment": of_segments(request, survey, choice) if everybody else [],
        "over_time": course_of(request, choice, by_period, weighted=queries.answer_table(survey).weight is not None),
        "rated": [question for question in queries.questions(survey) if question.touchpoint],
        "asks_whole": queries.asks_whole(survey),
    }


def of_segments(request: WorkspaceRequest, survey: Survey, choice: Choice) -> list[SegmentScore]:
    return queries.segment_scores(request.workspace, survey, period=choice.period, metric=choice.metric)


def course_of(request: WorkspaceRequest, choice: Choice, found: list[PeriodScore], *, weighted: bool) -> Course | None:
    if len(found) < 2:
        return None
    return course_picture(found, choice, asked=request.GET, zone=request.workspace.time_zone, weighted=weighted)


def page_of(scores: list[TouchpointScore], after: str) -> ScorePage:
    """The rows that follow a touchpoint; one that is not there starts the list anew."""
    places = {score.touchpoint.slug: place for place, score in enumerate(scores)}
    start = places[after] + 1 if after in places else 0
    rows = scores[start : start + ROWS_A_PAGE]
    more = start + ROWS_A_PAGE < len(scores)
    return ScorePage(rows, rows[-1].touchpoint.slug if more else "", after if start else "")


def weakest_first(scores: list[TouchpointScore]) -> list[TouchpointScore]:
    return sorted(scores, key=lambda score: (not score.shown, score.value if score.shown else 0, score.touchpoint.name))
