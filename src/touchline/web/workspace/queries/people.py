"""What is known of a person's account."""

from dataclasses import dataclass

from allauth.mfa.models import Authenticator

from touchline.web.workspace.models import Member, Person
from touchline.web.workspace.queries.workspaces import memberships


@dataclass(frozen=True, slots=True)
class Account:
    """What the page about oneself shows."""

    memberships: list[Member]
    has_two_factor: bool


def has_two_factor(person: Person) -> bool:
    return bool(Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP).exists())


def account(person: Person) -> Account:
    return Account(memberships(person), has_two_factor(person))
