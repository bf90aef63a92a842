"""Versions of a map: named, renamed, deleted."""

from django.db import transaction

from touchline.engine import map as engine
from touchline.web.map.models import Change, Map, Version
from touchline.web.map.operations.documents import document
from touchline.web.map.operations.placements import lock
from touchline.web.workspace.models import Person
from touchline.web.workspace.operations import audit

LONGEST_WHY = 300


@transaction.atomic
def name_version(
    map: Map, *, name: str, note: str = "", kept: engine.Document | None = None, person: Person | None
) -> Version:
    """Keep a map under a name, as it stands now, or as it stood (kept)."""
    whole = engine.as_facts(kept or document(lock(map)))
    version = Version.objects.create(map=map, name=name, note=note, document=whole, person=person)
    audit.note(map.workspace, person, "map.name_version", version.slug, name=name)
    return version


@transaction.atomic
def rename_version(version: Version, *, name: str, note: str, person: Person | None) -> Version:
    """Give a version another name and note; what it keeps stays."""
    version.name, version.note = name, note
    version.save(update_fields=["name", "note"])
    audit.note(version.map.workspace, person, "map.rename_version", version.slug, name=name)
    return version


@transaction.atomic
def delete_version(version: Version, *, person: Person | None) -> None:
    """Delete a version for good; the map and its history stay."""
    audit.note(version.map.workspace, person, "map.delete_version", version.slug, name=version.name)
    version.delete()


def say_why(change: Change, *, why: str) -> None:
    """Note why a change was made; nothing takes the reason back."""
    change.why = " ".join(why.split())[:LONGEST_WHY]
    change.save(update_fields=["why"])
