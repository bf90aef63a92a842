"""Who is invited, and with which role."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from touchline.web.workspace.forms.sign_in import PASSWORD_HINT
from touchline.web.workspace.models import JoinLink, Person, Role

ROLE_HINT = _("Viewers read everything. Editors also change it. Administrators also look after people and settings.")


class RoleForm(forms.Form):
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)


class InviteForm(forms.Form):
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices, initial=Role.EDITOR, help_text=ROLE_HINT)
    email = forms.EmailField(
        label=_("E-mail address"),
        required=False,
        help_text=_("If you give one, only an account with this address can use the link."),
    )


class NewPersonForm(forms.Form):
    """Somebody who has no account yet."""

    name = forms.CharField(label=_("Your name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("You sign in with it."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    password = forms.CharField(
        label=_("Password"),
        help_text=PASSWORD_HINT,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        strip=False,
    )

    def clean(self) -> dict[str, Any]:
        fields = super().clean() or {}
        if password := fields.get("password"):
            somebody = Person(name=fields.get("name", ""), email=fields.get("email", ""))
            try:
                validate_password(password, somebody)
            except forms.ValidationError as error:
                self.add_error("password", error)
        return fields


class JoinForm(NewPersonForm):
    """Somebody who comes by an invitation; the address is fixed if the invitation names one."""

    def __init__(self, *args: Any, link: JoinLink, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if link.email:
            self.fields["email"].disabled = True
            self.initial["email"] = link.email
            self.fields["email"].help_text = _("The invitation was made for this address.")
