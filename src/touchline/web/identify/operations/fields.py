"""Fields written one by one: each keeps its own version, so that two people lose nothing of each other's."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.conf import settings

from touchline.web.identify.models import Interaction, Process, Touchpoint, Versioned
from touchline.web.shell.errors import StaleEdit
from touchline.web.workspace.models import Member

TEXTS = ("name", "note", "place", "systems", "data_generated", "data_shared", "optimal_experience", "tone")
LISTS: Mapping[str, tuple[type[Interaction] | type[Process], tuple[str, ...]]] = {
    "interactions": (Interaction, ("type", "channel", "role", "outcome")),
    "processes": (Process, ("name", "people", "responsible")),
}


class FieldConflictError(StaleEdit):
    """Somebody else changed these fields since they were read; row is how it stands now. Nothing was written."""

    def __init__(self, row: Any, fields: Iterable[str]) -> None:
        super().__init__(str(row))
        self.row, self.fields = row, tuple(fields)


def refuse_conflicts(row: Versioned, fields: Iterable[str], seen: Mapping[str, int]) -> None:
    """Let only fields be written that still stand at the version that was read. Raises FieldConflictError."""
    meanwhile = [name for name in fields if name in seen and row.version_of(name) != seen[name]]
    if meanwhile:
        raise FieldConflictError(row, meanwhile)


def write_fields(row: Any, fields: Mapping[str, Any]) -> None:
    """Write fields of a row that is locked. A name such as note@ro is the text of a field in another language."""
    plain = set_fields(row, fields)
    row.save(update_fields=[*plain, "texts", "field_versions", "version"])


def set_fields(row: Any, fields: Mapping[str, Any]) -> list[str]:
    """Set fields of a row that is locked, and return which of its columns, besides texts and versions, to save."""
    texts = {field: dict(said) for field, said in row.texts.items()}
    plain = [name for name in fields if "@" not in name and name not in LISTS]
    for name, value in fields.items():
        field, _at, language = name.partition("@")
        if language:
            texts[field] = {**texts.get(field, {}), language: value}
        elif name in LISTS:
            write_list(row, name, value)
        else:
            setattr(row, name, value)
    said = {field: {language: text for language, text in of.items() if text} for field, of in texts.items()}
    row.texts = {field: of for field, of in said.items() if of}
    row.field_versions = {**row.field_versions, **{name: row.version_of(name) + 1 for name in fields}}
    row.version += 1
    return plain


def write_list(touchpoint: Touchpoint, name: str, entries: Iterable[Mapping[str, Any]]) -> None:
    """Put these interactions or processes, in this order, in the place of those that are there."""
    kind, columns = LISTS[name]
    kind.objects.filter(touchpoint=touchpoint).delete()
    rows: list[Any] = []
    for position, entry in enumerate(entries):
        values = {column: entry.get(column, "") for column in columns}
        if "responsible" in values:
            values["responsible"] = member(touchpoint, values["responsible"])
        rows.append(kind(touchpoint=touchpoint, position=position, **values))
    kind._default_manager.bulk_create(rows)


def member(touchpoint: Touchpoint, told: Any) -> Member | None:
    """Return a member by number; None when there is none of that number any more."""
    return Member.objects.filter(workspace=touchpoint.workspace_id, pk=told).first() if told else None


def kept(row: Any, names: Iterable[str]) -> dict[str, Any]:
    """Return fields as a change keeps them: plain values, a person by number, an exact amount and a day as text."""
    return {name: kept_value(read(row, name)) for name in names}


def read(row: Any, name: str) -> Any:
    field, _at, language = name.partition("@")
    if language:
        return row.text_in(field, language)
    if name in LISTS:
        _kind, columns = LISTS[name]
        return [entry_of(entry, columns) for entry in getattr(row, name).all()] if row.pk else []
    return getattr(row, name)


def entry_of(entry: Interaction | Process, columns: Iterable[str]) -> dict[str, Any]:
    """Return an interaction or process as its columns; who is responsible by number."""
    return {column: getattr(entry, "responsible_id" if column == "responsible" else column) for column in columns}


def kept_value(value: Any) -> Any:
    if isinstance(value, Member):
        return value.pk
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, date):
        return value.isoformat()
    return value


def is_text_in_language(name: str, texts: Iterable[str]) -> bool:
    """Say whether a name such as note@ro names a text that can be given in that language."""
    field, _at, language = name.partition("@")
    return field in texts and language in dict(settings.LANGUAGES)
