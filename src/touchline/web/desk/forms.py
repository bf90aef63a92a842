"""What is asked when everything starts."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from touchline.engine.identify import SCHEMES
from touchline.web.identify.models import StageKey
from touchline.web.workspace.forms.members import NewPersonForm
from touchline.web.workspace.forms.workspaces import currency_choices, industry_choices
from touchline.web.workspace.locales import time_zones

SCHEME_NAMES = {
    "lifecycle": _("The whole lifecycle, seven stages"),
    "six-columns": _("Six columns, from awareness to advocacy"),
    "three-phases": _("Before, during and after the purchase"),
    "funnel-care": _("Funnel, care and retention"),
}


@dataclass(frozen=True, slots=True)
class ReadyScheme:
    """A choice of stages, named in the reader's language."""

    key: str
    name: str
    stages: list[str]


def ready_schemes() -> list[ReadyScheme]:
    return [
        ReadyScheme(key, str(SCHEME_NAMES[key]), [str(StageKey(stage.key).label) for stage in scheme.stages])
        for key, scheme in SCHEMES.items()
    ]


class StartForm(NewPersonForm):
    company = forms.CharField(
        label=_("Company"),
        max_length=120,
        help_text=_("Your workspace gets this name."),
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    currency = forms.ChoiceField(label=_("Currency"), choices=currency_choices)
    time_zone = forms.ChoiceField(label=_("Time zone"), choices=time_zones)
    industry = forms.ChoiceField(label=_("Industry"), choices=industry_choices, required=False)
    scheme = forms.ChoiceField(
        label=_("Stages of the customer's journey"),
        choices=list(SCHEME_NAMES.items()),
        initial="lifecycle",
        widget=forms.RadioSelect,
    )
    samples = forms.BooleanField(
        label=_("Add two samples to try things with"),
        required=False,
        initial=True,
        help_text=_("Made-up companies, each in a workspace of its own. Remove them whenever you like."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not settings.SAMPLES_AT_START:
            del self.fields["samples"]
