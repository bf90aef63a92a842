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

    wants = text(_("What they want to do here"), _("The task with which they come, in their own words."))
    expectations = text(_("What they expect"), _("What they take for granted before they come."))
    expectations_met = forms.ChoiceField(
        label=_("What they get"),
        choices=[("", "–"), *Met.choices],
        required=False,
        help_text=_("Beside what they expected."),
    )
    met_judged_by = forms.ChoiceField(
        label=_("By whose judgement"),
        choices=[("", "–"), *Judge.choices],
        required=False,
        help_text=_("Who says so. The word of customers themselves weighs most."),
    )
    frustrations = text(_("What frustrates them"), _("What annoys or tires them here."))
    optimal_experience = text(
        _("Best experience for them"),
        _("What it should be like for this segment, where that is something of its own."),
    )
    brand_shows = text(
        _("How the brand should show"), _("What they should see, hear or meet here that is typical for you.")
    )
    think = text(_("What they should think"), _("The thought with which they should go on."))
    do = text(_("What they should do"), _("The next step that they should take."))
    feel = text(_("What they should feel"), _("The feeling with which they should go on."))
    emotion_felt = chosen(
        _("How it feels to them"), EMOTIONS, _("Today. It draws the solid line of the journey's curve.")
    )
    emotion_wish = chosen(_("How it should feel"), EMOTIONS, _("It draws the dashed line of the journey's curve."))
    in_the_way = text(_("What is in the way"), _("What keeps it from being so: a rule, a system, a missing person."))
    delight = text(
        _("What could surprise and delight"), _("A small thing that nobody expects, and that people tell others about.")
    )
    competitors = text(_("What competitors do here"), _("What customers meet in the same place elsewhere."))
    customer_value = chosen(
        _("Value to the customer"), VALUES, _("How much it helps the customer: from 1, little, to 5, much.")
    )
    company_value = chosen(
        _("Value to the company"), VALUES, _("How much it brings the company: from 1, little, to 5, much.")
    )
    moment_of_truth = forms.BooleanField(
        label=_("Moment of truth: here it is decided whether they stay"),
        required=False,
        help_text=_("Its card has a filled corner on the map."),
    )
    source_language = forms.ChoiceField(
        label=_("Language of these words"),
        required=False,
        choices=[("", _("Language of the workspace")), *settings.LANGUAGES],
        help_text=_("What is written above is in it; other languages are given beside it."),
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
