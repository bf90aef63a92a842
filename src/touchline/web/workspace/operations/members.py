"""Who belongs to a workspace, and with which role."""

from django.db import transaction

from touchline.web.workspace.models import Member, Person, Role, Workspace
from touchline.web.workspace.operations.audit import note


class LastAdministratorError(Exception):
    """Without this administrator nobody could administer the workspace."""


@transaction.atomic
def change_role(workspace: Workspace, *, member: Member, role: Role, person: Person) -> None:
    """Give a member another role. Raises LastAdministratorError."""
    if role != Role.ADMINISTRATOR:
        keep_an_administrator(workspace, without=member)
    was = member.role
    member.role = role
    member.save(update_fields=["role"])
    note(workspace, person, "workspace.change_role", str(member), role=role, was=was)


@transaction.atomic
def remove_member(workspace: Workspace, *, member: Member, person: Person) -> None:
    """End a membership; what the member did stays. Raises LastAdministratorError."""
    keep_an_administrator(workspace, without=member)
    note(workspace, person, "workspace.remove_member", str(member), role=member.role)
    member.delete()


def keep_an_administrator(workspace: Workspace, *, without: Member) -> None:
    """Lock the workspace, so that two administrators can't remove each other at the same moment."""
    Workspace.objects.select_for_update().get(pk=workspace.pk)
    if not Member.objects.filter(workspace=workspace, role=Role.ADMINISTRATOR).exclude(pk=without.pk).exists():
        raise LastAdministratorError
