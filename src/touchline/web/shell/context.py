"""What every page's frame shows."""

from typing import Any

from django.http import HttpRequest

from touchline.loop import Step


def frame(request: HttpRequest) -> dict[str, Any]:
    """The workspace and member of the page, and the steps of the rail."""
    match = request.resolver_match
    return {
        "workspace": getattr(request, "workspace", None),
        "member": getattr(request, "member", None),
        "steps": list(Step),
        "room": match.namespace if match else "",
    }
