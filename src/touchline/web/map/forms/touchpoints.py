"""The details of a touchpoint, as the panel shows them."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from touchline.web.identify import queries as library
from touchline.web.identify.models import Control, Kind, Status, Touchpoint
from touchline.web.shell.fields import MoneyField
from touchline.web.workspace.models import Workspace

FIELDS = (
    "name",
    "kinds",
    "channel",
    "responsible",
    "review_by",
    "monthly_cost_minor",
    "direct",
    "control",
    "status",
    "protected",
    "note",
)
CONTACTS = [("yes", _("Direct: between us and the customer")), ("no", _("Indirect: through others"))]


class DayInput(forms.DateInput):
    """The browser's own field for a day, which wants the day as 2026-11-21 in every language."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


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
    monthly_cost_minor = MoneyField(
        label=_("Running cost a month"),
        required=False,
        help_text=_("What it costs whether or not anybody comes: rent, salaries, licences."),
    )
    review_by = forms.DateField(
        label=_("Look it over by"),
        required=False,
        widget=DayInput(),
        input_formats=["%Y-%m-%d"],
        help_text=_("On that day the responsible person is reminded."),
    )
    direct = forms.TypedChoiceField(
        label=_("Contact"),
        choices=CONTACTS,
        coerce=lambda word: word == "yes",
        help_text=_("A partner, a referral or the press is an indirect contact."),
    )
    control = forms.ChoiceField(label=_("Who decides what happens here"), choices=Control.choices)
    status = forms.ChoiceField(label=_("Status"), choices=Status.choices)
    protected = forms.BooleanField(
        label=_("Protected: never proposed for elimination"),
        required=False,
        help_text=_("For an invoice, a contract, a complaints line."),
    )
    note = forms.CharField(label=_("Note"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, data: Mapping[str, Any] | None, *, workspace: Workspace, only: tuple[str, ...] = FIELDS) -> None:
        super().__init__(data)
        self.fields["responsible"].queryset = library.member_rows(workspace)  # type: ignore[attr-defined]
        cost = self.fields["monthly_cost_minor"]
        if isinstance(cost, MoneyField):
            cost.currency = workspace.currency
            cost.label = _("Running cost a month, in %(currency)s") % {"currency": workspace.currency}
        not_sent = {name for name in ("direct", "control") if data is not None and name not in data}
        for name in set(FIELDS) - set(only) | not_sent:
            del self.fields[name]

    @classmethod
    def of(cls, touchpoint: Touchpoint) -> "TouchpointForm":
        """Show a touchpoint as it stands."""
        form = cls(None, workspace=touchpoint.workspace)
        form.initial = {name: getattr(touchpoint, name) for name in (*FIELDS, "version")}
        form.initial["direct"] = "yes" if touchpoint.direct else "no"
        return form

    def changes(self) -> dict[str, Any]:
        """Return the fields that were sent; a box that is not ticked is not sent, and is off."""
        boxes = ("kinds", "protected", "responsible")
        sent = [name for name in FIELDS if name in self.cleaned_data and (name in self.data or name in boxes)]
        return {name: self.cleaned_data[name] for name in sent}
