"""What can be done to a person's account."""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.db import IntegrityError, transaction
from django.urls import reverse

from touchline.web.workspace.models import Member, Person, Role, Workspace
from touchline.web.workspace.operations.audit import note


class AddressTakenError(Exception):
    """Somebody has an account with this e-mail address."""


class NotYoursToHelpError(Exception):
    """This person is also a member of a workspace that the helper does not administer."""


def new_person(*, name: str, email: str, password: str, language: str) -> Person:
    """Return a person who is not yet stored. The slow password hash is made here, outside any transaction."""
    person = Person(name=name, email=email.lower(), language=language)
    person.set_password(password)
    return person


def store_person(person: Person) -> Person:
    """Store a new person. Raises AddressTakenError."""
    try:
        with transaction.atomic():
            person.save(force_insert=True)
    except IntegrityError:
        raise AddressTakenError from None
    return person


def change_person(person: Person, *, name: str, language: str) -> None:
    """Store what the person is called and which language they read."""
    person.name, person.language = name, language
    person.save(update_fields=["name", "language"])


def choose_language(person: Person, *, language: str) -> None:
    person.language = language
    person.save(update_fields=["language"])


@transaction.atomic
def make_reset_link(workspace: Workspace, *, member: Member, person: Person) -> str:
    """Return the path of a page where the member sets a new password. It works once, for a day.

    Raises NotYoursToHelpError when the member belongs to a workspace that this administrator does not administer:
    the link would open that one too.
    """
    administered = Member.objects.filter(person=person, role=Role.ADMINISTRATOR).values("workspace")
    if Member.objects.filter(person=member.person).exclude(workspace__in=administered).exists():
        raise NotYoursToHelpError
    note(workspace, person, "workspace.make_reset_link", str(member))
    key = {"uidb36": user_pk_to_url_str(member.person), "key": default_token_generator.make_token(member.person)}
    return reverse("account_reset_password_from_key", kwargs=key)
