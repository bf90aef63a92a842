"""What people fill in about a map as a whole."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from touchline.web.identify import queries as library
from touchline.web.map import queries
from touchline.web.map.forms.touchpoints import DayInput, MemberField
from touchline.web.map.models import Map, MapKind, MapState
from touchline.web.workspace.models import Member, Workspace

FIELDS = ("name", "kind", "state", "description", "responsible", "review_by")


class NewMapForm(forms.Form):
    """A map to make: empty, or with the cards of another."""

    name = forms.CharField(label=_("Name"), max_length=120)
    state = forms.ChoiceField(
        label=_("What it draws"),
        choices=MapState,
        help_text=_("A copy that draws what shall be leaves out what was felt and measured: a plan has none of it."),
    )
    copy_of = forms.ModelChoiceField(
        Map.objects.none(),
        label=_("Begin with the cards of"),
        required=False,
        to_field_name="slug",
        empty_label=_("None: an empty map"),
    )

    def __init__(
        self, data: Mapping[str, Any] | None, *, workspace: Workspace, initial: Mapping[str, Any] | None = None
    ) -> None:
        super().__init__(data, initial=dict(initial or {}))
        source = self.fields["copy_of"]
        if isinstance(source, forms.ModelChoiceField):
            source.queryset = queries.map_rows(workspace)


class MapForm(forms.Form):
    """A map's own details. seen: the version of each field that the page showed."""

    name = forms.CharField(label=_("Name"), max_length=120)
    kind = forms.ChoiceField(label=_("Kind of map"), choices=MapKind)
    state = forms.ChoiceField(label=_("What it draws"), choices=MapState)
    description = forms.CharField(
        label=_("What it is for"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    responsible = MemberField(
        label=_("Responsible person"),
        queryset=Member.objects.none(),
        required=False,
        to_field_name="slug",
        empty_label=_("Nobody yet"),
    )
    review_by = forms.DateField(
        label=_("Look it over by"),
        required=False,
        widget=DayInput(),
        input_formats=["%Y-%m-%d"],
        help_text=_("On that day the responsible person is reminded."),
    )

    def __init__(self, data: Mapping[str, Any] | None, *, map: Map) -> None:
        initial = {name: getattr(map, name) for name in FIELDS}
        initial["responsible"] = map.responsible.slug if map.responsible else None
        super().__init__(data, initial=initial)
        for name in FIELDS:
            version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1)
            self.fields[f"{name}_seen"] = version
            self.initial[f"{name}_seen"] = map.version_of(name)
        person = self.fields["responsible"]
        if isinstance(person, forms.ModelChoiceField):
            person.queryset = library.member_rows(map.workspace)

    @property
    def seen(self) -> dict[str, int]:
        return {name: self.cleaned_data[f"{name}_seen"] or 1 for name in FIELDS}

    @property
    def told(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in FIELDS}
