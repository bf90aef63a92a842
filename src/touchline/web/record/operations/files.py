"""Files: kept as they came, set to be read in a certain way, removed."""

import hashlib
import secrets
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from touchline.web.record import queries
from touchline.web.record.models import Source, SourceKind, SourceState
from touchline.web.record.operations.slabs import forget_slabs
from touchline.web.shell.errors import TooLarge
from touchline.web.shell.slugs import new_slug
from touchline.web.workspace.models import Job, JobState, Person, Workspace
from touchline.web.workspace.operations import audit, jobs


class BroughtBeforeError(Exception):
    """The same bytes are here already; source is the file they belong to."""

    def __init__(self, source: Source) -> None:
        super().__init__(source.slug)
        self.source = source


class NotReadyError(Exception):
    """The file is being read in, or was already."""


def keep_file(
    workspace: Workspace,
    *,
    chunks: Iterable[bytes],
    name: str,
    max_bytes: int,
    first_look: Callable[[Path], dict[str, Any]],
    person: Person | None,
    kind: SourceKind = SourceKind.ANSWERS,
) -> Source:
    """Store a file under a random name, with the mapping that a first look at it proposes.

    Raises TooLarge, BroughtBeforeError and what the look raises; then nothing is left of it.
    """
    settings.UPLOADS.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = settings.UPLOADS / secrets.token_hex(16)
    try:
        digest, size = write_chunks(path, chunks, max_bytes)
        row = Source(workspace=workspace, name=name[:200], path=path.name, sha256=digest, size_bytes=size, kind=kind)
        row.mapping = first_look(path)
        return add_source(row, person=person)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def write_chunks(path: Path, chunks: Iterable[bytes], max_bytes: int) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    with path.open("xb") as file:
        for chunk in chunks:
            size += len(chunk)
            if size > max_bytes:
                raise TooLarge
            digest.update(chunk)
            file.write(chunk)
    return digest.hexdigest(), size


@transaction.atomic
def add_source(source: Source, *, person: Person | None) -> Source:
    """Write down a file that was stored. Raises BroughtBeforeError."""
    Workspace.objects.select_for_update().get(pk=source.workspace.pk)
    if known := queries.same_file(source.workspace, source.sha256):
        raise BroughtBeforeError(known)
    source.slug, source.brought_by = new_slug(source.name), person
    source.save()
    audit.note(
        source.workspace, person, "record.bring_file", source.slug, name=source.name, size_bytes=source.size_bytes
    )
    return source


def keep_mapping(source: Source, *, mapping: dict[str, Any]) -> Source:
    """Keep how a file is to be read. Raises NotReadyError once it is being read."""
    source.mapping = mapping
    if not Source.objects.filter(pk=source.pk, state=SourceState.UPLOADED).update(mapping=mapping):
        raise NotReadyError
    return source


@transaction.atomic
def ask_to_read(source: Source, kind: str, *, title: str, person: Person | None) -> Job:
    """Ask for a file to be taken in by a job of this kind. Raises NotReadyError when that was asked for already.

    title: what the job does to a %(file)s, marked for translation.
    """
    job = jobs.enqueue(
        source.workspace, kind, {"source": source.slug}, title=title, named={"file": source.name}, asked_by=person
    )
    begin_reading(source, job_id=job.pk)
    return job


def begin_reading(source: Source, *, job_id: int) -> None:
    """Say that this job reads the file now. Raises NotReadyError if another does, or did."""
    own = Q(state=SourceState.STAGED, job=job_id)
    left = Q(state=SourceState.STAGED, job__state__in=[JobState.CANCELLED, JobState.FAILED])
    begun = Source.objects.filter(Q(state=SourceState.UPLOADED) | own | left, pk=source.pk)
    if not begun.update(state=SourceState.STAGED, job_id=job_id):
        raise NotReadyError


@transaction.atomic
def remove_file(source: Source, *, person: Person | None) -> None:
    """Remove a file with its events and all that was set aside of it.

    What else came of it is the caller's to remove first.
    """
    audit.note(source.workspace, person, "record.remove_file", source.slug, name=source.name)
    path = settings.UPLOADS / source.path
    forget_slabs(source)
    source.set_aside.all().delete()
    source.delete()
    transaction.on_commit(lambda: path.unlink(missing_ok=True))


def remove_strays(files: Iterable[Path]) -> None:
    """Remove files that nothing names."""
    for file in files:
        file.unlink(missing_ok=True)
