"""Fields saved one by one: what was sent, what of it was touched, what somebody else changed meanwhile."""

import json
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.forms import BoundField, Form
from django.http import QueryDict

from touchline.web.identify.operations import FieldConflictError, kept, kept_value
from touchline.web.map.models import Change
from touchline.web.map.views.evidence_words import Mark

Write = Callable[..., Change | None]


@dataclass(frozen=True, slots=True)
class Saving:
    """What came of sent fields. conflicts: those that somebody else changed meanwhile; they were not written."""

    form: Form
    names: tuple[str, ...]
    changes: tuple[Change, ...] = ()
    conflicts: tuple[str, ...] = ()
    row: Any = None

    @property
    def status(self) -> int:
        return 422 if self.form.errors else 409 if self.conflicts else 200


@dataclass(frozen=True, slots=True)
class Line:
    """One field as the panel draws it. seen: the token of what it shows, sent back with it.

    now: what stands there, in words. Where somebody else changed it meanwhile, writer is who, mine what was sent, and
    agreed what is sent back to write mine over it. undo: the change that was just made. source: its own words, where
    language is another.
    """

    bound: BoundField
    name: str
    seen: str
    now: str
    evidence_url: str
    mark: Mark | None = None
    writer: str = ""
    mine: str = ""
    agreed: str = ""
    undo: str = ""
    source: str = ""
    language: str = ""


def token(row: Any, name: str) -> str:
    """Return at which version a field stands, and a short sum of what it says."""
    return f"{row.version_of(name)}.{sum_of(kept(row, [name])[name])}"


def sum_of(value: Any) -> str:
    return f"{zlib.crc32(json.dumps(value, sort_keys=True).encode()):08x}"


def with_languages(fields: Sequence[str], texts: Sequence[str]) -> list[str]:
    """Return fields with the names of their texts in each language: note, note@ro."""
    return [*fields, *(f"{name}@{language}" for name in texts for language in dict(settings.LANGUAGES))]


def asked_names(data: QueryDict, names: Sequence[str]) -> list[str]:
    """Return the fields that a request is about: the one that it names, else those that were sent."""
    if "mine" in data:
        return [name for name in names if name == str(data["mine"]).partition(":")[0]]
    if "field" in data:
        return [name for name in names if name == data["field"]]
    return [name for name in names if name in data or f"seen-{name}" in data]


def save(form: Form, data: QueryDict, write: Write) -> Saving:
    """Write the fields that the sender touched; those that somebody else changed meanwhile are left as they are."""
    names = tuple(form.fields)
    if form.errors:
        return Saving(form, names)
    values = {name: form.cleaned_data[name] for name in names}
    tokens = {name: told(data, name) for name in names}
    wanted = {name: value for name, value in values.items() if touched(tokens[name], value)}
    seen = {name: int(version) if version.isdecimal() else 0 for name, (version, _sum) in tokens.items()}
    changes: list[Change] = []
    conflicts: tuple[str, ...] = ()
    row = None
    while wanted:
        try:
            change = write(seen={name: seen[name] for name in wanted}, **wanted)
        except FieldConflictError as conflict:
            conflicts, row = (*conflicts, *conflict.fields), conflict.row
            wanted = {name: value for name, value in wanted.items() if name not in conflict.fields}
            continue
        changes += [change] if change else []
        break
    return Saving(form, names, tuple(changes), conflicts, row)


def told(data: QueryDict, name: str) -> tuple[str, str]:
    """Return the version and the sum that were sent with a field; a version alone is that of a field sent with it."""
    mine, _colon, agreed = data.get("mine", "").partition(":")
    sent = agreed if mine == name else data.get(f"seen-{name}") or data.get("version", "")
    version, _dot, check = sent.partition(".")
    return version, "" if mine == name else check


def touched(sent: tuple[str, str], value: Any) -> bool:
    """Say whether a field says something else than it showed; one that came without its sum is taken as touched."""
    _version, check = sent
    return check != sum_of(kept_value(value))
