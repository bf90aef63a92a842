"""One option, typed in its row or on a page of its own."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from touchline.web.decide.models import Evidence, Move, Option
from touchline.web.identify.models import Stage, Touchpoint
from touchline.web.shell.fields import MoneyField, NumberField
from touchline.web.workspace.models import Workspace

MOST_EFFORT_DAYS = 10_000


class EffectForm(forms.Form):
    """What every option says: what it costs and what it brings."""

    name = forms.CharField(max_length=160, label=_("What would be done"))
    running_cost = MoneyField(
        required=False,
        label=_("Running cost a month"),
        help_text=_("All that the touchpoint costs a month after this: not the difference to today."),
    )
    effect = NumberField(
        required=False,
        label=_("Effect"),
        help_text=_("How many points the score of the whole journey would rise; below zero if it would fall."),
    )
    effect_low = NumberField(
        required=False,
        label=_("At least"),
        help_text=_("The effect you would be surprised to fall below."),
    )
    effect_high = NumberField(
        required=False, label=_("At most"), help_text=_("The effect you would be surprised to exceed.")
    )
    evidence = forms.ChoiceField(
        choices=Evidence,
        initial=Evidence.GUESSED,
        label=_("Evidence"),
        help_text=_(
            "Tested: you tried it against not doing it. Observed: your data show it. Guessed: somebody thinks so."
        ),
    )
    effort_days = NumberField(
        required=False,
        least=0,
        most=MOST_EFFORT_DAYS,
        label=_("Effort, working days"),
        help_text=_("What it takes once, to get there."),
    )

    def __init__(self, *args: Any, workspace: Workspace, **settings: Any) -> None:
        super().__init__(*args, **settings)
        cost = self.fields["running_cost"]
        if isinstance(cost, MoneyField):
            cost.currency = workspace.currency

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        effect, low, high = (said.get(name) for name in ("effect", "effect_low", "effect_high"))
        if "effect_low" in said and "effect_high" in said and (low is None) != (high is None):
            self.add_error("effect_low" if low is None else "effect_high", _("Say both ends of the range, or none."))
        elif low is not None and high is not None and effect is not None and not low <= effect <= high:
            self.add_error("effect", _("The effect lies outside its range."))
        return said

    @property
    def told(self) -> dict[str, Any]:
        """Return what was typed, by the names of the row."""
        said = {name: value for name, value in self.cleaned_data.items() if name in self.row_fields}
        if "running_cost" in said:
            said["running_cost_minor"] = said.pop("running_cost")
        if "effort_days" in said:
            said["effort_days"] = said["effort_days"] or 0.0
        return said

    row_fields = ("name", "running_cost", "effect", "effect_low", "effect_high", "evidence", "effort_days")


class OptionForm(EffectForm):
    """An option in its row. Keeping a touchpoint changes nothing, so there only the cost is asked."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None = None, *, option: Option) -> None:
        self.option = option
        initial = {name: getattr(option, name) for name in self.row_fields if name != "running_cost"}
        initial |= {"running_cost": option.running_cost_minor, "version": option.version}
        super().__init__(data, workspace=option.workspace, prefix=option.slug, initial=initial)
        if option.move == Move.KEEP:
            for name in ("effect", "effect_low", "effect_high", "evidence", "effort_days"):
                del self.fields[name]
        for field in self.fields.values():
            if not field.widget.is_hidden:
                field.widget.attrs |= {"class": "input", "aria-label": f"{field.label}: {option.name}"}


def option_forms(options: Iterable[Option], data: QueryDict | None = None) -> list[OptionForm]:
    """Return a form for each option; with data only for those that the data speak of."""
    return [OptionForm(data, option=o) for o in options if data is None or f"{o.slug}-version" in data]


def protected_words(touchpoint: Touchpoint) -> str:
    """Say why a touchpoint can't be eliminated."""
    return gettext(
        "“%(touchpoint)s” is protected, because the law or a contract wants it, so it can't be eliminated. "
        "Keep it, optimise it, or take its protection away first."
    ) % {"touchpoint": touchpoint.name}


class NewOptionForm(EffectForm):
    """One more thing that could be done with a touchpoint that exists."""

    move = forms.ChoiceField(
        label=pgettext_lazy("what an option does", "Move"),
        choices=[(m.value, m.label) for m in Move if m is not Move.ADD],
        initial=Move.OPTIMISE,
    )
    field_order = ("move",)

    def __init__(self, *args: Any, touchpoint: Touchpoint, workspace: Workspace, taken: set[str]) -> None:
        super().__init__(*args, workspace=workspace)
        self.taken = taken
        barred = ({Move.KEEP} if Move.KEEP in taken else set()) | ({Move.ELIMINATE} if touchpoint.protected else set())
        move = self.fields["move"]
        if isinstance(move, forms.ChoiceField):
            move.choices = [(m.value, m.label) for m in Move if m is not Move.ADD and m not in barred]
        if touchpoint.protected:
            words = protected_words(touchpoint)
            move.help_text, move.error_messages["invalid_choice"] = words, words

    @property
    def told(self) -> dict[str, Any]:
        said = super().told | {"move": self.cleaned_data["move"]}
        if said["move"] == Move.KEEP:
            said |= {"effect": 0.0, "effect_low": 0.0, "effect_high": 0.0}
        return said


class IdeaForm(EffectForm):
    """A touchpoint that does not exist yet, and what adding it would cost and bring."""

    touchpoint = forms.CharField(max_length=120, label=_("Touchpoint to add"))
    stage = forms.ModelChoiceField(
        Stage.objects.none(), required=False, to_field_name="slug", label=_("Stage"), empty_label=_("Not said yet")
    )
    field_order = ("touchpoint", "stage")

    def __init__(self, *args: Any, workspace: Workspace) -> None:
        super().__init__(*args, workspace=workspace)
        stage = self.fields["stage"]
        if isinstance(stage, forms.ModelChoiceField):
            stage.queryset = Stage.objects.filter(workspace=workspace)
