"""The history of a task in the reader's language."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from touchline.web.act import queries
from touchline.web.act.models import TaskState
from touchline.web.shell.formats import NOTHING, day, number
from touchline.web.workspace.models import AuditEntry, Workspace
from touchline.web.workspace.sentences import sentence

FIELDS: dict[str, str | Promise] = {
    "title": _("What is to be done"),
    "responsible_id": _("Responsible"),
    "due_date": _("Due"),
    "effort_days": _("Effort, working days"),
    "state": _("State"),
    "note": pgettext_lazy("of a task", "Note"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that was done, and field by field what it changed."""

    entry: AuditEntry
    text: str
    changes: Sequence[tuple[str, str, str]]  # field, before, after


def told(entries: Sequence[AuditEntry], workspace: Workspace) -> list[Told]:
    """Word entries of the audit trail, the people in them by name."""
    keys = {side.get("responsible_id") for entry in entries for side in sides(entry)}
    names = queries.names_of(workspace, keys - {None})
    return [Told(entry, sentence(entry), list(changes(entry, names))) for entry in entries]


def sides(entry: AuditEntry) -> tuple[dict[str, Any], dict[str, Any]]:
    return entry.details.get("before") or {}, entry.details.get("after") or {}


def changes(entry: AuditEntry, names: Mapping[int, str]) -> Iterator[tuple[str, str, str]]:
    before, after = sides(entry)
    for field, value in after.items():
        if field in FIELDS:
            yield str(FIELDS[field]), written(field, before.get(field), names), written(field, value, names)


def written(field: str, value: Any, names: Mapping[int, str]) -> str:
    """Write one field's value as the pages do."""
    if value in {None, ""}:
        return NOTHING
    match field:
        case "state":
            return str(TaskState(value).label)
        case "responsible_id":
            return names.get(value, NOTHING)
        case "due_date":
            return day(date.fromisoformat(value))
        case "effort_days":
            return number(value, 1)
        case _:
            return str(value)
