"""What the address of the scores page asks for, as far as there are such answers."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from touchline.engine.listen import Metric, Period
from touchline.engine.listen.calendar import kind_of
from touchline.web.identify.models import Segment
from touchline.web.listen import queries
from touchline.web.listen.models import Question, Survey
from touchline.web.listen.queries import Offer
from touchline.web.workspace.access import WorkspaceRequest


@dataclass(frozen=True, slots=True)
class Choice:
    """Whose answers are shown, each None for all; by which metric; and what is drawn over time, in which periods.

    over is the question of a touchpoint; None for the whole.
    """

    group: str | None
    segment: Segment | None
    period: str | None
    metric: Metric
    offers: list[Offer]
    cut: Period
    over: Question | None

    @property
    def whose(self) -> dict[str, Any]:
        """Whose answers count, at any time."""
        return {"group": self.group, "segment": self.segment.slug if self.segment else None, "metric": self.metric}

    @property
    def parts(self) -> dict[str, Any]:
        return {**self.whose, "period": self.period}

    @property
    def offer(self) -> Offer:
        return next(offer for offer in self.offers if offer.metric == self.metric)

    @property
    def touchpoint_metric(self) -> Metric:
        """What touchpoints show: their mean where the metric does not suit them."""
        return self.metric if self.offer.touchpoints is None else Metric.MEAN

    @property
    def whole_metric(self) -> Metric:
        """What the whole shows: its mean where the metric does not suit it."""
        return self.metric if self.offer.whole is None else Metric.MEAN


def chosen_survey(request: WorkspaceRequest) -> Survey | None:
    """Return the survey that is asked for, or the newest."""
    known = queries.surveys(request.workspace)
    asked = request.GET.get("survey")
    return next((survey for survey in known if survey.slug == asked), known[0] if known else None)


def chosen(request: WorkspaceRequest, survey: Survey) -> Choice:
    """Return what is chosen in the address; what is not there is not chosen."""
    segments = {segment.slug: segment for segment in queries.score_segments(request.workspace, survey)}
    group, period, offers = request.GET.get("group"), request.GET.get("period"), queries.metric_offers(survey)
    open_metrics = [offer.metric for offer in offers if offer.open]
    cut = chosen_cut(request)
    return Choice(
        group=group if group in queries.score_groups(survey) else None,
        segment=segments.get(request.GET.get("segment", "")),
        period=period if period in queries.score_periods(survey, cut) else None,
        metric=next((metric for metric in open_metrics if metric == request.GET.get("metric")), Metric.MEAN),
        offers=offers,
        cut=cut,
        over=chosen_question(request, survey),
    )


def chosen_cut(request: HttpRequest) -> Period:
    """Return the kind of periods that is asked for; else the one that a period asked for is of; else months."""
    asked, period = request.GET.get("by"), request.GET.get("period")
    usual = kind_of(period) if period else Period.MONTH
    return next((kind for kind in Period if kind == asked), usual)


def chosen_question(request: HttpRequest, survey: Survey) -> Question | None:
    """Return the question about the touchpoint that is asked for; where the whole was not rated, the first."""
    rated = [question for question in queries.questions(survey) if question.touchpoint]
    asked = request.GET.get("over")
    usual = None if queries.asks_whole(survey) else next(iter(rated), None)
    return next((question for question in rated if question.touchpoint and question.touchpoint.slug == asked), usual)
