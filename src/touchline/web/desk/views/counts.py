"""The rail's quiet counts: how many things wait in each step, and what they wait for."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import ngettext_lazy

from touchline.loop import Step
from touchline.web.desk.queries.counts import counts
from touchline.web.map.queries import unread
from touchline.web.workspace.access import WorkspaceRequest, allowed

WAITS: dict[Step, Any] = {
    Step.IDENTIFY: ngettext_lazy(
        "%(count)s touchpoint waits for somebody to be responsible for it",
        "%(count)s touchpoints wait for somebody to be responsible for them",
        "count",
    ),
    Step.MAP: ngettext_lazy(
        "%(count)s touchpoint waits for a place on the map",
        "%(count)s touchpoints wait for a place on the map",
        "count",
    ),
    Step.LISTEN: ngettext_lazy("%(count)s file waits to be read in", "%(count)s files wait to be read in", "count"),
    Step.ANALYSE: ngettext_lazy("%(count)s analysis waits to be made", "%(count)s analyses wait to be made", "count"),
    Step.DECIDE: ngettext_lazy(
        "%(count)s option waits for a cost or an effect", "%(count)s options wait for a cost or an effect", "count"
    ),
    Step.ACT: ngettext_lazy(
        "%(count)s task is late or has nobody responsible",
        "%(count)s tasks are late or have nobody responsible",
        "count",
    ),
    Step.MONITOR: ngettext_lazy(
        "%(count)s change waits for somebody to look at it",
        "%(count)s changes wait for somebody to look at them",
        "count",
    ),
}


@allowed("see")
def waiting(request: WorkspaceRequest) -> HttpResponse:
    """Fill the rail's quiet counts, after the page is there."""
    found = [(step, count, str(WAITS[step] % {"count": count})) for step, count in counts(request.workspace).items()]
    return render(request, "desk/_counts.html", {"counts": found, "unread": unread(request.member)})
