"""Links that the program prints for whoever runs it."""

from datetime import datetime, timedelta

from django.db import transaction

from touchline.web.workspace.models import OneTimeLink, Person, Purpose
from touchline.web.workspace.tokens import hash_of, new_token

SIGN_IN_VALID_FOR = timedelta(hours=1)


class LinkUsedError(Exception):
    """Somebody was quicker, or the link is too old."""


@transaction.atomic
def make_start_link() -> str:
    """Return the token of a link that sets up this installation. Earlier ones stop working."""
    OneTimeLink.objects.filter(purpose=Purpose.START, used_at=None).delete()
    token = new_token()
    OneTimeLink.objects.create(purpose=Purpose.START, token_hash=hash_of(token))
    return token


@transaction.atomic
def make_sign_in_link(person: Person, *, at: datetime) -> str:
    """Return the token of a link that signs this person in, once, within an hour. Earlier ones stop working."""
    OneTimeLink.objects.filter(purpose=Purpose.SIGN_IN, used_at=None).delete()
    token = new_token()
    OneTimeLink.objects.create(
        purpose=Purpose.SIGN_IN, token_hash=hash_of(token), person=person, expires_at=at + SIGN_IN_VALID_FOR
    )
    return token


def use(link: OneTimeLink, *, at: datetime) -> None:
    """Close the link. Raises LinkUsedError when it is closed already: the database settles who was first."""
    still_open = OneTimeLink.objects.filter(pk=link.pk, used_at=None).exclude(expires_at__lte=at)
    if not still_open.update(used_at=at):
        raise LinkUsedError
