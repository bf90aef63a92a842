"""What people fill in about stages and touchpoints."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from touchline.engine.identify import SCHEMES
from touchline.web.identify.models import Phase, Stage, StageKey

SCHEME_NAMES = {
    "lifecycle": _("The whole lifecycle"),
    "six-columns": _("Six columns"),
    "three-phases": _("Before, during and after the purchase"),
    "funnel-care": _("Funnel, care and retention"),
}
MOST_NAMES, LONGEST_NAME = 500, 120


def scheme_choices() -> list[tuple[str, str]]:
    """Name the ready schemes, each with its stages."""
    return [(key, f"{SCHEME_NAMES[key]}: {stage_list(key)}") for key in SCHEMES]


def stage_list(scheme: str) -> str:
    return ", ".join(str(StageKey(stage.key).label) for stage in SCHEMES[scheme].stages)


class SchemeForm(forms.Form):
    """Which ready stages to start from."""

    scheme = forms.ChoiceField(
        label=_("Stages to start from"),
        help_text=_("You can rename, reorder, add and remove stages later."),
        choices=scheme_choices,
        initial=next(iter(SCHEMES)),
        widget=forms.RadioSelect,
    )


class NamesForm(forms.Form):
    """A list of touchpoints, one a line."""

    names = forms.CharField(
        label=_("Touchpoints, one a line"),
        help_text=_("Paste a list from a document or a column from a spreadsheet."),
        widget=forms.Textarea(attrs={"rows": 8}),
    )

    def clean_names(self) -> list[str]:
        """Return the names without numbers of a list, bullets and empty lines."""
        lines = (" ".join(line.lstrip("-*•–· \t").split()) for line in self.cleaned_data["names"].splitlines())
        names = [line for line in lines if line]
        if not names:
            raise forms.ValidationError(_("Write at least one name."))
        if len(names) > MOST_NAMES:
            raise forms.ValidationError(_("At most %(most)s touchpoints at once."), params={"most": MOST_NAMES})
        for name in names:
            if len(name) > LONGEST_NAME:
                raise forms.ValidationError(
                    _("“%(start)s…” is longer than %(most)s letters."),
                    params={"start": name[:30], "most": LONGEST_NAME},
                )
        return names


class StageForm(forms.Form):
    """A stage of one's own, or a ready one renamed."""

    name = forms.CharField(label=_("Name"), max_length=80)
    phase = forms.ChoiceField(label=_("Phase"), choices=Phase.choices)


class SegmentForm(forms.Form):
    """A group of customers."""

    name = forms.CharField(label=_("Name"), max_length=80)


class PositionForm(forms.Form):
    """The place of a stage or segment in the order, counted from 0."""

    position = forms.IntegerField(min_value=0, max_value=99)


class ImportanceForm(forms.Form):
    """How important each stage is, in percent; the figures are scaled to sum to 100."""

    def __init__(self, data: Mapping[str, Any] | None, *, stages: Sequence[Stage]) -> None:
        super().__init__(data)
        for stage in stages:
            self.fields[stage.slug] = forms.FloatField(
                label=str(stage), min_value=0, max_value=100, initial=round(100 * stage.importance_share, 1)
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not any(cleaned.values()):
            raise forms.ValidationError(_("At least one stage must matter: give it more than 0."))
        return cleaned

    def weights(self) -> dict[str, float]:
        """Return what was typed, by the stage's URL name."""
        return dict(self.cleaned_data)
