"""What is said of a touchpoint in its row, and where what stands under it goes."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from touchline.engine.identify import is_under
from touchline.web.identify import queries as library
from touchline.web.identify.models import Control, Kind, Touchpoint

TOP = "top"


class DescribeForm(forms.Form):
    """Kinds, control and contact of a touchpoint."""

    version = forms.IntegerField()
    kinds = forms.MultipleChoiceField(label=_("Kind"), choices=Kind.choices, required=False)
    control = forms.ChoiceField(label=_("Control"), choices=Control.choices)
    direct = forms.ChoiceField(label=_("Contact"), choices=[("yes", _("direct")), ("no", _("indirect"))])

    def said(self) -> dict[str, Any]:
        """Return the fields by name, with the version at which they were read."""
        return {**self.cleaned_data, "direct": self.cleaned_data["direct"] == "yes"}


class ChildrenForm(forms.Form):
    """Where the touchpoints go that stand right under one that is deleted."""

    def __init__(self, data: Mapping[str, Any] | None, *, touchpoint: Touchpoint) -> None:
        super().__init__(data)
        branches, rows = library.tree(touchpoint.workspace)
        parents = {branch.name: branch.parent for branch in branches}
        self.others = {name: rows[name] for name in parents if not is_under(parents, name, touchpoint.slug)}
        if any(parent == touchpoint.slug for parent in parents.values()):
            choices = [(TOP, _("the top of the tree")), *((name, str(row)) for name, row in self.others.items())]
            self.fields["children_to"] = forms.ChoiceField(
                label=_("What stands under it goes under"), choices=choices, initial=parents[touchpoint.slug] or TOP
            )
        self.fields["sure"] = forms.CharField(widget=forms.HiddenInput, initial="yes")

    def to(self) -> Touchpoint | None:
        return self.others.get(self.cleaned_data.get("children_to", TOP))
