"""Where a card stands and goes: stages and rows."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from touchline.web.identify import queries as library
from touchline.web.identify.models import Segment, Stage
from touchline.web.workspace.models import Workspace


class RowForm(forms.Form):
    """The row of the map: a segment, or none for all customers."""

    def __init__(self, data: Mapping[str, Any] | None, *, workspace: Workspace) -> None:
        super().__init__(data)
        self.fields["segment"] = forms.ModelChoiceField(
            library.segment_rows(workspace),
            label=_("Segment"),
            to_field_name="slug",
            required=False,
            empty_label=_("All customers"),
        )


class PlaceForm(RowForm):
    """The stage and row into which a touchpoint is put."""

    def __init__(self, data: Mapping[str, Any] | None, *, workspace: Workspace) -> None:
        super().__init__(data, workspace=workspace)
        stages = forms.ModelChoiceField(
            library.stage_rows(workspace), label=_("Stage"), to_field_name="slug", empty_label=None
        )
        self.fields = {"stage": stages, **self.fields}


class MoveForm(PlaceForm):
    """Where a card goes: a stage, a row (not sent: its own) and a place there counted from 0; no place is the last."""

    position = forms.IntegerField(required=False, min_value=0)


def chosen_stage(form: PlaceForm) -> Stage:
    stage: Stage = form.cleaned_data["stage"]
    return stage


def chosen_segment(form: RowForm) -> Segment | None:
    segment: Segment | None = form.cleaned_data["segment"]
    return segment


class CardForm(forms.Form):
    """The card that somebody stands on, by its URL name; empty for none."""

    card = forms.SlugField(max_length=60, required=False)
