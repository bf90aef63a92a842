"""The first page: where the company stands."""

from django.http import HttpResponse
from django.shortcuts import render

from touchline.web.desk.queries.overview import overview
from touchline.web.workspace.access import PERMISSIONS, WorkspaceRequest, allowed
from touchline.web.workspace.sentences import sentence


@allowed("see")
def index(request: WorkspaceRequest) -> HttpResponse:
    found = overview(request.workspace)
    shown = {
        "overview": found,
        "latest": [(entry, sentence(entry)) for entry in found.latest],
        "may_edit": request.member.role in PERMISSIONS["edit"],
    }
    return render(request, "desk/index.html", shown)
