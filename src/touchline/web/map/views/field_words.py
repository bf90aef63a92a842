"""What the fields of touchpoints and experiences are called, in the reader's language."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.conf import settings
from django.forms import BooleanField, ChoiceField, Field
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from touchline.web.map.forms import ExperienceForm, TouchpointForm
from touchline.web.map.forms.rows import RowsField
from touchline.web.map.models import EXPERIENCE_FIELDS
from touchline.web.workspace.models import Member

FIELDS: Mapping[str, str | Promise] = {
    "name": gettext_lazy("name"),
    "kinds": gettext_lazy("kind"),
    "channel": gettext_lazy("channel"),
    "status": gettext_lazy("status"),
    "direct": gettext_lazy("contact"),
    "control": gettext_lazy("control"),
    "monthly_cost_minor": gettext_lazy("running cost"),
    "note": gettext_lazy("note"),
    "protected": gettext_lazy("protection"),
    "responsible": gettext_lazy("responsible person"),
    "review_by": gettext_lazy("review date"),
    "phase": gettext_lazy("phase"),
    "importance": gettext_lazy("importance"),
    "importance_share": gettext_lazy("share of importance"),
    "definition": gettext_lazy("definition"),
    "entry_event": gettext_lazy("event of entry"),
    "state": gettext_lazy("state"),
    "kind": gettext_lazy("kind of map"),
    "description": gettext_lazy("what it is for"),
}
SHORT: Mapping[str, str | Promise] = {"moment_of_truth": gettext_lazy("Moment of truth")}


def field_name(name: str, *, of_card: bool = False) -> str:
    """Name a field, as the panel does; note@ro is the note in Romanian."""
    field, _at, language = name.partition("@")
    form = ExperienceForm if of_card else TouchpointForm
    asked = form.base_fields.get(field)
    said = str(SHORT.get(field) or (FIELDS.get(field) if not of_card else None) or (asked.label if asked else field))
    if language:
        return _("%(field)s in %(language)s") % {"field": said, "language": dict(settings.LANGUAGES).get(language, "")}
    return said


def field_names(names: Iterable[str], *, of_card: bool = False) -> str:
    return ", ".join(dict.fromkeys(field_name(name, of_card=of_card) for name in names))


# What is decided, wished or merely named rests on nothing.
UNPROVED = {"name", "kinds", "status", "direct", "control", "source_language", "links", "responsible", "protected"}
UNPROVED |= {"moment_of_truth", "met_judged_by", "emotion_wish", "optimal_experience", "brand_shows", "tone", "note"}
UNPROVED |= {"department", "think", "do", "feel"}


def provable(*, of_card: bool) -> dict[str, str]:
    """Return the fields for which there can be evidence, with their names."""
    fields = EXPERIENCE_FIELDS if of_card else [*TouchpointForm.base_fields]
    return {name: field_name(name, of_card=of_card) for name in fields if name not in UNPROVED}


def value_words(field: Field, value: Any) -> str:
    """Write what a field holds as one reads it; empty where it says nothing."""
    if value is None or value in ("", [], False):
        return ""
    if isinstance(field, RowsField):
        return "\n".join(", ".join(filter(None, (box_words(field, row, box) for box in row))) for row in value)
    if isinstance(value, Member):
        return str(value.person)
    if isinstance(field, ChoiceField):
        told = value if isinstance(value, list) else ["yes" if value is True else value]
        labels: list[tuple[Any, Any]] = list(field.choices)  # type: ignore[arg-type]
        return ", ".join(str(label) for key, label in labels if key in told)
    return _("Yes") if isinstance(field, BooleanField) else str(field.prepare_value(value))


def box_words(field: RowsField, row: Mapping[str, Any], box: str) -> str:
    """Write one box of a row: a choice by its name."""
    column = next((one for one in field.columns if one.name == box), None)
    if column is None or not row[box]:
        return ""
    return next((name for key, name in column.choices or () if key == row[box]), str(row[box]))
