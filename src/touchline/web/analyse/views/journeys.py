"""What customers do: the flow of their first steps, every step, whom each touchpoint reaches, where journeys end."""

import csv
import io
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from touchline.web.analyse import operations, queries
from touchline.web.analyse.forms import PartForm, query_of
from touchline.web.analyse.queries import FoundJourneys, Slice
from touchline.web.analyse.views import flow_words
from touchline.web.analyse.views.flow_picture import picture
from touchline.web.record import queries as record
from touchline.web.shell.reply import toast
from touchline.web.workspace.access import WorkspaceRequest, allowed
from touchline.web.workspace.models import Workspace

SHOWN, FOLDED = 10, 25


def form_of(workspace: Workspace, data: Any) -> PartForm:
    """Return the form, with the channels that all events tell of."""
    whole = queries.journeys(workspace, Slice())
    if whole is None or whole.is_empty:
        return PartForm(data, visits=False)
    return PartForm(data, channels=whole.result["channels"], visits=whole.result["visits"])


@allowed("see")
def journeys(request: WorkspaceRequest) -> HttpResponse:
    """What customers do next, or how to bring the events that tell it."""
    workspace = request.workspace
    form = form_of(workspace, request.GET if asks_for_part(request) else None)
    part = form.part() if form.is_bound else Slice()
    found = queries.journeys(workspace, part)
    shown: dict[str, Any] = {
        "form": form,
        "part": part,
        "query": query_of(part),
        "progress_url": progress_url(workspace, part),
        "found": found,
        "job": queries.following_job(workspace, part),
        "has_events": record.has_events(workspace),
        "lead": flow_words.lead(found, part),
    }
    if found and not found.is_empty:
        shown |= tables(found, request.GET.get("goal", ""))
        shown |= {"out_of_date": not queries.follows_events(found.analysis), "picture": picture(found)}
    return render(request, "analyse/journeys.html", shown, status=422 if form.errors else 200)


def progress_url(workspace: Workspace, part: Slice) -> str:
    names = {"workspace": workspace.slug}
    return reverse("analyse:follow_progress", kwargs=names, query=query_of(part) or None)


def asks_for_part(request: WorkspaceRequest) -> bool:
    return any(name in request.GET for name in PartForm.base_fields)


def tables(found: FoundJourneys, goal: str) -> dict[str, Any]:
    """Return the rows that the page shows."""
    steps, reach = found.rows("transitions"), found.rows("reach")
    ends = {row["touchpoint"]: row for row in found.rows("drop_off")}
    places = [{**row, "drop_off": ends.get(row["touchpoint"])} for row in reach]
    targets = queries.targets(found)
    chosen = goal if goal in dict(targets) else flow_words.usual_goal(found)
    leads = arriving(found, chosen)
    return {
        "steps": steps[:SHOWN],
        "folded_steps": steps[SHOWN:FOLDED],
        "more_steps": max(found.result["pairs"] - SHOWN, 0),
        "other_steps": found.result["steps"] - sum(row["steps"] for row in steps[:SHOWN]),
        "places": places[:SHOWN],
        "other_places": places[SHOWN:],
        "targets": targets,
        "goal": chosen,
        "goal_name": found.place(chosen).name,
        "leads": leads[:SHOWN],
        "folded_leads": leads[SHOWN:FOLDED],
        "unplaced": [place for place in found.places.values() if place.touchpoint is None],
    }


def arriving(found: FoundJourneys, goal: str) -> list[dict[str, Any]]:
    """Return how long it takes to come to one touchpoint from each other, from where most come first."""
    leads = [row for row in found.result["lead_times"] if row["to_touchpoint"] == goal]
    leads.sort(key=lambda row: (-row["customers"], row["from_touchpoint"]))
    return [{**row, "place": found.place(row["from_touchpoint"])} for row in leads]


@allowed("see")
@require_POST
def follow(request: WorkspaceRequest) -> HttpResponse:
    """Have a part of the events looked at, unless it was already; then show it."""
    form = form_of(request.workspace, request.POST)
    address = reverse("analyse:journeys", kwargs={"workspace": request.workspace.slug})
    if not form.is_valid():
        return redirect(f"{address}?{request.POST.urlencode()}")
    part = form.part()
    query = query_of(part)
    reply = redirect(reverse("analyse:journeys", kwargs={"workspace": request.workspace.slug}, query=query or None))
    kept = queries.journeys(request.workspace, part)
    if (kept and queries.follows_events(kept.analysis)) or not record.has_events(request.workspace):
        return reply
    operations.ask_for_journeys(request.workspace, part, person=request.user)
    return toast(request, reply, gettext("These events are being looked at. It goes on if you leave."))


@allowed("see")
def follow_progress(request: WorkspaceRequest) -> HttpResponse:
    """How far it is; when it has ended, the page is asked for anew."""
    part = form_of(request.workspace, request.GET).part()
    job = queries.following_job(request.workspace, part)
    if job is None:
        return HttpResponse(headers={"HX-Refresh": "true"})
    return render(
        request, "analyse/journeys.html#following", {"job": job, "progress_url": progress_url(request.workspace, part)}
    )


@allowed("see")
def steps_file(request: WorkspaceRequest) -> HttpResponse:
    """The steps as a file, with the columns that the command line prints."""
    found = queries.journeys(request.workspace, form_of(request.workspace, request.GET).part())
    if found is None or found.is_empty:
        raise Http404
    written = io.StringIO()
    lines = csv.writer(written)
    lines.writerow(["from_touchpoint", "to_touchpoint", "steps", "median_gap_s"])
    for row in found.rows("transitions"):
        names = (guarded(row["from_touchpoint"].name), guarded(row["to_touchpoint"].name))
        lines.writerow([*names, row["steps"], row["median_gap_s"]])
    reply = HttpResponse(written.getvalue(), content_type="text/csv; charset=utf-8")
    reply["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=f"{gettext('steps')}.csv")
    return reply


def guarded(cell: str) -> str:
    """Keep a spreadsheet from running a name as a formula."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
