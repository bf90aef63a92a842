"""A piece of evidence, as it is put beside a statement."""

import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from touchline.web.map.models import EvidenceKind

RELIABILITY = [(1, _("1 · weak")), (2, _("2 · fair")), (3, _("3 · strong"))]


class EvidenceForm(forms.Form):
    """Where something is known from."""

    kind = forms.ChoiceField(label=_("Where it is known from"), choices=EvidenceKind.choices)
    reference = forms.CharField(
        label=_("Which one"),
        max_length=500,
        required=False,
        help_text=_("A name, a number or an address to find it by."),
    )
    date = forms.DateField(label=_("Of which day"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))
    answers = forms.IntegerField(label=_("How many people or cases"), required=False, min_value=1, max_value=10**9)
    reliability = forms.TypedChoiceField(label=_("How reliable"), choices=RELIABILITY, coerce=int, initial=2)
    note = forms.CharField(label=_("Note"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, data: Any, *, today: datetime.date) -> None:
        super().__init__(data, initial={"date": today}, auto_id="evidence-%s")
        self.today = today

    def clean_date(self) -> datetime.date:
        """Refuse a day to come."""
        told: datetime.date = self.cleaned_data["date"]
        if told > self.today:
            raise forms.ValidationError(_("This day is still to come. Write the day on which it was found."))
        return told
