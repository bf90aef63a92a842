"""The first page: where the company stands."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from touchline.web.desk.queries.overview import overview
from touchline.web.desk.queries.samples import Beside, samples_beside
from touchline.web.workspace.access import PERMISSIONS, WorkspaceRequest, allowed
from touchline.web.workspace.models import AuditEntry
from touchline.web.workspace.sentences import sentence

EVIDENCE = {"decide.adopt": "decide:decisions", "map": "map:any_history", "record": "listen:sources"}


@allowed("see")
def index(request: WorkspaceRequest) -> HttpResponse:
    found = overview(request.workspace)
    shown = {
        "overview": found,
        "latest": [(entry, sentence(entry), evidence(entry)) for entry in found.latest],
        "may_edit": request.member.role in PERMISSIONS["edit"],
    }
    beside = beside_it(samples_beside(request.workspace, request.user, decided=found.progress.decided))
    return render(request, "desk/index.html", shown | beside)


def beside_it(samples: Sequence[Beside]) -> dict[str, Any]:
    return {"samples": samples, "filling": any(each.job and each.job.is_open for each in samples)}


@allowed("see")
def samples(request: WorkspaceRequest) -> HttpResponse:
    """How far the samples are; on a sample's own overview, the page anew once it is filled."""
    found = samples_beside(request.workspace, request.user, decided=False)
    if not found:
        return HttpResponse(headers={"HX-Refresh": "true"})
    return render(request, "desk/_samples.html", beside_it(found))


def evidence(entry: AuditEntry) -> str:
    """Return the address of the list where what was done is seen: it is there even when its subject is gone."""
    room = entry.action.partition(".")[0]
    page = EVIDENCE.get(entry.action) or EVIDENCE.get(room) or f"{room}:index"
    return reverse(page, args=[entry.workspace.slug])
