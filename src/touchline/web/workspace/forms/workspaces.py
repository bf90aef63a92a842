"""What a workspace is called, and how it counts money and days."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from touchline.web.workspace.locales import currencies, time_zones
from touchline.web.workspace.models import Industry

LONGEST_HALF_LIFE_DAYS = 3650


def currency_choices() -> list[tuple[str, str]]:
    return currencies(get_language() or "en")


def industry_choices() -> list[tuple[str, str]]:
    return [("", str(_("Another one"))), *((value, str(label)) for value, label in Industry.choices)]


class WorkspaceForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=120, help_text=_("Usually the name of your company."))
    language = forms.ChoiceField(
        label=_("Language"),
        choices=settings.LANGUAGES,
        help_text=_("For reports. Each person reads the pages in their own language."),
    )
    currency = forms.ChoiceField(label=_("Currency"), choices=currency_choices, help_text=_("For costs and budgets."))
    time_zone = forms.ChoiceField(
        label=_("Time zone"), choices=time_zones, help_text=_("Days and weeks begin and end by this clock.")
    )
    industry = forms.ChoiceField(
        label=_("Industry"),
        choices=industry_choices,
        required=False,
        help_text=_("Empty stages of the map show touchpoints that are typical for it."),
    )


class SettingsForm(WorkspaceForm):
    evidence_half_life_days = forms.IntegerField(
        label=_("Days until evidence counts half"),
        min_value=1,
        max_value=LONGEST_HALF_LIFE_DAYS,
        help_text=_(
            "After so many days an interview or a survey counts half, after twice as many a quarter. What rests on"
            " nothing younger is marked “long ago” on the map. A year, 365 days, suits most companies."
        ),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


def settings_of(workspace: Any) -> dict[str, Any]:
    """Return what the form shows at first."""
    return {field: getattr(workspace, field) for field in SettingsForm.base_fields}
