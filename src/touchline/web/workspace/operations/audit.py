"""The audit trail: written beside each change that matters."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from touchline.web.workspace.models import ApiKey, AuditEntry, Person, Workspace

key_in_use: ContextVar[str] = ContextVar("key_in_use", default="")


def note(workspace: Workspace, person: Person | None, action: str, subject: str, **details: Any) -> AuditEntry:
    """Write who did what. action is room.verb (decide.adopt); subject is the name or slug of what it was done to."""
    if key := key_in_use.get():
        details["api_key"] = key
    return AuditEntry.objects.create(
        workspace=workspace, person=person, action=action, subject=subject[:200], details=details
    )


@contextmanager
def through(key: ApiKey) -> Iterator[None]:
    """Note in each entry written inside that a program did it, with this key."""
    before = key_in_use.set(key.name)
    try:
        yield
    finally:
        key_in_use.reset(before)
