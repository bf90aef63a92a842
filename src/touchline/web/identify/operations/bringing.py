"""Touchpoints that come from elsewhere whole: with their texts in languages, interactions and processes."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from touchline.web.identify.models import Touchpoint
from touchline.web.identify.operations.fields import LISTS, TEXTS, is_text_in_language
from touchline.web.identify.operations.touchpoints import EDITABLE
from touchline.web.workspace.models import Member, Person, Workspace
from touchline.web.workspace.operations import audit


@transaction.atomic
def bring_touchpoints(
    workspace: Workspace, told: Mapping[str, Mapping[str, Any]], *, person: Person | None
) -> dict[str, Touchpoint]:
    """Add touchpoints to the library under their URL names, in a handful of queries; who is responsible by number."""
    members = {one.pk: one for one in Member.objects.filter(workspace=workspace)}
    made = Touchpoint.objects.bulk_create(unsaved(workspace, slug, says, members) for slug, says in told.items())
    by_slug = {touchpoint.slug: touchpoint for touchpoint in made}
    for name, (kind, columns) in LISTS.items():
        rows: list[Any] = []
        for slug, says in told.items():
            for position, entry in enumerate(says.get(name, [])):
                values = {column: entry.get(column, "") for column in columns}
                if "responsible" in values:
                    values["responsible"] = members.get(values["responsible"])
                rows.append(kind(touchpoint=by_slug[slug], position=position, **values))
        kind._default_manager.bulk_create(rows)
    names = {touchpoint.slug: {"name": touchpoint.name} for touchpoint in made}
    audit.note_many(workspace, person, "identify.create_touchpoint", names)
    return by_slug


def unsaved(workspace: Workspace, slug: str, says: Mapping[str, Any], members: Mapping[int, Member]) -> Touchpoint:
    plain = {name: value for name, value in says.items() if name in EDITABLE and name not in LISTS}
    plain["responsible"] = members.get(plain.get("responsible") or 0)
    return Touchpoint(workspace=workspace, slug=slug, texts=texts_of(says, TEXTS), **plain)


def texts_of(says: Mapping[str, Any], fields: tuple[str, ...]) -> dict[str, dict[str, str]]:
    """Return the words in other languages, by field and language, of names such as note@ro."""
    texts: dict[str, dict[str, str]] = {}
    for name, value in says.items():
        if is_text_in_language(name, fields) and value:
            field, _at, language = name.partition("@")
            texts.setdefault(field, {})[language] = value
    return texts
