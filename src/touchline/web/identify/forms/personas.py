"""What people fill in about personas and types of customers: all at once, or the words in another language."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from typing import Any, cast

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.defaultfilters import linebreaksbr
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from touchline.web.identify import queries
from touchline.web.identify.models import PERSONA_TEXTS, TYPE_TEXTS, CustomerType, Persona, Segment, TypeKey
from touchline.web.shell.fields import DayField, TextField
from touchline.web.workspace.models import Workspace

ONE_A_LINE = _("One a line.")


def long_text(label: Any, help_text: Any = "", *, most: int = 2000) -> TextField:
    area = forms.Textarea(attrs={"rows": 3})
    return TextField(label=label, help_text=help_text, required=False, max_length=most, widget=area)


class SeenForm(forms.Form):
    """A form that sends back what it showed beside what was written, so that nobody writes over another unseen."""

    texts: tuple[str, ...] = ()

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, language: str = "", row: Persona | CustomerType | None = None
    ) -> None:
        """language: only the texts, in this language, each with its source as help. row: whose they are."""
        super().__init__(data, initial=first(self, row, language) if row else None)
        self.language, self.row = language, row
        for name in list(self.fields):
            field = self.fields[name]
            field.show_hidden_initial = row is not None
            if language and name not in self.texts:
                del self.fields[name]
            elif language and row:
                field.required, field.help_text = False, self.source_of(name)

    def source_of(self, name: str) -> str:
        """Return a field's words in the source language, as they are shown above the field."""
        words = str(getattr(self.row, name) or ready(self.row, name))
        return format_html('<span class="words-source">{}</span>', linebreaksbr(words)) if words else ""

    def shown(self, name: str) -> str:
        """Return what a field shows, in words: of a choice its name."""
        value = self[name].value() or ""
        choices = dict(getattr(self.fields[name], "choices", ()))
        return str(next((label for key, label in choices.items() if str(key) == str(value)), value))

    def was(self) -> dict[str, Any]:
        """Return what the form showed, of the fields that sent it back."""
        found: dict[str, Any] = {}
        for name, field in self.fields.items():
            sent = self[name].html_initial_name
            if sent in self.data:
                with suppress(ValidationError):  # what it showed is gone meanwhile
                    found[name] = field.to_python(self.data[sent])
        return self.told(found)

    def wanted(self) -> dict[str, Any]:
        """Return what was changed, by field; a text in another language as goals@ro."""
        was = self.was()
        said = {name: value for name, value in self.cleaned_data.items() if name in self.data}
        return {name: value for name, value in self.told(said).items() if name not in was or was[name] != value}

    def told(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Name texts with their language, and take ready words, left as they were, for none of one's own."""
        if self.language:
            return {f"{name}@{self.language}": value for name, value in values.items()}
        return {name: "" if value and value == ready(self.row, name) else value for name, value in values.items()}


def first(form: forms.Form, row: Persona | CustomerType, language: str) -> dict[str, Any]:
    """Return what a form shows of a row at first."""
    if language:
        return {name: row.text_in(name, language) for name in form.base_fields}
    found = {name: getattr(row, name) for name in form.base_fields}
    return {name: getattr(value, "slug", value) or ready(row, name) or value for name, value in found.items()}


def ready(row: Persona | CustomerType | None, name: str) -> str:
    return row.ready(name) if isinstance(row, CustomerType) and name in TYPE_TEXTS else ""


def source_language() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Language of these words"),
        required=False,
        choices=[("", _("Language of the workspace")), *settings.LANGUAGES],
    )


class PersonaForm(SeenForm):
    """A portrait, and what it rests on."""

    texts = PERSONA_TEXTS
    name = forms.CharField(
        label=pgettext_lazy("of a person", "Name"),
        max_length=80,
        help_text=_("A first name makes them easier to talk about."),
    )
    segment: Any = forms.ModelChoiceField(
        Segment.objects.none(), label=_("Segment"), to_field_name="slug", required=False, empty_label=_("All customers")
    )
    type: Any = forms.ModelChoiceField(
        CustomerType.objects.none(), label=_("Type of customer"), to_field_name="slug", required=False, empty_label="–"
    )
    role = forms.CharField(label=_("Occupation"), max_length=120, required=False)
    age = forms.CharField(label=_("Age"), max_length=40, required=False)
    place = forms.CharField(label=_("Where they live"), max_length=120, required=False)
    portrait = long_text(_("Portrait"), _("Two or three sentences: how they live, what brings them to you."))
    quote = forms.CharField(
        label=_("In their words"),
        max_length=500,
        required=False,
        help_text=_("Something that a real customer said, if you have it."),
    )
    goals = long_text(_("Goals"), ONE_A_LINE)
    needs = long_text(_("Needs"), ONE_A_LINE)
    frustrations = long_text(_("Frustrations"), ONE_A_LINE)
    channels = long_text(_("Preferred channels"), ONE_A_LINE)
    source = forms.CharField(
        label=_("Source"),
        max_length=500,
        required=False,
        help_text=_("Interviews, a survey, orders of a year. Leave it empty while the portrait is assumed."),
    )
    source_date = DayField(label=_("Day of the source"), required=False)
    people = forms.IntegerField(label=_("Number of people"), required=False, min_value=1, max_value=10**9)
    source_language = source_language()

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, workspace: Workspace, today: date, **more: Any
    ) -> None:
        super().__init__(data, **more)
        self.today = today
        choices = {"segment": queries.segment_rows(workspace), "type": queries.customer_type_rows(workspace)}
        for name, rows in choices.items():
            if name in self.fields:
                cast("forms.ModelChoiceField[Any]", self.fields[name]).queryset = rows

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if self.language or {"source", "source_date", "people"} & set(self.errors):
            return said
        source, day = said.get("source"), said.get("source_date")
        if source and not day:
            self.add_error("source_date", _("Say of which day the source is, so that all see how old it is."))
        if not source and (day or said.get("people")):
            self.add_error("source", _("Say what the portrait rests on, or leave the day and the number empty."))
        if day and day > self.today:
            self.add_error("source_date", _("This day is still to come."))
        return said


class TypeForm(SeenForm):
    """A type of customers."""

    texts = TYPE_TEXTS
    name = forms.CharField(label=_("Name"), max_length=80)
    signs = long_text(_("How to recognise them"))
    service = long_text(_("How to serve them"))
    source_language = source_language()


class ReadyTypesForm(forms.Form):
    """Which ready types of customers to take."""

    keys = forms.MultipleChoiceField(
        label=_("Ready types of customers"), choices=TypeKey.choices, widget=forms.CheckboxSelectMultiple
    )
