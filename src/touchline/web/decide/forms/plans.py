"""A budget looked at, and a plan adopted."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from touchline.web.shell.fields import MoneyField
from touchline.web.workspace.models import Workspace


class BudgetForm(forms.Form):
    """What a plan may cost, and in what steps to look."""

    budget = MoneyField(
        required=False, label=_("Budget a month"), help_text=_("Dearer plans are left out. Empty: no limit.")
    )
    unit = MoneyField(
        required=False,
        label=_("Step"),
        help_text=_("One plan is listed for each. Empty: a round one."),
    )

    def __init__(self, *args: Any, workspace: Workspace) -> None:
        super().__init__(*args)
        for field in self.fields.values():
            if isinstance(field, MoneyField):
                field.currency = workspace.currency

    def clean_unit(self) -> int | None:
        return self.cleaned_data["unit"] or None


class AdoptForm(forms.Form):
    """The plan's name, and why it was chosen."""

    name = forms.CharField(max_length=120, label=_("Name of the plan"))
    reason = forms.CharField(
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        label=_("Why this plan"),
        help_text=_("So that in a year everybody still knows. It is kept with the plan as it is now."),
    )
    fingerprint = forms.CharField(widget=forms.HiddenInput)
