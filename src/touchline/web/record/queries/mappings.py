"""Mappings that were kept under a name."""

from collections.abc import Sequence

from touchline.web.record.models import SavedMapping, SourceKind
from touchline.web.workspace.models import Workspace


def saved_mappings(workspace: Workspace, kind: SourceKind | None = None) -> list[SavedMapping]:
    """Return the mappings of one kind, or of all kinds, by name."""
    kept = SavedMapping.objects.filter(workspace=workspace)
    return list((kept.filter(kind=kind) if kind else kept).order_by("name", "kind"))


def saved_mapping(workspace: Workspace, slug: str) -> SavedMapping:
    """Return a saved mapping by its URL name. Raises SavedMapping.DoesNotExist."""
    return SavedMapping.objects.get(workspace=workspace, slug=slug)


def same_mapping(workspace: Workspace, kind: SourceKind, yaml: str) -> SavedMapping | None:
    """Return the saved mapping that says exactly this, if there is one."""
    return SavedMapping.objects.filter(workspace=workspace, kind=kind, yaml=yaml).order_by("pk").first()


def fitting_mappings(workspace: Workspace, kind: SourceKind, header: Sequence[str]) -> list[SavedMapping]:
    """Return the mappings that were saved from a file with the same columns in any order, latest first."""
    columns = sorted(header)
    kept = SavedMapping.objects.filter(workspace=workspace, kind=kind).order_by("-saved_at", "-pk")
    return [mapping for mapping in kept if sorted(mapping.header) == columns]
