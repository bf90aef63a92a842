"""What was done in a workspace, newest first."""

from touchline.web.shell.paging import Page, page
from touchline.web.workspace.models import AuditEntry, Person, Workspace


def trail(workspace: Workspace, *, person: str = "", action: str = "", after: str = "") -> Page[AuditEntry]:
    """Return one page. person is an e-mail address, action room.verb, after the token that the page before gave."""
    entries = AuditEntry.objects.filter(workspace=workspace).select_related("person")
    if person:
        entries = entries.filter(person__email=person)
    if action:
        entries = entries.filter(action=action)
    return page(entries, after=after, order=["-at", "-pk"])


def latest(workspace: Workspace, *, most: int = 5) -> list[AuditEntry]:
    """Return what was done last to map, answers, plans and tasks; what concerns members is for administrators."""
    entries = workspace.audit_entries.exclude(action__startswith="workspace.")
    return list(entries.select_related("person").order_by("-at", "-pk")[:most])


def actions(workspace: Workspace) -> list[str]:
    """Return the kinds of things that were done here."""
    return sorted(AuditEntry.objects.filter(workspace=workspace).values_list("action", flat=True).distinct())


def people(workspace: Workspace) -> list[Person]:
    """Return who did something here, also people who have left."""
    return list(Person.objects.filter(auditentry__workspace=workspace).distinct().order_by("name", "pk"))
