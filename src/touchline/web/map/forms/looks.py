"""What one chooses to look at: a row of the map, two measures."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from touchline.web.identify import queries as library
from touchline.web.identify.models import Segment
from touchline.web.workspace.models import Workspace


def chosen_row(asked: Mapping[str, Any], workspace: Workspace) -> Segment | None:
    """Return the segment that an address asks for; None, all customers, for any other word."""
    return library.segment_rows(workspace).filter(slug=asked.get("segment", "")).first()


class MatrixForm(forms.Form):
    """Two measures: one across, one up."""

    up = forms.ChoiceField(label=_("Up"))
    across = forms.ChoiceField(label=_("Across"))

    def __init__(self, data: Mapping[str, Any] | None, *, measures: Sequence[tuple[str, str | Promise]]) -> None:
        super().__init__(data)
        self.first = {"up": measures[0][0], "across": measures[1][0]}
        for name, start in self.first.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101
            field.choices, field.initial = measures, start

    @property
    def chosen(self) -> tuple[str, str]:
        """Return the keys of the measures across and up; the first two where it asks for others."""
        kept = self.cleaned_data if self.is_valid() else self.first
        return kept["across"], kept["up"]
