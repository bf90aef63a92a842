"""What holds for a whole file of answers: its survey, shape, scale and codes."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from touchline.engine.record import AnswerMapping, Best, Shape
from touchline.engine.record.cells import plain
from touchline.web.record.forms import CodesField
from touchline.web.shell.fields import DayField, NumberField

DAYS = {"column": None, "day": True, "month": False}


class SurveyForm(forms.Form):
    """What holds for the whole file."""

    survey = forms.CharField(label=_("Name of the survey"), max_length=200)
    shape = forms.ChoiceField(
        label=_("A row holds"),
        choices=[(Shape.WIDE.value, _("all ratings of one person")), (Shape.LONG.value, _("one rating"))],
    )
    low = NumberField(label=_("Lowest rating"))
    high = NumberField(label=_("Highest rating"))
    best = forms.ChoiceField(
        label=_("The best rating is"),
        choices=[(Best.HIGHEST.value, _("the highest")), (Best.LOWEST.value, _("the lowest"))],
    )
    blank = CodesField(label=_("Codes for left blank"), required=False, help_text=_("Commas between them: 0, 99"))
    not_met = CodesField(
        label=_("Codes for not met"), required=False, help_text=_("The person never used this touchpoint: 6, n/a")
    )
    days = forms.ChoiceField(
        label=_("03/04/2026 is"),
        choices=[("column", _("as the column shows")), ("day", _("3 April")), ("month", _("March 4"))],
    )
    from_date = DayField(
        label=_("First day of the survey"),
        required=False,
        help_text=_("Where the file has no times: what was before a decision and what after is told by these days."),
    )
    to_date = DayField(label=_("Last day of the survey"), required=False)
    save_as = forms.CharField(
        label=_("Keep these choices as"),
        max_length=120,
        required=False,
        help_text=_(
            "A name, for the next file with these columns. Of files that share it, the same response id counts once."
        ),
    )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        low, high = data.get("low"), data.get("high")
        if low is not None and high is not None and not low < high:
            self.add_error("high", _("The highest rating must be above the lowest."))
        twice = set(data.get("blank", ())) & set(data.get("not_met", ()))
        if twice:
            self.add_error("not_met", _("%(code)s already means left blank.") % {"code": min(twice)})
        first, last = data.get("from_date"), data.get("to_date")
        if first and last and last < first:
            self.add_error("to_date", _("The last day must not be before the first."))
        if last is None and first:
            data["to_date"] = first
        return data


def survey_initial(
    mapping: AnswerMapping, survey: str, saved_as: str, days: tuple[date | None, date | None]
) -> dict[str, Any]:
    low, high = mapping.scale or (1.0, 5.0)
    return {
        "survey": survey,
        "from_date": days[0],
        "to_date": days[1],
        "shape": mapping.shape.value,
        "low": plain(low),
        "high": plain(high),
        "best": mapping.best.value,
        "blank": mapping.blank,
        "not_met": mapping.not_met,
        "days": next(word for word, day_first in DAYS.items() if day_first is mapping.day_first),
        "save_as": saved_as,
    }
