"""Lanes of a map's own: their names, and what stands in them."""

from django import forms
from django.utils.translation import gettext_lazy as _

from touchline.web.map.forms.places import PlaceForm


class LaneForm(forms.Form):
    """The name of a lane."""

    name = forms.CharField(label=_("Name of the lane"), max_length=80)


class CellForm(PlaceForm):
    """What a lane says of a stage, for a segment or all. seen: the version that the page showed."""

    text = forms.CharField(max_length=2000, required=False, widget=forms.Textarea)
    seen = forms.IntegerField(min_value=0, required=False)
