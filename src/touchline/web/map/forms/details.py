"""The fields of a touchpoint beyond its card: where it is, what stands behind it, what it costs, what it asks."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from touchline.web.map.forms.rows import Column, RowsField
from touchline.web.shell.fields import NumberField, TextField, written
from touchline.web.workspace.models import Member

MOST_LINKS, LONGEST_LINK, LONGEST_TEXT = 20, 1000, 4000
check_address = URLValidator(schemes=["http", "https"])


def text(label: Any, help_text: Any = "", *, rows: int = 2) -> TextField:
    """A long text, which can also be given in other languages."""
    area = forms.Textarea(attrs={"rows": rows})
    return TextField(label=label, help_text=help_text, required=False, max_length=LONGEST_TEXT, widget=area)


class RateField(NumberField):
    """An exact amount a contact, with at most six decimals."""

    def told(self, number: Decimal) -> Decimal:
        self.check(number)
        if number != round(number, 6):
            raise ValidationError(_("Write at most %(places)s decimals."), params={"places": 6})
        return number

    def prepare_value(self, value: Any) -> Any:
        return written(value) if isinstance(value, Decimal) else value


class LinksField(forms.CharField):
    """Addresses, one a line, each followed by what it is called. Gives on mappings of url and label."""

    def clean(self, value: Any) -> Any:
        lines = [line.split(None, 1) for line in (super().clean(value) or "").splitlines() if line.strip()]
        if len(lines) > MOST_LINKS:
            raise ValidationError(_("At most %(most)s links."), params={"most": MOST_LINKS})
        return [{"url": self.address(line[0]), "label": " ".join(line[1:]).strip()[:200]} for line in lines]

    def address(self, told: str) -> str:
        try:
            check_address(told[:LONGEST_LINK])
        except ValidationError as wrong:
            raise ValidationError(
                _("“%(text)s” is no address of a page. Write it from https:// on."), params={"text": told[:60]}
            ) from wrong
        return told

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, str) or value is None:
            return value
        return "\n".join(f"{link['url']} {link['label']}".strip() for link in value)


INTERACTIONS = (
    Column("type", _("What happens")),
    Column("channel", _("Channel")),
    Column("role", _("Whom the customer meets")),
    Column("outcome", _("What should come of it"), longest=500),
)


def processes(members: Iterable[Member] = ()) -> tuple[Column, ...]:
    """The boxes of a process; a member of the workspace is responsible for it."""
    return (
        Column("name", _("Process")),
        Column("people", _("Who runs it"), longest=500),
        Column("responsible", _("Responsible person"), choices=[(one.pk, str(one.person)) for one in members]),
    )


class DetailsForm(forms.Form):
    """The details of a touchpoint."""

    department = forms.CharField(label=_("Department"), required=False, max_length=120)
    place = text(_("Place and surroundings"), _("Where it happens, and what is around: room, light, noise, queue."))
    systems = text(_("Things and systems"), _("What it needs: counter, forms, till, CRM, telephone system."))
    data_generated = text(_("Data that arise here"), _("What is written down or can be counted."))
    data_shared = text(_("Where these data could help"), _("Who else could use them, and for what."))
    cost_per_contact = RateField(label=_("Cost a contact"), required=False, least=0, most=10**9)
    staff_minutes_per_contact = NumberField(label=_("Minutes of staff a contact"), required=False, least=0)
    contacts_per_month = forms.IntegerField(
        label=_("Contacts a month"), required=False, min_value=0, max_value=10**12, help_text=_("An estimate will do.")
    )
    effort_minutes = NumberField(label=_("Minutes of the customer"), required=False, least=0)
    effort_trips = NumberField(label=_("Trips of the customer"), required=False, least=0)
    effort_contacts = NumberField(
        label=_("Contacts until it is done"), required=False, least=0, help_text=_("Calls, mails or visits it takes.")
    )
    optimal_experience = text(
        _("Best experience, for everybody"), _("What a customer should experience here. A segment can have its own.")
    )
    tone = text(_("Tone"), _("How we speak here."))
    links = LinksField(
        label=_("Links"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One a line: the address, then what it is called."),
    )
    source_language = forms.ChoiceField(
        label=_("Language of these words"),
        required=False,
        choices=[("", _("Language of the workspace")), *settings.LANGUAGES],
    )
    interactions = RowsField(
        INTERACTIONS, label=_("Interactions"), help_text=_("In order. Empty a first box to remove its row.")
    )
    processes = RowsField(processes(), label=_("Processes behind it"), help_text=_("What runs so that it happens."))
