"""What can be done: ask for drivers and journeys, keep what was found."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext_noop

from touchline.web.analyse import queries
from touchline.web.analyse.models import Analysis, EventAnalysis
from touchline.web.analyse.queries import Slice
from touchline.web.listen import queries as listen
from touchline.web.listen.models import Survey
from touchline.web.map.operations.readings import NewReading, post_readings
from touchline.web.shell.slugs import new_slug
from touchline.web.workspace.models import Job, Person, Workspace
from touchline.web.workspace.operations import audit, jobs

PARTS_KEPT = 20  # of the events, besides all of them


def ask_for_drivers(workspace: Workspace, survey: Survey, *, person: Person | None) -> Job:
    """Have the drivers of a survey found by the worker. Asked twice, it is done once."""
    open_job = queries.open_job(workspace)
    if open_job:
        return open_job
    with transaction.atomic():
        if person:
            audit.note(workspace, person, "analyse.find_drivers", survey.name, survey=survey.slug)
        return jobs.enqueue(
            workspace,
            queries.FIND_DRIVERS,
            {"survey": survey.slug},
            title=gettext_noop("Find what goes with satisfaction in %(survey)s"),
            named={"survey": survey.name},
            asked_by=person,
        )


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


def ask_to_judge(survey: Survey) -> None:
    """Have the verdicts given again, because contacts or costs are others; drivers stay as long as the answers do."""
    if not queries.open_job(survey.workspace):
        arguments = {"survey": survey.slug, "judge_only": True}
        jobs.enqueue(
            survey.workspace,
            queries.FIND_DRIVERS,
            arguments,
            title=gettext_noop("Judge the touchpoints of %(survey)s"),
            named={"survey": survey.name},
            asked_by=None,
        )


def ask_for_journeys(workspace: Workspace, part: Slice, *, person: Person | None) -> Job:
    """Have a part of the events followed by the worker. Asked twice, it is done once."""
    open_job = queries.following_job(workspace, part)
    if open_job:
        return open_job
    with transaction.atomic():
        if person:
            audit.note(workspace, person, "analyse.follow_journeys", workspace.slug, part=part.to_plain())
        arguments = {"part": part.to_plain()}
        return jobs.enqueue(
            workspace,
            queries.FOLLOW_JOURNEYS,
            arguments,
            title=gettext_noop("Follow what customers do"),
            asked_by=person,
        )


def keep_journeys(
    workspace: Workspace, *, part: Slice, job_id: int, inputs: Mapping[str, Any], result: Mapping[str, Any]
) -> None:
    """Keep what was found in a part of the events; of all events, post contacts and reach for the map to draw."""
    found = {"part": part.to_plain(), "inputs": dict(inputs), "result": dict(result), "job_id": job_id}
    analysis, _made = EventAnalysis.objects.update_or_create(
        workspace=workspace,
        part_key=queries.part_key(part),
        defaults={**found, "computed_at": now()},
        create_defaults={**found, "slug": new_slug("journeys")},
    )
    forget_old_parts(workspace)
    if part.is_whole:
        posted = post_readings(list(event_readings(analysis)))
        survey = listen.latest_survey(workspace)
        if posted and survey and queries.latest_analysis(workspace):
            ask_to_judge(survey)


def forget_old_parts(workspace: Workspace) -> None:
    """Keep the parts that were looked at last; all events are kept in any case."""
    parts = EventAnalysis.objects.filter(workspace=workspace).exclude(part_key=queries.part_key(Slice()))
    old = parts.order_by("-computed_at", "-pk").values_list("pk", flat=True)[PARTS_KEPT:]
    EventAnalysis.objects.filter(pk__in=list(old)).delete()


def event_readings(analysis: EventAnalysis) -> Iterable[NewReading]:
    """Return contacts and reach of every touchpoint that a rule leads events to, with the period they cover."""
    found = queries.FoundJourneys(analysis, Slice(), queries.places(analysis.workspace, analysis.result["names"]))
    if found.is_empty:
        return
    zone = analysis.workspace.zone
    period = {"from_date": found.from_at.astimezone(zone).date(), "to_date": found.to_at.astimezone(zone).date()}
    source = queries.only_source(analysis.workspace)
    for row in found.rows("reach"):
        if (touchpoint := row["touchpoint"].touchpoint) is None:
            continue
        rest: dict[str, Any] = {"details": {"analysis": analysis.slug}, "source": source, **period}
        yield NewReading(touchpoint, "contacts", row["events"], "events", "count", answers=row["customers"], **rest)
        yield NewReading(
            touchpoint,
            "reach_share",
            row["customers_share"],
            "share 0-1",
            "wilson",
            answers=row["of_customers"],
            low=row["low"],
            high=row["high"],
            **rest,
        )
