"""The audit trail: written beside each change that matters."""

from contextvars import ContextVar
from typing import Any

from touchline.web.workspace.models import AuditEntry, Person, Workspace

# The name of the API key with which a program makes the request that is being answered.
key_in_use: ContextVar[str] = ContextVar("key_in_use", default="")


def note(workspace: Workspace, person: Person | None, action: str, subject: str, **details: Any) -> AuditEntry:
    """Write who did what. action is room.verb (decide.adopt); subject is the name or slug of what it was done to."""
    if key := key_in_use.get():
        details["api_key"] = key
    return AuditEntry.objects.create(
        workspace=workspace, person=person, action=action, subject=subject[:200], details=details
    )
