from django.http import HttpResponse
from django.shortcuts import render

from touchline.web.desk.queries.counts import counts
from touchline.web.map.queries import unread
from touchline.web.workspace.access import WorkspaceRequest, allowed


@allowed("see")
def waiting(request: WorkspaceRequest) -> HttpResponse:
    """Fill the rail's quiet counts, after the page is there."""
    return render(request, "desk/_counts.html", {"counts": counts(request.workspace), "unread": unread(request.member)})
