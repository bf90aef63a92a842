"""One letter to one person, in their language."""

from collections.abc import Mapping
from smtplib import SMTPException
from typing import Any

from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import override

from touchline.engine.errors import UnusableInputError
from touchline.web.workspace.models import Person


def send(person: Person, *, letter: str, about: Mapping[str, Any]) -> None:
    """Send the letter of two templates, <letter>_subject.txt and <letter>_message.txt.

    Raises UnusableInputError (mail-refused) when the mail server does not take it.
    """
    with override(person.language):
        context = {"person": person, **about}
        subject = " ".join(render_to_string(f"{letter}_subject.txt", context).split())
        text = render_to_string(f"{letter}_message.txt", context)
    try:
        EmailMessage(subject, text, to=[person.email]).send()
    except (SMTPException, OSError) as refused:
        raise UnusableInputError(
            "mail-refused",
            f"the mail server did not take a letter to {person.email}: {refused}",
            expected="a mail server that takes it",
            fix="Check the address and TOUCHLINE_SMTP_URL, then try the work again.",
            address=person.email,
        ) from refused
