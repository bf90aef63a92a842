"""Allauth's forms in our words."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from django import forms
from django.utils.translation import gettext_lazy as _

PASSWORD_HINT = _("At least 10 characters. A few words that only you would put together are best.")


def reword(form: forms.Form, name: str, label: Any, hint: Any = "") -> None:
    """Give a field our label, our hint, and no placeholder that vanishes while typing."""
    field = form.fields[name]
    field.label, field.help_text = label, hint
    field.widget.attrs.pop("placeholder", None)


class SignInForm(account.LoginForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reword(self, "login", _("E-mail address"))
        reword(self, "password", _("Password"))


class AskResetForm(account.ResetPasswordForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reword(self, "email", _("E-mail address"), _("The one you sign in with."))


class ResetForm(account.ResetPasswordKeyForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reword(self, "password1", _("New password"), PASSWORD_HINT)
        reword(self, "password2", _("New password, once more"))


class ChangePasswordForm(account.ChangePasswordForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reword(self, "oldpassword", _("Password you use now"))
        reword(self, "password1", _("New password"), PASSWORD_HINT)
        reword(self, "password2", _("New password, once more"))


class ConfirmPasswordForm(account.ReauthenticateForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reword(self, "password", _("Password"))


class CodeForm(mfa.AuthenticateForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reword(self, "code", _("Code"), _("Six digits from your app, or one of your recovery codes."))


class ConfirmCodeForm(mfa.ReauthenticateForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reword(self, "code", _("Code"), _("Six digits from your app, or one of your recovery codes."))


class ActivateCodesForm(totp.ActivateTOTPForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reword(self, "code", _("Code"), _("The six digits your app shows now."))
