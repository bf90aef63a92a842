"""What can be done: ask for the drivers, keep what was found."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext

from touchline.web.analyse import queries
from touchline.web.analyse.models import Analysis
from touchline.web.listen import queries as listen
from touchline.web.listen.models import Survey
from touchline.web.map.operations.readings import NewReading, post_readings
from touchline.web.shell.slugs import new_slug
from touchline.web.workspace.models import Job, Person, Workspace
from touchline.web.workspace.operations import audit, jobs


def ask_for_drivers(workspace: Workspace, survey: Survey, *, person: Person | None) -> Job:
    """Have the drivers of a survey found by the worker. Asked twice, it is done once."""
    open_job = queries.open_job(workspace)
    if open_job:
        return open_job
    title = gettext("Find what goes with satisfaction in %(survey)s") % {"survey": survey.name}
    with transaction.atomic():
        if person:
            audit.note(workspace, person, "analyse.find_drivers", survey.name, survey=survey.slug)
        return jobs.enqueue(workspace, queries.FIND_DRIVERS, {"survey": survey.slug}, title=title, asked_by=person)


def keep_drivers(survey: Survey, *, job_id: int, inputs: Mapping[str, Any], result: Mapping[str, Any]) -> None:
    """Keep what was found, and post importance and verdicts for the map to draw."""
    analysis = Analysis.objects.create(
        workspace=survey.workspace,
        slug=new_slug("drivers"),
        kind=queries.DRIVERS,
        survey=survey,
        inputs=dict(inputs),
        result=dict(result),
        job_id=job_id,
    )
    post_readings(list(readings(analysis)))


def readings(analysis: Analysis) -> Iterable[NewReading]:
    """Return what the map is to draw: the importance where a driver was found, and every verdict."""
    touchpoints = {question.key: question.touchpoint for question in listen.questions(analysis.survey)}
    found, details = analysis.result["drivers"], {"analysis": analysis.slug}
    for row in found["table"] if found and found["found"] else ():
        if touchpoint := touchpoints.get(row["touchpoint"]):
            yield NewReading(
                touchpoint,
                "importance",
                row["importance_share"],
                "share 0-1",
                found["method"],
                answers=row["answers"],
                low=row["importance_low"],
                high=row["importance_high"],
                details=details,
            )
    answers = {row["touchpoint"]: row["answers"] for row in analysis.result["scores"]}
    for row in analysis.result["verdicts"]:
        if touchpoint := touchpoints.get(row["touchpoint"]):
            said = {"verdict": row["word"], "evidence": row["evidence"], **details}
            yield NewReading(
                touchpoint, "verdict", 0, "word", "rules", answers=answers[row["touchpoint"]], details=said
            )
