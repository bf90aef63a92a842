"""What part of the events somebody wants to look at."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from touchline.web.analyse.queries import Slice
from touchline.web.shell.fields import DayField

WHOLE, VISIT = "journey", "visit"


class PartForm(forms.Form):
    """Period, channel, and whether a journey is a customer's or a visit's. Everything may be left empty."""

    from_date = DayField(label=_("From"), required=False)
    to_date = DayField(label=_("To"), required=False)
    channel = forms.ChoiceField(label=_("Channel"), required=False)
    within = forms.ChoiceField(
        label=_("Steps within"),
        required=False,
        choices=[(WHOLE, _("the whole journey of a customer")), (VISIT, _("one visit"))],
    )

    def __init__(self, data: Any = None, *, channels: Sequence[str] = (), visits: bool = True, **rest: Any) -> None:
        super().__init__(data, **rest)
        self.channels, self.visits = channels, visits
        choices = [("", _("All channels")), *((channel, channel) for channel in channels)]
        self.fields["channel"].choices = choices  # type: ignore[attr-defined]
        if not channels:
            self.fields["channel"].widget = forms.HiddenInput()
        if not visits:
            self.fields["within"].widget = forms.HiddenInput()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        start, end = cleaned.get("from_date"), cleaned.get("to_date")
        if start and end and start > end:
            raise ValidationError(_("The period ends before it begins."), code="period-backwards")
        return cleaned

    def part(self) -> Slice:
        """Return what was asked for; all events while it is not clear."""
        if not self.is_valid():
            return Slice()
        asked = self.cleaned_data
        by_visit = self.visits and asked["within"] == VISIT
        return Slice(asked["from_date"], asked["to_date"], asked["channel"], by_visit)


def query_of(part: Slice) -> dict[str, str]:
    """Return the part as an address says it."""
    said = {name: day.isoformat() for name, day in part.days.items() if day}
    return said | ({"channel": part.channel} if part.channel else {}) | ({"within": VISIT} if part.by_visit else {})
