"""Why an alert may rest."""

from django import forms
from django.utils.translation import gettext_lazy as _


class DismissForm(forms.Form):
    """The reason."""

    reason = forms.CharField(
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        label=_("Why it may rest"),
        help_text=_("What you found, or what is being done. It is kept with the alert."),
    )
