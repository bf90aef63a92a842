"""What people say about a file of events: what it is, what each column is, how times and values are written."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from touchline.engine.record import CustomerColumns, EventColumn, EventMapping, EventRole
from touchline.engine.record.cells import plain
from touchline.engine.record.event_mapping import NEEDED
from touchline.web.workspace.locales import time_zones
from touchline.web.workspace.models import Trait, TraitKind

ROLES = [
    (EventRole.CUSTOMER.value, _("Customer")),
    (EventRole.TIME.value, _("Time")),
    (EventRole.TOUCHPOINT.value, _("Touchpoint")),
    (EventRole.CHANNEL.value, _("Channel")),
    (EventRole.VALUE.value, _("Value")),
    (EventRole.SESSION.value, _("Session or visit")),
    (EventRole.MESSAGE.value, _("Id of the event")),
    (EventRole.SEQUENCE.value, _("Order of equal moments")),
    (EventRole.IGNORE.value, _("Leave out")),
]
DAY, MONTH = "day", "month"
DAYS = [("", _("Such dates do not occur")), (DAY, _("3 April: the day first")), (MONTH, _("4 March: the month first"))]
DECIMALS = [(".", _("a point: 1,234.50")), (",", _("a comma: 1.234,50"))]


class EventFileForm(forms.Form):
    file = forms.FileField(
        allow_empty_file=True,  # it is refused with a code, by what reads it
        label=_("File of events"),
        help_text=_("CSV, TSV, XLSX or Parquet, also gzipped. One row for each event: who, when, and what happened."),
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,.gz,.xlsx,.parquet"}),
    )


class MappingFileForm(forms.Form):
    mapping = forms.FileField(
        allow_empty_file=True,  # it is refused with a code, by what reads it
        label=_("Mapping file"),
        help_text=_("A YAML file that was downloaded here before. It replaces what is chosen on this page."),
        widget=forms.FileInput(attrs={"accept": ".yaml,.yml"}),
    )


class MendedForm(forms.Form):
    mended = forms.FileField(
        allow_empty_file=True,  # it is refused with a code, by what reads it
        label=_("Mended rows"),
        help_text=_("The rows as you downloaded them, with their cells put right. Leave the first column as it is."),
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,.gz,.xlsx,.parquet"}),
    )


class CodesField(forms.CharField):
    """Codes or words with commas between: 0, 99, n/a."""

    def to_python(self, value: Any) -> tuple[str, ...]:  # type: ignore[override]
        text = super().to_python(value) or ""
        return tuple(dict.fromkeys(plain(code) for code in text.split(",") if code.strip()))

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(value) if isinstance(value, tuple) else value


class SaveMappingForm(forms.Form):
    name = forms.CharField(
        label=_("Name of the mapping"),
        max_length=120,
        help_text=_(
            "Offered for the next file with the same columns. An event that comes again in one of them, by its "
            "id, is counted once."
        ),
    )


class WrittenForm(forms.Form):
    """How times and values are written, in the whole file."""

    day_first = forms.ChoiceField(
        label=_("What 03/04/2026 means"),
        required=False,
        choices=DAYS,
    )
    zone = forms.ChoiceField(label=_("Time zone of times without one"), required=False)
    decimal = forms.ChoiceField(label=_("Before the decimals of a value"), choices=DECIMALS)
    blank = CodesField(
        label=_("Words for an empty cell"), required=False, help_text=_("Commas between them: n/a, null")
    )

    def __init__(self, *args: Any, own_zone: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        usual = ("", _("As the workspace: %(zone)s") % {"zone": own_zone})
        self.fields["zone"].choices = [usual, *time_zones()]  # type: ignore[attr-defined]


class RoleForm(forms.Form):
    """What one column is."""

    role = forms.ChoiceField(label=_("What it is"), choices=ROLES)

    def __init__(self, *args: Any, column: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.column = column
        self.fields["role"].widget.attrs |= {"aria-label": f"{self.fields['role'].label}: {column}", "class": "input"}


class EventColumnsForm:
    """The whole page: how the file is written, and a form for each of its columns."""

    def __init__(self, *, columns: Sequence[str], mapping: EventMapping, own_zone: str, data: Any = None) -> None:
        self.mapping = mapping
        known = {column.name: column for column in mapping.columns}
        self.known = known
        first = {None: "", True: DAY, False: MONTH}[mapping.day_first]
        written = {
            "day_first": first,
            "zone": mapping.zone,
            "decimal": mapping.decimal,
            "blank": mapping.blank,
        }
        self.written = WrittenForm(data, initial=written, own_zone=own_zone)
        self.columns = [
            RoleForm(
                data,
                prefix=f"c{place}",
                column=name,
                initial={"role": known[name].role.value if name in known else EventRole.IGNORE.value},
            )
            for place, name in enumerate(columns)
        ]
        self.problems: list[str] = []

    def is_valid(self) -> bool:
        valid = all([self.written.is_valid(), *(column.is_valid() for column in self.columns)])
        if valid:
            self.problems = problems([form.cleaned_data["role"] for form in self.columns])
        return valid and not self.problems

    def result(self) -> EventMapping:
        said = self.written.cleaned_data
        taken = [form for form in self.columns if form.cleaned_data["role"] != EventRole.IGNORE]
        return EventMapping(
            columns=tuple(
                EventColumn(
                    form.column,
                    EventRole(form.cleaned_data["role"]),
                    self.known[form.column].blank if form.column in self.known else None,
                )
                for form in taken
            ),
            day_first={"": None, DAY: True, MONTH: False}[said["day_first"]],
            zone=said["zone"],
            decimal=said["decimal"],
            blank=said["blank"],
        )


def problems(roles: Sequence[str]) -> list[str]:
    """Say what is wrong with the roles taken together."""
    names = dict(ROLES)
    lacking = [
        str(_("No column is the “%(role)s”. Choose one.")) % {"role": names[role.value]}
        for role in NEEDED
        if role.value not in roles
    ]
    twice = [
        str(_("Several columns are the “%(role)s”. Only one can be.")) % {"role": name}
        for role, name in ROLES
        if role != EventRole.IGNORE and roles.count(role) > 1
    ]
    return [*lacking, *twice]


class CustomerFileForm(forms.Form):
    file = forms.FileField(
        allow_empty_file=True,  # it is refused with a code, by what reads it
        label=_("File of customers"),
        help_text=_("CSV or XLSX. One row for each customer: an id, and what you know of them in the other columns."),
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,.gz,.xlsx"}),
    )


TRAIT_KINDS: list[tuple[str, Any]] = [*TraitKind.choices, ("ignore", _("Leave out"))]


class CustomerColumnsForm(forms.Form):
    """Which column names the customer, and of what kind each of the others is."""

    def __init__(self, data: Any, *, columns: CustomerColumns, known: Sequence[Trait]) -> None:
        super().__init__(data)
        self.names = [columns.id, *columns.kinds]
        self.fields["id"] = forms.ChoiceField(
            label=_("Column that names the customer"), choices=[(name, name) for name in self.names], initial=columns.id
        )
        kinds = {trait.key: trait for trait in known}
        for place, name in enumerate(self.names):
            choices: list[tuple[str, Any]] = TRAIT_KINDS
            if name in kinds:
                choices = [(kinds[name].kind, kinds[name].get_kind_display()), ("ignore", _("Leave out"))]
            self.fields[f"kind-{place}"] = forms.ChoiceField(
                label=name, choices=choices, required=False, initial=columns.kinds.get(name, "text")
            )

    def kind_fields(self) -> list[forms.BoundField]:
        return [self[f"kind-{place}"] for place in range(len(self.names))]

    def result(self) -> CustomerColumns:
        said = self.cleaned_data
        kinds = {name: said[f"kind-{place}"] or "ignore" for place, name in enumerate(self.names)}
        return CustomerColumns(said["id"], {name: kind for name, kind in kinds.items() if name != said["id"]})
