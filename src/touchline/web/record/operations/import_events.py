"""Events from a file: brought, asked for, staged in chunks by a job, published at once."""

from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext_noop

from touchline.engine.record import (
    EventMapping,
    read_event_mapping,
    settled,
    suggest_event_mapping,
    write_event_mapping,
)
from touchline.engine.tables import check_rows, look
from touchline.web.record.models import SavedMapping, SetAside, Source, SourceKind, SourceState
from touchline.web.record.operations.files import (
    NotReadyError,
    ask_to_read,
    begin_reading,
    keep_file,
    keep_mapping,
    remove_file,
)
from touchline.web.record.operations.mappings import save_mapping, use_saved_mapping
from touchline.web.record.operations.slabs import (
    Reordered,
    WrittenSlab,
    forget_slabs,
    record_slab,
    take_order,
)
from touchline.web.record.queries.event_files import (
    event_mapping_of,
    event_mapping_text,
    limits,
    look_of,
    unpacked_path_of,
)
from touchline.web.record.queries.mappings import fitting_mappings
from touchline.web.record.queries.slabs import relatives
from touchline.web.workspace.models import Job, Person, Workspace
from touchline.web.workspace.operations import audit, jobs

IMPORT = "record.import_events"
LOOK_AT_EVENTS = "analyse.look_for_new_events"  # found by its kind: this room knows nothing of the one that does it


class RelativePublishedError(Exception):
    """Another file of the same saved mapping was published meanwhile: its ids have to be looked at again."""


def bring_events(workspace: Workspace, *, chunks: Iterable[bytes], name: str, person: Person | None) -> Source:
    """Keep a file of events with a first mapping: the latest saved one for its header, or what its cells suggest.

    Raises UnusableInputError when it is no table, TooLarge, BroughtBeforeError; then nothing is kept.
    """
    offered: list[SavedMapping] = []

    def first_look(path: Path) -> dict[str, str]:
        seen = look(path, name, limits=limits())
        check_rows(seen.head)
        offered.extend(fitting_mappings(workspace, SourceKind.EVENTS, seen.columns))
        return {"yaml": offered[0].yaml if offered else write_event_mapping(suggest_event_mapping(seen).mapping)}

    source = keep_file(
        workspace,
        chunks=chunks,
        name=name,
        max_bytes=settings.EVENT_FILE_MAX_BYTES,
        first_look=first_look,
        person=person,
        kind=SourceKind.EVENTS,
    )
    if offered:
        use_saved(source, offered[0])
    return source


def use_saved(source: Source, saved: SavedMapping | None) -> None:
    """Read a file with a saved mapping: from now on its message ids are those of all files read with it.

    Raises NotReadyError once the file is being read.
    """
    if saved is not None:
        keep_mapping(source, mapping={"yaml": saved.yaml})
    changed = Source.objects.filter(pk=source.pk, state=SourceState.UPLOADED).update(saved_mapping=saved)
    if not changed:
        raise NotReadyError
    source.saved_mapping = saved


def save_mapping_of(source: Source, *, name: str, person: Person | None) -> SavedMapping:
    """Keep how a file of events is read under a name; from now on the file is one of those read with it."""
    saved = save_mapping(
        source.workspace,
        name=name,
        kind=SourceKind.EVENTS,
        yaml=event_mapping_text(source),
        header=look_of(source).columns,
        person=person,
    )
    use_saved_mapping(source, saved)
    return saved


def use_event_mapping(source: Source, *, mapping: EventMapping) -> Source:
    """Keep how a file is to be read; comments of its last YAML stay. Raises NotReadyError."""
    return keep_mapping(source, mapping={"yaml": write_event_mapping(mapping, event_mapping_text(source))})


def use_event_mapping_text(source: Source, *, text: str) -> Source:
    """Keep a mapping as it stands in a file. Raises UnusableInputError with the line, NotReadyError."""
    read_event_mapping(text)
    return keep_mapping(source, mapping={"yaml": text})


@transaction.atomic
def start_event_import(source: Source, *, person: Person | None) -> Job:
    """Ask for a file's events to be taken in. What 03/04 means is settled now, once for the whole file.

    Raises UnusableInputError (ambiguous-day), NotReadyError when that was asked for already.
    """
    use_event_mapping(source, mapping=settled(event_mapping_of(source), look_of(source)))
    job = ask_to_read(source, IMPORT, title=gettext_noop("Bring in the events of %(file)s"), person=person)
    audit.note(source.workspace, person, "record.import_events", source.slug, name=source.name)
    return job


def cancel_event_import(source: Source, *, person: Person | None) -> bool:
    """Stop taking in a file's events; nothing of them is left. False if it had ended already."""
    if source.job is None or not jobs.cancel(source.job, person=person):
        return False
    source.job.refresh_from_db()
    if source.job.ended_at:
        forget_event_import(source)
    return True


@transaction.atomic
def forget_event_import(source: Source) -> None:
    """Remove what was staged of a file that is not published, so that it can be read anew."""
    left = Source.objects.filter(pk=source.pk, state=SourceState.STAGED)
    if left.update(state=SourceState.UPLOADED, job=None):
        forget_staged(source)


def forget_staged(source: Source) -> None:
    """Remove the events of a file and all that was set aside of it."""
    forget_slabs(source)
    SetAside.objects.filter(source=source).delete()
    text = unpacked_path_of(source)
    transaction.on_commit(lambda: text.unlink(missing_ok=True))


def stage(source: Source, *, job_id: int, slab: WrittenSlab | None, set_aside: Sequence[SetAside]) -> None:
    """Write down a slab, and some of what was set aside. Nothing of it counts before it is published."""
    begin_reading(source, job_id=job_id)
    if slab:
        record_slab(source, slab)
    SetAside.objects.bulk_create(set_aside, batch_size=500)


def start_over(source: Source, *, job_id: int) -> None:
    """Take back what was staged, to read the file again from its first row."""
    begin_reading(source, job_id=job_id)
    forget_staged(source)


@dataclass(frozen=True, slots=True)
class Counts:
    """What came of the rows of a file."""

    read: int = 0
    taken: int = 0
    set_aside: int = 0
    cells: int = 0
    repeated: int = 0

    def plus(self, more: "Counts") -> "Counts":
        return Counts(*(one + other for one, other in zip(astuple(self), astuple(more), strict=True)))


def publish_events(
    source: Source, *, job_id: int, counts: Counts, reordered: list[Reordered], seen_relatives: list[int]
) -> None:
    """Let the staged events count, all at once, and ask that they be looked at.

    Raises RelativePublishedError, then nothing has changed.
    """
    Workspace.objects.select_for_update().get(pk=source.workspace.pk)
    begin_reading(source, job_id=job_id)
    if relatives(source) != seen_relatives:
        raise RelativePublishedError
    take_order(reordered)
    Source.objects.filter(pk=source.pk).update(
        state=SourceState.PUBLISHED,
        published_at=now(),
        rows_read=counts.read,
        rows_taken=counts.taken,
        rows_set_aside=counts.set_aside,
        cells_set_aside=counts.cells,
        rows_repeated=counts.repeated,
    )
    jobs.enqueue(
        source.workspace, LOOK_AT_EVENTS, {}, title=gettext_noop("Look for new events to follow"), asked_by=None
    )
    text = unpacked_path_of(source)
    transaction.on_commit(lambda: text.unlink(missing_ok=True))


def remove_events(source: Source, *, person: Person | None) -> None:
    """Remove a file and its events. Raises NotReadyError while it is being read."""
    if source.state == SourceState.STAGED:
        raise NotReadyError
    remove_file(source, person=person)
