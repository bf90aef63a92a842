"""What allauth asks of us: our words for its errors, closed sign-up, honest mail, secrets kept encrypted."""

import base64
import logging
from hashlib import sha256
from smtplib import SMTPException
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

log = logging.getLogger(__name__)


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("This account is switched off. Ask an administrator of your workspace."),
        "email_password_mismatch": _("The e-mail address and the password do not belong together. Check both."),
        "enter_current_password": _("That is not your password. Type the password you use now."),
        "incorrect_code": _("That code is not right. Type the newest code your app shows."),
        "incorrect_password": _("That is not your password."),
        "invalid_password_reset": _("This link was used already or is too old. Ask for a new one."),
        "too_many_login_attempts": _("Too many tries. Wait five minutes, then try again."),
        "rate_limited": _("Too many tries. Wait a few minutes, then try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        return False

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002
        return reverse("account:me")

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send one message. When the mail server refuses, say so instead of pretending."""
        try:
            super().send_mail(template_prefix, email, context)
        except (SMTPException, OSError):
            log.exception("mail could not be sent")
            page = render(self.request, "account/mail_failed.html", status=503)
            raise ImmediateHttpResponse(page) from None

    def send_notification_mail(self, *_args: Any, **_fields: Any) -> None:
        """Send nothing: the page itself says what changed."""


class MfaAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("That code is not right. Type the newest code your app shows, or an unused recovery code."),
        "cannot_generate_recovery_codes": _("Switch on two-factor sign-in first."),
    }

    def encrypt(self, text: str) -> str:
        return safe().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return safe().decrypt(encrypted_text).decode()


def safe() -> Fernet:
    """Return the lock of two-factor secrets: a copy of the database alone does not open it."""
    key = sha256(b"two-factor secrets:" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
