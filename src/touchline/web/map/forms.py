"""What people fill in on the map."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from touchline.web.identify import queries as library
from touchline.web.identify.models import Kind, Stage, Status, Touchpoint
from touchline.web.workspace.models import Workspace

FIELDS = ("name", "kinds", "channel", "responsible", "status", "protected")


class MemberField(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, member: Any) -> str:
        return str(member.person)


class TouchpointForm(forms.Form):
    """The details of a touchpoint. Only fields that are sent are read, so that each can be saved on its own."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    name = forms.CharField(label=_("Name"), max_length=120)
    kinds = forms.MultipleChoiceField(
        label=_("Kind"), choices=Kind.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    channel = forms.CharField(
        label=_("Channel"), max_length=80, required=False, help_text=_("Where it happens: web site, phone, shop …")
    )
    responsible = MemberField(label=_("Responsible person"), queryset=None, required=False, empty_label=_("Nobody yet"))
    status = forms.ChoiceField(label=_("Status"), choices=Status.choices)
    protected = forms.BooleanField(
        label=_("Protected: never proposed for elimination"),
        required=False,
        help_text=_("For an invoice, a contract, a complaints line."),
    )

    def __init__(self, data: Mapping[str, Any] | None, *, workspace: Workspace, only: tuple[str, ...] = FIELDS) -> None:
        super().__init__(data)
        self.fields["responsible"].queryset = library.member_rows(workspace)  # type: ignore[attr-defined]
        for name in set(FIELDS) - set(only):
            del self.fields[name]

    @classmethod
    def of(cls, touchpoint: Touchpoint) -> "TouchpointForm":
        """Show a touchpoint as it stands."""
        form = cls(None, workspace=touchpoint.workspace)
        form.initial = {name: getattr(touchpoint, name) for name in (*FIELDS, "version")}
        return form

    def changes(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name in FIELDS}


class PlaceForm(forms.Form):
    """The stage into which a touchpoint is put."""

    def __init__(self, data: Mapping[str, Any] | None, *, stages: QuerySet[Stage]) -> None:
        super().__init__(data)
        self.fields["stage"] = forms.ModelChoiceField(stages, label=_("Stage"), to_field_name="slug", empty_label=None)


class MoveForm(PlaceForm):
    """Where a card goes: a stage, and a place in it counted from 0; no place is the last."""

    position = forms.IntegerField(required=False, min_value=0)


def chosen_stage(form: PlaceForm) -> Stage:
    stage: Stage = form.cleaned_data["stage"]
    return stage
