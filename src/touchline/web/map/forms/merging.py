"""Where the touchpoints of a stage or segment go that is removed or split."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from touchline.engine.identify import SCHEMES, nearest_stage
from touchline.web.identify import operations as identify
from touchline.web.identify import queries as library
from touchline.web.identify.forms import SCHEME_NAMES
from touchline.web.identify.models import Phase, Segment, Stage, StageKey
from touchline.web.map.models import Placement

ALL, REMOVE = "all", "remove"


class IntoForm[Row](forms.Form):
    """One target for everything that a stage or segment holds, and another for single cards."""

    label: Any = ""

    def __init__(
        self, data: Mapping[str, Any] | None, *, targets: Mapping[str, Row], cards: Sequence[Placement]
    ) -> None:
        super().__init__(data)
        self.cards, self.targets = cards, targets
        rows = [(slug, str(row or _("All customers"))) for slug, row in targets.items()]
        self.fields["into"] = forms.ChoiceField(label=self.label, choices=rows)
        for card in cards if len(rows) > 1 else []:
            self.fields[f"card-{card.slug}"] = forms.ChoiceField(
                label=card.touchpoint.name, required=False, choices=[("", _("where the others go")), *rows]
            )

    def card_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name != "into"]

    def into(self) -> Row:
        return self.targets[self.cleaned_data["into"]]

    def apart(self) -> dict[str, Row]:
        """Return the cards, by URL name, that go elsewhere than the others."""
        said = {name.removeprefix("card-"): slug for name, slug in self.cleaned_data.items() if name != "into"}
        return {card: self.targets[slug] for card, slug in said.items() if slug}


class IntoStageForm(IntoForm[Stage]):
    """The stages to which the touchpoints of another go."""

    label = _("Its touchpoints go to")

    def __init__(self, data: Mapping[str, Any] | None, *, gone: Stage, cards: Sequence[Placement]) -> None:
        others = {row.slug: row for row in library.stages(gone.workspace) if row.pk != gone.pk}
        super().__init__(data, targets=others, cards=cards)


class IntoSegmentForm(IntoForm[Segment | None]):
    """The segments to which what is kept of another goes; none is all customers."""

    label = _("Its touchpoints and answers go to")

    def __init__(self, data: Mapping[str, Any] | None, *, gone: Segment, cards: Sequence[Placement]) -> None:
        others = {row.slug: row for row in library.segments(gone.workspace) if row.pk != gone.pk}
        super().__init__(data, targets={ALL: None, **others}, cards=cards)


class SplitForm(forms.Form):
    """The new stage or segment beside another, and the cards that go there."""

    name = forms.CharField(label=_("Name of the new one"), max_length=80)

    def __init__(self, data: Mapping[str, Any] | None, *, cards: Sequence[Placement], phase: str = "") -> None:
        super().__init__(data)
        self.cards = cards
        if phase:
            self.fields["phase"] = forms.ChoiceField(label=_("Phase"), choices=Phase.choices, initial=phase)
        if cards:
            self.fields["going"] = forms.MultipleChoiceField(
                label=_("These touchpoints go there"),
                help_text=_("The others stay where they are."),
                required=False,
                choices=[(card.slug, f"{card.touchpoint.name}{beside(card, phase)}") for card in cards],
                widget=forms.CheckboxSelectMultiple,
            )

    def wanted(self) -> dict[str, Any]:
        return {"going": [], **self.cleaned_data}


def beside(card: Placement, phase: str) -> str:
    """Tell cards of one touchpoint apart: by the segment in a stage, by the stage in a segment."""
    other = card.segment if phase else card.stage
    return f" · {other}" if other else ""


class OtherSchemeForm(forms.Form):
    """Another ready scheme, and where each stage goes that it does not have."""

    def __init__(self, data: Mapping[str, Any] | None, *, scheme: str, stages: Sequence[Stage]) -> None:
        super().__init__(data)
        self.scheme = scheme if scheme in SCHEMES else next(iter(SCHEMES))
        ready = [stage.key for stage in SCHEMES[self.scheme].stages]
        self.staying = [stage for stage in stages if stage.key in ready]
        for stage in (stage for stage in stages if stage.key not in ready):
            into = [(key, gettext("into %(stage)s") % {"stage": StageKey(key).label}) for key in ready]
            used = library.is_used(stage)
            gone = [] if used else [(REMOVE, gettext("removed: nothing stands in it"))]
            near = nearest_stage(stage.key, set(ready)) if stage.key else identify.KEEP
            self.fields[stage.slug] = forms.ChoiceField(
                label=str(stage),
                choices=[*gone, *into, (identify.KEEP, gettext("stays as it is"))],
                initial=REMOVE if not used and stage.key else near or ready[0],
            )

    @property
    def scheme_name(self) -> str:
        return str(SCHEME_NAMES[self.scheme])

    @property
    def new_stages(self) -> list[str]:
        return [str(StageKey(stage.key).label) for stage in SCHEMES[self.scheme].stages]

    def into(self) -> dict[str, str]:
        return {slug: key for slug, key in self.cleaned_data.items() if key != REMOVE}
