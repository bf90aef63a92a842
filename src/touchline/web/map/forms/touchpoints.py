"""The details of a touchpoint, as the panel shows them."""

from collections.abc import Container, Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from touchline.web.identify import queries as library
from touchline.web.identify.models import Control, Kind, Status, Touchpoint
from touchline.web.identify.operations import LISTS, kept
from touchline.web.map.forms.details import DetailsForm, processes, text
from touchline.web.map.forms.rows import RowsField
from touchline.web.shell.fields import MoneyField
from touchline.web.workspace.models import Workspace

WHAT = (
    "name",
    "kinds",
    "channel",
    "status",
    "direct",
    "control",
    "place",
    "note",
    "optimal_experience",
    "tone",
    "links",
    "source_language",
)
BEHIND = (
    "responsible",
    "review_by",
    "department",
    "interactions",
    "processes",
    "systems",
    "data_generated",
    "data_shared",
    "protected",
)
COST = (
    "monthly_cost_minor",
    "cost_per_contact",
    "staff_minutes_per_contact",
    "contacts_per_month",
    "effort_minutes",
    "effort_trips",
    "effort_contacts",
)
FIELDS = (*WHAT, *BEHIND, *COST)
CONTACTS = [("yes", _("Direct: between us and the customer")), ("no", _("Indirect: through others"))]


class DayInput(forms.DateInput):
    """The browser's own field for a day, which wants the day as 2026-11-21 in every language."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class MemberField(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, member: Any) -> str:
        return str(member.person)


class TouchpointForm(DetailsForm):
    """The details of a touchpoint. Only the named fields are read, so that each can be saved on its own."""

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
    note = text(_("Note"))

    def __init__(self, data: Mapping[str, Any] | None, *, workspace: Workspace, only: Iterable[str] = FIELDS) -> None:
        super().__init__(data)
        wanted = dict.fromkeys(only)
        self.name_members(wanted, workspace)
        self.name_currency(workspace.currency)
        for name in wanted:
            field, _at, language = name.partition("@")
            if language:
                self.fields[name] = text(self.base_fields[field].label)
        not_sent = {name for name in ("direct", "control", "status", "name") if data is not None and name not in data}
        self.fields = {name: self.fields[name] for name in wanted if name in self.fields and name not in not_sent}

    def name_members(self, wanted: Container[str], workspace: Workspace) -> None:
        """Offer the members of the workspace, who are read once for all fields that name one."""
        field: Any = self.fields["responsible"]
        field.queryset = library.member_rows(workspace)
        if "responsible" in wanted or "processes" in wanted:
            members = list(field.queryset)
            field.choices = [("", field.empty_label), *((one.pk, field.label_from_instance(one)) for one in members)]
            if isinstance(rows := self.fields["processes"], RowsField):
                rows.show(processes(members))

    def name_currency(self, currency: str) -> None:
        """Say in which currency amounts are."""
        for name, label in (
            ("monthly_cost_minor", _("Running cost a month, in %(currency)s")),
            ("cost_per_contact", _("Cost a contact, in %(currency)s")),
        ):
            self.fields[name].label = label % {"currency": currency}
        if isinstance(cost := self.fields["monthly_cost_minor"], MoneyField):
            cost.currency = currency

    @classmethod
    def of(cls, touchpoint: Touchpoint, *, only: Iterable[str] = FIELDS) -> "TouchpointForm":
        """Show a touchpoint as it stands."""
        form = cls(None, workspace=touchpoint.workspace, only=only)
        form.initial = {name: shown(touchpoint, name) for name in form.fields}
        return form


def shown(touchpoint: Touchpoint, name: str) -> Any:
    """Return what a field of the form holds; of note@ro what note says in that language."""
    field, _at, language = name.partition("@")
    if language:
        return touchpoint.text_in(field, language)
    if name == "direct":
        return "yes" if touchpoint.direct else "no"
    return kept(touchpoint, [name])[name] if name in LISTS else getattr(touchpoint, name)
