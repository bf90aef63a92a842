"""A version's name and note, and why a map is brought back."""

from django import forms
from django.utils.translation import gettext_lazy as _


class VersionForm(forms.Form):
    """The name under which a map is kept."""

    name = forms.CharField(label=_("Name"), max_length=120, help_text=_("Such as “As is 2026” or “Before the fair”."))
    note = forms.CharField(label=_("Note"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 2}))


class RestoreForm(forms.Form):
    """What is brought back, and why. seen: the latest change of the map when the preview was shown."""

    seen = forms.CharField(max_length=16, required=False, widget=forms.HiddenInput)
    why = forms.CharField(label=_("Reason"), max_length=300, required=False)
