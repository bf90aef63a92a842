"""Files of events: what they look like, how they are to be read, what would come of it."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from touchline.engine.record import (
    EventIntake,
    EventMapping,
    EventSuggestion,
    read_event_mapping,
    settled,
    suggest_event_mapping,
    take_mapped_events,
)
from touchline.engine.tables import Chunk, Limits, Look, chunks, look
from touchline.web.record.models import Source

UNPACKED = ".text"


def limits() -> Limits:
    """Return how large a file of events may be."""
    return Limits(bytes=settings.EVENT_FILE_MAX_BYTES, expanded_bytes=5 * settings.EVENT_FILE_MAX_BYTES, rows=10**8)


def path_of(source: Source) -> Path:
    """Return where the file of a source lies."""
    path: Path = settings.UPLOADS / source.path
    return path


def unpacked_path_of(source: Source) -> Path:
    """Return where the text of a packed file lies while it is read in."""
    path = path_of(source)
    return path.with_name(path.name + UNPACKED)


def look_of(source: Source) -> Look:
    """Return the first look at the file of a source. Raises UnusableInputError."""
    return looked_at(str(path_of(source)), source.name, source.sha256)


@lru_cache(maxsize=4)
def looked_at(path: str, name: str, _sha256: str) -> Look:
    return look(Path(path), name, limits=limits())


def event_suggestion_of(source: Source) -> EventSuggestion:
    """Return how the file would be read by its looks, with reasons. Raises UnusableInputError."""
    return suggest_event_mapping(look_of(source))


def event_mapping_text(source: Source) -> str:
    """Return the mapping of a file of events as YAML, as it was last written or brought."""
    return str(source.mapping.get("yaml", ""))


def event_mapping_of(source: Source) -> EventMapping:
    """Return how a file of events is to be read. Raises UnusableInputError."""
    return read_event_mapping(event_mapping_text(source))


@dataclass(frozen=True, slots=True)
class Outlook:
    """What would come of the first rows of a file, before any is taken in."""

    intake: EventIntake
    ragged_rows: int
    rows: int
    whole: bool  # whether these rows are all of the file

    @property
    def set_aside(self) -> int:
        return self.intake.rows_set_aside + self.ragged_rows


def outlook_of(source: Source) -> Outlook:
    """Read the first rows as the mapping says. Raises UnusableInputError, also where day or month could come first."""
    seen = look_of(source)
    mapping = settled(event_mapping_of(source), seen)
    head = seen.head
    intake = take_mapped_events(head, mapping, zone=source.workspace.time_zone)
    return Outlook(intake, head.set_aside.height, head.cells.height + head.set_aside.height, seen.whole)


@dataclass(frozen=True, slots=True)
class ReadChunk:
    """Some rows of a file read as events."""

    chunk: Chunk
    intake: EventIntake


@lru_cache(maxsize=1)
def read_chunk(source_pk: int, _sha256: str, yaml: str, place: tuple[int, int]) -> ReadChunk | None:
    """Read the rows of a file from a place onward; None at its end. Raises UnusableInputError."""
    source = Source.objects.select_related("workspace").get(pk=source_pk)
    seen, unpacked = look_of(source), unpacked_path_of(source)
    path = unpacked if unpacked.exists() else path_of(source)
    chunk = next(chunks(path, seen, start=place, unpacked=unpacked.exists(), limits=limits()), None)
    if chunk is None:
        return None
    intake = take_mapped_events(chunk.table, read_event_mapping(yaml), zone=source.workspace.time_zone)
    return ReadChunk(chunk, intake)
