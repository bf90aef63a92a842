"""Which workspaces there are, for whom."""

from touchline.web.workspace.models import Member, Person, Role, Workspace


def memberships(person: Person) -> list[Member]:
    """Return the person's memberships with their workspaces, by name."""
    return list(
        Member.objects.filter(person=person).select_related("workspace").order_by("workspace__name", "workspace_id")
    )


def workspace_named(slug: str) -> Workspace | None:
    """Return a workspace by its URL name, for whoever administers the whole installation."""
    return Workspace.objects.filter(slug=slug).first()


def first_administrator() -> Person | None:
    """Return the active administrator of longest standing in this installation."""
    member = (
        Member.objects.filter(role=Role.ADMINISTRATOR, person__is_active=True)
        .select_related("person")
        .order_by("joined_at", "pk")
        .first()
    )
    return member.person if member else None


def administrator_of(slug: str) -> Member | None:
    """Return the administrator of longest standing in a workspace, by its name in URLs."""
    found = Member.objects.select_related("person", "workspace").filter(workspace__slug=slug, role=Role.ADMINISTRATOR)
    return found.order_by("joined_at", "pk").first()


def is_empty() -> bool:
    """Return whether nobody has an account here yet."""
    return not Person.objects.exists()
