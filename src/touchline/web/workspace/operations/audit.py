"""The audit trail: written beside each change that matters."""

from typing import Any

from touchline.web.workspace.models import AuditEntry, Person, Workspace


def note(workspace: Workspace, person: Person | None, action: str, subject: str, **details: Any) -> AuditEntry:
    """Write who did what. action is room.verb (decide.adopt); subject is the name or slug of what it was done to."""
    return AuditEntry.objects.create(
        workspace=workspace, person=person, action=action, subject=subject[:200], details=details
    )
