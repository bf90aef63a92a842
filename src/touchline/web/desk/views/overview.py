from django.http import HttpResponse
from django.shortcuts import render

from touchline.web.workspace.access import WorkspaceRequest, allowed


@allowed("see")
def index(request: WorkspaceRequest) -> HttpResponse:
    return render(request, "desk/index.html")
