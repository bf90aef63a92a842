"""Kept analyses: the newest one, and whether the answers have changed since."""

from typing import Any

from django.db.models import Count, Max

from touchline.web.analyse.models import Analysis
from touchline.web.analyse.queries.measured import measured
from touchline.web.listen import queries as listen
from touchline.web.listen.models import Survey
from touchline.web.listen.queries.surveys import answers
from touchline.web.workspace.models import Job, JobState, Workspace

DRIVERS = "drivers"
FIND_DRIVERS = "analyse.find_drivers"


def survey(workspace: Workspace, slug: str) -> Survey | None:
    return Survey.objects.select_related("workspace").filter(workspace=workspace, slug=slug).first()


def latest_analysis(workspace: Workspace) -> Analysis | None:
    """Return the newest analysis of the newest survey that has answers, or None."""
    newest = listen.latest_survey(workspace)
    kept = Analysis.objects.filter(workspace=workspace, kind=DRIVERS, survey=newest)
    return kept.select_related("survey").order_by("-pk").first() if newest else None


def inputs(survey: Survey) -> dict[str, Any]:
    """Return what tells one state of a survey's answers from another: they are added and removed, never changed."""
    return answers(survey).aggregate(answers=Count("pk"), last=Max("pk"))


def is_out_of_date(analysis: Analysis) -> bool:
    """Say whether answers came or went since."""
    return bool(analysis.inputs != inputs(analysis.survey))


def surveys_out_of_date() -> list[Survey]:
    """Return the newest survey of each workspace whose answers are not analysed as they are now."""
    newest = filter(None, (listen.latest_survey(workspace) for workspace in Workspace.objects.order_by("pk")))
    return [each for each in newest if not analysed(each)]


def surveys_judged_by_other_costs() -> list[Survey]:
    """Return the newest survey of each workspace whose verdicts rest on other costs than are written down now."""
    newest = filter(None, (listen.latest_survey(workspace) for workspace in Workspace.objects.order_by("pk")))
    return [each for each in newest if analysed(each) and costs_judged_by(each) != measured(each).cost_shares]


def costs_judged_by(survey: Survey) -> Any:
    """Return the shares of the cost that a survey's verdicts were given with."""
    kept = Analysis.objects.filter(survey=survey, kind=DRIVERS).order_by("-pk")
    return kept.values_list("result__cost_shares", flat=True).first() or {}


def analysed(survey: Survey) -> bool:
    """Say whether a survey is analysed with the answers it has now."""
    kept = Analysis.objects.filter(survey=survey, kind=DRIVERS).order_by("-pk").first()
    return kept is not None and not is_out_of_date(kept)


def open_job(workspace: Workspace) -> Job | None:
    """Return the job that finds this workspace's drivers now, or None."""
    unfinished = [JobState.WAITING, JobState.RUNNING]
    return Job.objects.filter(workspace=workspace, kind=FIND_DRIVERS, state__in=unfinished).order_by("pk").first()
