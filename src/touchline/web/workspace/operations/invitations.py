"""Invitations by link."""

from datetime import datetime, timedelta

from django.db import transaction

from touchline.web.shell.slugs import new_slug
from touchline.web.workspace.models import JoinLink, Member, Person, Role, Workspace
from touchline.web.workspace.operations.audit import note
from touchline.web.workspace.operations.people import store_person
from touchline.web.workspace.tokens import hash_of, new_token

VALID_FOR = timedelta(days=7)


class LinkClosedError(Exception):
    """The link was used, revoked, or is too old."""


class OtherAddressError(Exception):
    """The link was made for another e-mail address."""


@transaction.atomic
def invite(workspace: Workspace, *, role: Role, email: str, person: Person, at: datetime) -> tuple[JoinLink, str]:
    """Make an invitation; return it with the token, which is shown once and not kept."""
    token = new_token()
    link = JoinLink.objects.create(
        workspace=workspace,
        slug=new_slug("invitation"),
        token_hash=hash_of(token),
        role=role,
        email=email.lower(),
        made_by=person,
        made_at=at,
        expires_at=at + VALID_FOR,
    )
    note(workspace, person, "workspace.invite", str(link), role=role)
    return link, token


@transaction.atomic
def revoke(workspace: Workspace, *, link: JoinLink, person: Person, at: datetime) -> None:
    """Close an unused invitation. One that was used stays as it is."""
    if JoinLink.objects.filter(pk=link.pk, used_at=None, revoked_at=None).update(revoked_at=at):
        note(workspace, person, "workspace.revoke_invitation", str(link))


@transaction.atomic
def join(link: JoinLink, *, person: Person, at: datetime) -> Member:
    """Use an invitation, once. A new person is stored first; a member of long standing keeps their role.

    Raises LinkClosedError, OtherAddressError, and for a new person AddressTakenError.
    """
    if link.email and link.email != person.email:
        raise OtherAddressError
    if person.pk is None:
        store_person(person)
    open_link = JoinLink.objects.filter(pk=link.pk, used_at=None, revoked_at=None, expires_at__gt=at)
    if not open_link.update(used_at=at, used_by=person):
        raise LinkClosedError
    member, is_new = Member.objects.get_or_create(
        workspace=link.workspace, person=person, defaults={"role": link.role, "joined_at": at}
    )
    if is_new:
        note(link.workspace, person, "workspace.join", str(person), role=link.role)
    return member
