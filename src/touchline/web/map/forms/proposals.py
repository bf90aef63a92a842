"""Touchpoints that a list or data propose, a row each, to be confirmed or changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from touchline.web.identify.models import Kind, Stage, Touchpoint
from touchline.web.map.operations import Accepted
from touchline.web.workspace.models import Member

MOST_LETTERS = 60_000


class ListForm(forms.Form):
    """A typed or pasted list of touchpoints."""

    text = forms.CharField(
        label=_("Your touchpoints"),
        max_length=MOST_LETTERS,
        strip=False,
        help_text=_(
            "One a line; a line with the name of a stage heads those under it. Or cells copied from a spreadsheet:"
            " name, stage, kind, channel, responsible person, or a column for each stage."
        ),
        widget=forms.Textarea(attrs={"rows": 12}),
    )


@dataclass(frozen=True, slots=True)
class Choices:
    """What the rows of one page choose from, read from the database once."""

    stages: Sequence[Stage]
    members: Sequence[Member]
    touchpoints: Sequence[Touchpoint] = ()


class ProposedForm(forms.Form):
    """One proposed touchpoint. into: the known touchpoint that it is, instead of a new one."""

    event = forms.CharField(max_length=200, required=False, strip=False, widget=forms.HiddenInput)
    of = forms.CharField(max_length=60, required=False, widget=forms.HiddenInput)
    take = forms.BooleanField(label=_("Take"), required=False)
    name = forms.CharField(label=_("Name"), max_length=120)
    into = forms.ChoiceField(label=_("It is"), required=False)
    stage = forms.ChoiceField(label=_("Stage"), required=False)
    kinds = forms.ChoiceField(label=_("Kind"), required=False)
    channel = forms.CharField(label=_("Channel"), max_length=80, required=False)
    responsible = forms.ChoiceField(label=_("Responsible person"), required=False)

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        number: int,
        choices: Choices,
        initial: Mapping[str, Any] | None = None,
        kinds: str = "",
    ) -> None:
        super().__init__(data, prefix=f"row{number}", initial=dict(initial or {}))
        self.number, self.given = number, choices
        several = kinds or self.data.get(self.add_prefix("kinds"), "")
        self.choose("stage", [("", _("Not yet")), *((stage.slug, str(stage)) for stage in choices.stages)])
        self.choose("kinds", [("", "–"), *Kind.choices, *combined(several)])
        self.choose("responsible", [("", "–"), *((member.slug, str(member.person)) for member in choices.members)])
        known = [(touchpoint.slug, touchpoint.name) for touchpoint in choices.touchpoints]
        self.choose("into", [("", _("A new touchpoint")), (_("The same as"), known)] if known else [("", "")])
        for name, field in self.fields.items():
            if name != "take":
                field.widget.attrs["class"] = "input"
            field.widget.attrs["aria-label"] = field.label or ""

    def choose(self, name: str, choices: Sequence[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 declared above
        field.choices = choices

    def accepted(self) -> Accepted:
        """Return what the person confirmed, with rows in the place of names in addresses."""
        said = self.cleaned_data
        known = {touchpoint.slug: touchpoint for touchpoint in self.given.touchpoints}
        return Accepted(
            name=" ".join(said["name"].split()),
            kinds=tuple(said["kinds"].split()),
            channel=said["channel"],
            stage=next((stage for stage in self.given.stages if stage.slug == said["stage"]), None),
            responsible=next((one for one in self.given.members if one.slug == said["responsible"]), None),
            event=said["event"],
            into=known.get(said["into"] or said["of"]),
            place=not said["into"],
        )


def combined(kinds: str) -> list[tuple[str, str]]:
    """Return the choice of several kinds at once, as a list may name them."""
    several = [kind for kind in kinds.split() if kind in Kind.values]
    return [(" ".join(several), ", ".join(str(Kind(kind).label) for kind in several))] if len(several) > 1 else []
