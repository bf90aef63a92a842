"""What can be asked about the files that were brought in."""

from datetime import datetime
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.db.models import QuerySet

from touchline.engine.tables import Table, read_table
from touchline.web.record.models import SetAside, Source, SourceKind, SourceState
from touchline.web.record.queries.slabs import kept_slabs
from touchline.web.workspace.models import Workspace

SET_ASIDE_ORDER = ("row", "pk")


def sources(workspace: Workspace, kind: SourceKind | None = None) -> list[Source]:
    """Return the files of a workspace, of one kind or of all, newest first."""
    brought = Source.objects.filter(workspace=workspace).select_related("brought_by", "job")
    return list((brought.filter(kind=kind) if kind else brought).order_by("-brought_at", "-pk"))


def latest_published(workspace: Workspace) -> Source | None:
    """Return the file of answers that was taken in last, if any was."""
    taken = Source.objects.filter(workspace=workspace, state=SourceState.PUBLISHED, kind=SourceKind.ANSWERS)
    return taken.order_by("-published_at", "-pk").first()


def source(workspace: Workspace, slug: str) -> Source:
    """Return a file by its URL name. Raises Source.DoesNotExist."""
    known = Source.objects.select_related("workspace", "brought_by", "job", "saved_mapping")
    return known.get(workspace=workspace, slug=slug)


def same_file(workspace: Workspace, sha256: str) -> Source | None:
    """Return the file with exactly these bytes, if it was brought before."""
    return Source.objects.filter(workspace=workspace, sha256=sha256).order_by("pk").first()


def set_aside(source: Source) -> QuerySet[SetAside]:
    """Return the rows and cells of a file that could not be taken, in the file's order."""
    return SetAside.objects.filter(source=source).order_by(*SET_ASIDE_ORDER)


def table_of(source: Source) -> Table:
    """Read the file of a source again. Raises UnusableInputError."""
    return read_kept_file(str(settings.UPLOADS / source.path), source.name, source.sha256)


@lru_cache(maxsize=2)
def read_kept_file(path: str, name: str, _sha256: str) -> Table:
    return read_table(Path(path), name)


def kept_files(*, database: str = "default") -> list[str]:
    """Return the names under which files are kept among the uploads, in order."""
    return sorted(Source.objects.using(database).values_list("path", flat=True))


def stray_files(older_than: datetime) -> list[Path]:
    """Return uploads and slabs that nothing names: left when the program was killed while they came in."""
    uploads = strays_in(settings.UPLOADS, set(kept_files()))
    slabs = strays_in(settings.SLABS, set(kept_slabs()))
    return [file for file in [*uploads, *slabs] if file.stat().st_mtime < older_than.timestamp()]


def strays_in(folder: Path, kept: set[str]) -> list[Path]:
    files = folder.iterdir() if folder.is_dir() else []
    return [file for file in sorted(files) if file.name not in kept]


def waiting(workspace: Workspace) -> int:
    """Return how many files of answers were brought but not taken in yet."""
    uploaded = Source.objects.filter(workspace=workspace, state=SourceState.UPLOADED)
    return uploaded.filter(kind=SourceKind.ANSWERS).count()
