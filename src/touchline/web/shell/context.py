"""What every page's frame shows."""

from typing import Any

from django.http import HttpRequest

from touchline.web.shell.steps import rail


def frame(request: HttpRequest) -> dict[str, Any]:
    """The workspace and member of the page, and the rail."""
    match = request.resolver_match
    room = match.namespace if match else ""
    workspace = getattr(request, "workspace", None)
    return {
        "workspace": workspace,
        "member": getattr(request, "member", None),
        "room": room,
        "rail": rail(workspace.slug, room) if workspace else [],
    }
