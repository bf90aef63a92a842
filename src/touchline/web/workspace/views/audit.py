"""Who did what, when."""

from django.http import HttpResponse
from django.shortcuts import render

from touchline.web.workspace.access import WorkspaceRequest, allowed
from touchline.web.workspace.queries import audit
from touchline.web.workspace.sentences import sentence, title


@allowed("administer")
def history(request: WorkspaceRequest) -> HttpResponse:
    chosen = {name: request.GET.get(name, "") for name in ("person", "action")}
    page = audit.trail(request.workspace, **chosen, after=request.GET.get("after", ""))
    found = {
        "lines": [(entry, sentence(entry)) for entry in page.rows],
        "page": page,
        "people": audit.people(request.workspace),
        "actions": [(action, title(action)) for action in audit.actions(request.workspace)],
        **{f"chosen_{name}": value for name, value in chosen.items()},
    }
    return render(request, "workspace/history.html", found)
