"""Which workspaces there are, for whom."""

from touchline.web.workspace.models import Member, Person


def memberships(person: Person) -> list[Member]:
    """Return the person's memberships with their workspaces, by name."""
    return list(
        Member.objects.filter(person=person).select_related("workspace").order_by("workspace__name", "workspace_id")
    )
