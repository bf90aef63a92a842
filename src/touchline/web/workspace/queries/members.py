"""Who belongs to a workspace."""

from django.db.models import Case, IntegerField, QuerySet, When

from touchline.web.workspace.models import Member, Role, Workspace


def members(workspace: Workspace) -> list[Member]:
    """Return the members, administrators first, then by name."""
    by_role = Case(*(When(role=role, then=i) for i, role in enumerate(Role)), output_field=IntegerField())
    return list(
        Member.objects.filter(workspace=workspace).select_related("person").order_by(by_role, "person__name", "pk")
    )


def member_rows(workspace: Workspace) -> QuerySet[Member]:
    return Member.objects.filter(workspace=workspace).select_related("person")


def member(workspace: Workspace, slug: str) -> Member | None:
    return workspace.members.filter(slug=slug).select_related("person").first()
