"""Mappings kept under a name, and used again."""

from collections.abc import Sequence

from django.db import transaction

from touchline.web.record.models import SavedMapping, Source, SourceKind
from touchline.web.shell.slugs import new_slug
from touchline.web.workspace.models import Person, Workspace


@transaction.atomic
def save_mapping(
    workspace: Workspace, *, name: str, kind: SourceKind, yaml: str, header: Sequence[str], person: Person | None
) -> SavedMapping:
    """Keep a mapping under a name; one of that name and kind is written over, and keeps its address."""
    saved, _made = SavedMapping.objects.update_or_create(
        workspace=workspace,
        kind=kind,
        name=" ".join(name.split())[:120],
        defaults={"yaml": yaml, "header": list(header), "saved_by": person},
        create_defaults={"yaml": yaml, "header": list(header), "saved_by": person, "slug": new_slug(name)},
    )
    return saved


def use_saved_mapping(source: Source, saved: SavedMapping | None) -> None:
    """Say with which saved mapping a file is read. Files of one saved mapping share their message ids."""
    source.saved_mapping = saved
    Source.objects.filter(pk=source.pk).update(saved_mapping=saved)
