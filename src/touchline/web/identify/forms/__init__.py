"""What people fill in about stages and touchpoints."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from touchline.engine.identify import SCHEMES
from touchline.engine.identify.rule import MOST as MOST_CONDITIONS
from touchline.web.identify import queries
from touchline.web.identify.models import Importance, Phase, Stage, StageKey
from touchline.web.shell.fields import NumberField
from touchline.web.workspace.models import Trait, Workspace

SCHEME_NAMES = {
    "lifecycle": _("The whole lifecycle"),
    "six-columns": _("Six columns"),
    "three-phases": _("Before, during and after the purchase"),
    "funnel-care": _("Funnel, care and retention"),
}
MOST_NAMES, LONGEST_NAME = 500, 120
PERCENT = "percent"


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
    definition = forms.CharField(label=_("Definition"), max_length=1000, required=False, widget=forms.Textarea)
    entry_event = forms.CharField(label=_("A customer enters it by the event"), max_length=200, required=False)

    def new(self) -> dict[str, Any]:
        """Return what a new stage needs."""
        return {name: self.cleaned_data[name] for name in ("name", "phase")}

    def sent(self) -> dict[str, Any]:
        """Return what was sent; what was not sent stays as it is."""
        return {name: value for name, value in self.cleaned_data.items() if name in self.data}


class SegmentForm(forms.Form):
    """A group of customers."""

    name = forms.CharField(label=_("Name"), max_length=80)


class PositionForm(forms.Form):
    """The place of a stage or segment in the order, counted from 0."""

    position = forms.IntegerField(min_value=0, max_value=99)


class ImportanceForm(forms.Form):
    """How important each stage is: in words, or in percent."""

    def __init__(self, data: Mapping[str, Any] | None, *, stages: Sequence[Stage]) -> None:
        super().__init__(data)
        self.stages = stages
        for stage in stages:
            self.fields[stage.slug] = forms.ChoiceField(
                label=_("Importance of %(stage)s") % {"stage": stage},
                choices=[*Importance.choices, (PERCENT, _("In percent"))],
                initial=stage.importance or PERCENT,
                widget=forms.Select(attrs={"class": "input"}),
            )
            self.fields[f"{stage.slug}-percent"] = NumberField(
                label=_("Percent for %(stage)s") % {"stage": stage},
                least=0,
                most=100,
                required=False,
                initial=round(100 * stage.importance_share, 1),
                widget=forms.TextInput(attrs={"class": "input", "inputmode": "decimal", "autocomplete": "off"}),
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for stage in self.stages:
            percent = f"{stage.slug}-percent"
            if cleaned.get(stage.slug) == PERCENT and cleaned.get(percent) is None and percent not in self.errors:
                self.add_error(percent, _("Write a percentage, or choose a word."))
        return cleaned

    def rows(self) -> list[tuple[Stage, forms.BoundField, forms.BoundField]]:
        """Return each stage with its two fields."""
        return [(stage, self[stage.slug], self[f"{stage.slug}-percent"]) for stage in self.stages]

    def weights(self) -> dict[str, str | float]:
        """Return what was said, by the stage's URL name."""
        said = self.cleaned_data
        return {
            stage.slug: said[f"{stage.slug}-percent"] if said[stage.slug] == PERCENT else said[stage.slug]
            for stage in self.stages
        }


class ChildForm(forms.Form):
    """A touchpoint under another."""

    name = forms.CharField(label=_("Name"), max_length=LONGEST_NAME)


class BranchForm(forms.Form):
    """Where a branch of the tree goes: a step, or a place under another touchpoint (none: at the top)."""

    step = forms.ChoiceField(required=False, choices=[(step, step) for step in ("up", "down", "in", "out")])
    place = forms.IntegerField(required=False, min_value=0)

    def __init__(self, data: Mapping[str, Any], *, workspace: Workspace) -> None:
        super().__init__(data)
        self.fields["under"] = forms.ModelChoiceField(
            queries.touchpoint_rows(workspace), to_field_name="slug", required=False
        )


ASKS = {
    "is": _("is"),
    "is-not": _("is not"),
    "at-least": _("is at least"),
    "at-most": _("is at most"),
    "between": _("is between"),
    "contains": _("contains"),
    "known": _("is known"),
    "unknown": _("is unknown"),
}
FIRST_ROWS = 3


class RuleForm(forms.Form):
    """The rule of a segment: rows of a trait, what is asked of it, and one or two values. Rows without a trait fall."""

    match = forms.ChoiceField(
        label=_("Who falls in"),
        choices=[("all", _("who meets all of these conditions")), ("any", _("who meets any of these conditions"))],
    )

    def __init__(
        self, data: Mapping[str, Any] | None, *, traits: Sequence[Trait], rule: Mapping[str, Any], more: int = 0
    ) -> None:
        super().__init__(data)
        said = list(rule.get("conditions", ()))
        sent = sum(1 for name in data if name.startswith("trait-")) if data is not None else 0
        self.rows = min(max(len(said) + 1, FIRST_ROWS, more, sent), MOST_CONDITIONS)
        self.fields["match"].initial = rule.get("match", "all")
        named = [("", "–"), *((trait.key, trait.name) for trait in traits)]
        for place in range(self.rows):
            row = said[place] if place < len(said) else {}
            first, second = [*row.get("values", ()), "", ""][:2]
            input_ = {"class": "input", "autocomplete": "off"}
            number = {"number": place + 1}
            self.fields[f"trait-{place}"] = forms.ChoiceField(
                label=_("Trait of condition %(number)s") % number,
                choices=named,
                required=False,
                initial=row.get("trait", ""),
                widget=forms.Select(attrs={"class": "input"}),
            )
            self.fields[f"asks-{place}"] = forms.ChoiceField(
                label=_("What condition %(number)s asks") % number,
                choices=list(ASKS.items()),
                required=False,
                initial=row.get("asks", "is"),
                widget=forms.Select(attrs={"class": "input"}),
            )
            for name, value, label in (
                ("first", first, _("Value of condition %(number)s")),
                ("second", second, _("Upper value of condition %(number)s")),
            ):
                self.fields[f"{name}-{place}"] = forms.CharField(
                    label=label % number,
                    required=False,
                    max_length=200,
                    initial=value,
                    widget=forms.TextInput(attrs=input_),
                )

    def condition_rows(self) -> list[list[forms.BoundField]]:
        return [
            [self[f"{name}-{place}"] for name in ("trait", "asks", "first", "second")] for place in range(self.rows)
        ]

    def rule(self) -> dict[str, Any]:
        """Return the rule as it is kept."""
        said = self.cleaned_data
        conditions = []
        for place in range(self.rows):
            if trait := said.get(f"trait-{place}"):
                asks = said.get(f"asks-{place}") or "is"
                values = [said.get(f"first-{place}", ""), said.get(f"second-{place}", "")]
                wanted = {"known": 0, "unknown": 0, "between": 2}.get(asks, 1)
                conditions.append({"trait": trait, "asks": asks, "values": values[:wanted]})
        return {"match": said["match"], "conditions": conditions} if conditions else {}
