"""The experience of a card, as the panel asks for it."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from touchline.web.map.forms.details import text
from touchline.web.map.models import EXPERIENCE_FIELDS, Experience, Judge, Met

EMOTIONS = [
    ("", "–"),
    (2, _("+2 · very good")),
    (1, _("+1 · good")),
    (0, _("0 · neither")),
    (-1, _("−1 · bad")),
    (-2, _("−2 · very bad")),
]
VALUES = [("", "–"), *((number, str(number)) for number in range(1, 6))]


def whole(value: str) -> int | None:
    return int(value) if value != "" else None


def chosen(label: Any, choices: Any, help_text: Any = "") -> forms.TypedChoiceField:
    """A number chosen from a short scale, or none."""
    return forms.TypedChoiceField(
        label=label, choices=choices, help_text=help_text, required=False, coerce=whole, empty_value=None
    )


class ExperienceForm(forms.Form):
    """The experience of a card. Only the named fields are read, so that each can be saved on its own."""

    wants = text(_("What they want to do here"))
    expectations = text(_("What they expect"))
    expectations_met = forms.ChoiceField(label=_("What they get"), choices=[("", "–"), *Met.choices], required=False)
    met_judged_by = forms.ChoiceField(
        label=_("By whose judgement"), choices=[("", "–"), *Judge.choices], required=False
    )
    frustrations = text(_("What frustrates them"))
    optimal_experience = text(_("Best experience for them"))
    brand_shows = text(_("How the brand should show"))
    think = text(_("What they should think"))
    do = text(_("What they should do"))
    feel = text(_("What they should feel"))
    emotion_felt = chosen(_("How it feels to them"), EMOTIONS)
    emotion_wish = chosen(_("How it should feel"), EMOTIONS)
    in_the_way = text(_("What is in the way"))
    delight = text(_("What could surprise and delight"))
    competitors = text(_("What competitors do here"))
    customer_value = chosen(_("Value to the customer"), VALUES, _("From 1, little, to 5, much."))
    company_value = chosen(_("Value to the company"), VALUES, _("From 1, little, to 5, much."))
    moment_of_truth = forms.BooleanField(
        label=_("Moment of truth: here it is decided whether they stay"), required=False
    )
    source_language = forms.ChoiceField(
        label=_("Language of these words"),
        required=False,
        choices=[("", _("Language of the workspace")), *settings.LANGUAGES],
    )

    def __init__(self, data: Mapping[str, Any] | None, *, only: Iterable[str] = EXPERIENCE_FIELDS) -> None:
        super().__init__(data, auto_id="experience-%s")
        wanted = list(only)
        for name in wanted:
            field, _at, language = name.partition("@")
            if language:
                self.fields[name] = text(self.base_fields[field].label)
        for name in set(self.base_fields) - set(wanted):
            del self.fields[name]

    @classmethod
    def of(cls, experience: Experience, *, only: Iterable[str] = EXPERIENCE_FIELDS) -> "ExperienceForm":
        """Show an experience as it stands."""
        form = cls(None, only=only)
        form.initial = {name: shown(experience, name) for name in form.fields}
        return form


def shown(row: Any, name: str) -> Any:
    """Return what a field holds; of note@ro what note says in that language."""
    field, _at, language = name.partition("@")
    return row.text_in(field, language) if language else getattr(row, name)
