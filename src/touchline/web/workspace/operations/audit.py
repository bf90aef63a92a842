"""The audit trail: written beside each change that matters."""

from collections.abc import Mapping
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


def note_many(
    workspace: Workspace, person: Person | None, action: str, subjects: Mapping[str, Mapping[str, Any]]
) -> None:
    """Write that somebody did the same to each of these subjects, with its details, in one query."""
    key = {"api_key": key_in_use.get()} if key_in_use.get() else {}
    AuditEntry.objects.bulk_create(
        AuditEntry(workspace=workspace, person=person, action=action, subject=subject[:200], details={**details, **key})
        for subject, details in subjects.items()
    )
