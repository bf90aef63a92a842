"""What a key is called and what it may do."""

from django import forms
from django.utils.translation import gettext_lazy as _

from touchline.web.workspace.models import Scope


class ApiKeyForm(forms.Form):
    name = forms.CharField(
        label=_("Name"), max_length=80, help_text=_("The program that will use it, so that you know it again.")
    )
    scope = forms.ChoiceField(
        label=_("What it may do"),
        choices=Scope,
        initial=Scope.READ,
        widget=forms.RadioSelect,
        help_text=_("Give no more than the program needs."),
    )
