"""A file brought into a workspace by the command line: the operations of the web, and its job done here and now."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from time import sleep

import polars as pl
from django.db import DatabaseError
from django.utils.translation import override
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from touchline.cli.output import note
from touchline.engine.errors import UnusableInputError
from touchline.engine.record import CustomerColumns, kind_of_mapping
from touchline.web.listen import operations as listen
from touchline.web.listen import queries as answers
from touchline.web.record import operations, queries
from touchline.web.record.models import SetAside, Source, SourceKind
from touchline.web.shell.errors import TooLarge
from touchline.web.workspace.models import Job, JobState, Workspace
from touchline.web.workspace.operations import jobs
from touchline.web.workspace.queries.workspaces import workspace_named
from touchline.web.workspace.worker.chunks import work_on
from touchline.web.workspace.worker.claims import claim
from touchline.web.workspace.worker.heartbeat import kept_alive

PIECE = 1 << 20
SHOWN = 5


@dataclass(frozen=True, slots=True)
class Brought:
    """What came of a file: one row of counts, and the first of what was set aside."""

    counts: pl.DataFrame
    first_set_aside: list[SetAside]
    rows_set_aside: int


def bring(
    file: Path, mapping: str | None, mapping_file: Path, workspace: str, *, days: tuple[date, date] | None = None
) -> Brought:
    """Bring a file into a workspace, and wait until it is taken in. Raises UnusableInputError.

    days are the first and the last of a survey whose answers have no times.
    """
    if mapping is None:
        raise missing(mapping_file)
    found = workspace_or_refusal(workspace)
    kind = SourceKind(kind_of_mapping(mapping))
    with override("en"):
        source = kept(found, file, mapping, kind)
        if days and kind == SourceKind.ANSWERS:
            listen.say_days(source, from_date=days[0], to_date=days[1])
        tell_doubts(source)
        follow(start(source))
        source = queries.source(found, source.slug)
        first = list(queries.set_aside(source)[:SHOWN])
    return Brought(counts(source), first, source.rows_set_aside)


def bring_customers(file: Path, workspace: str, id: str) -> Brought:
    """Bring a file of customers into a workspace, and wait until it is taken in. Raises UnusableInputError."""
    found = workspace_or_refusal(workspace)
    with override("en"):
        source = kept_once(found, file)
        try:
            if id:
                columns = queries.customer_columns(source)
                others = {name: kind for name, kind in columns.kinds.items() if name != id}
                if columns.id != id:
                    others[columns.id] = "text"
                operations.use_customer_columns(source, columns=CustomerColumns(id, others))
            follow(operations.start_customer_import(source, person=None))
        except UnusableInputError:
            operations.remove_customers(source, person=None)
            raise
        source = queries.source(found, source.slug)
        first = list(queries.set_aside(source)[:SHOWN])
    return Brought(counts(source), first, source.rows_set_aside)


def tell_doubts(source: Source) -> None:
    """Say on stderr what looks wrong in a file of answers, before it is taken in."""
    if source.kind == SourceKind.ANSWERS:
        with suppress(UnusableInputError):  # the import refuses it, and says why
            for doubt in answers.doubts_of(source):
                note(f"warning [{doubt.code}]: {doubt.text}")


def workspace_or_refusal(slug: str) -> Workspace:
    try:
        found = workspace_named(slug)
    except DatabaseError:  # a home in which nothing was ever kept has no tables
        found = None
    if found is None:
        raise UnusableInputError(
            "no-such-workspace",
            f"there is no workspace {slug}",
            expected="the name in its address, as in /w/casa-lavanda-7hk2mq/",
            fix="Look at the address of its pages; TOUCHLINE_HOME and DATABASE_URL say where they are kept.",
            workspace=slug,
        )
    return found


def kept(workspace: Workspace, file: Path, mapping: str, kind: SourceKind) -> Source:
    """Keep the file with its mapping. Raises UnusableInputError; then nothing of it is kept."""
    bring_file = operations.bring_events if kind == SourceKind.EVENTS else listen.bring_file
    source = kept_by(bring_file, workspace, file)
    try:
        use(source, mapping, kind)
    except UnusableInputError:
        remove(source)
        raise
    return source


def kept_once(workspace: Workspace, file: Path) -> Source:
    return kept_by(operations.bring_customers, workspace, file)


def kept_by(bring_file: Callable[..., Source], workspace: Workspace, file: Path) -> Source:
    """Keep a file; of one that is there already, say so. Raises UnusableInputError; then nothing of it is kept."""
    try:
        return bring_file(workspace, chunks=pieces(file), name=file.name, person=None)
    except operations.BroughtBeforeError as before:
        raise UnusableInputError(
            "brought-before",
            f"{file.name} holds the same bytes as {before.source.name}, which is here already",
            expected="a file that is new to the workspace",
            fix="Nothing was added, and nothing needs to be done.",
            file=file.name,
        ) from None
    except TooLarge:
        raise UnusableInputError(
            "file-too-large",
            f"{file} is larger than can be kept",
            expected="a smaller file",
            fix="Split it.",
            file=str(file),
        ) from None


def use(source: Source, mapping: str, kind: SourceKind) -> None:
    """Read the file as the mapping says; as the kept mapping with these very words, if there is one."""
    if kind == SourceKind.ANSWERS:
        listen.use_mapping_text(source, text=mapping)
        return
    operations.use_event_mapping_text(source, text=mapping)
    operations.use_saved_mapping(source, queries.same_mapping(source.workspace, kind, mapping))


def start(source: Source) -> Job:
    """Ask for the file to be taken in. Raises UnusableInputError; then nothing of it is kept."""
    begin = operations.start_event_import if source.kind == SourceKind.EVENTS else listen.start_import
    try:
        return begin(source, person=None)
    except UnusableInputError:
        remove(source)
        raise


def remove(source: Source) -> None:
    take_away = operations.remove_events if source.kind == SourceKind.EVENTS else listen.remove_source
    take_away(source, person=None)


def pieces(file: Path) -> Iterator[bytes]:
    try:
        with file.open("rb") as opened:
            yield from iter(lambda: opened.read(PIECE), b"")
    except OSError:
        raise missing(file) from None


def missing(file: Path) -> UnusableInputError:
    return UnusableInputError(
        "no-such-file",
        f"{file} cannot be read",
        expected="a file that can be read",
        fix="Check the path.",
        file=str(file),
    )


def follow(job: Job) -> None:
    """Do the job here, or watch the worker that was quicker, and show how far it is. Raises UnusableInputError."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:.0f} %"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        bar = progress.add_task(job.title, total=None)

        def shown() -> bool:
            job.refresh_from_db()
            progress.update(bar, completed=job.done, total=job.total)
            return False

        own = claim(job)
        try:
            if own:
                with kept_alive(own):
                    work_on(own, stopping=shown)
            while not shown() and job.is_open:
                sleep(0.2)
        except KeyboardInterrupt:
            jobs.cancel(job, person=None)
            if own:
                work_on(own)
            raise
    refuse_failed(job)


def refuse_failed(job: Job) -> None:
    if job.state == JobState.DONE:
        return
    error = job.error or {}
    raise UnusableInputError(
        error.get("code", "job-stopped"),
        error.get("found", "the import was stopped, and nothing of it was kept"),
        expected=error.get("expected", "an import that comes to its end"),
        fix=error.get("fix", "Start it again."),
    )


def counts(source: Source) -> pl.DataFrame:
    """Return one row: what came of the rows of a file."""
    return pl.DataFrame(
        {
            "file": [source.name],
            "kind": [source.kind],
            "rows_read": [source.rows_read],
            "rows_taken": [source.rows_taken],
            "rows_repeated": [source.rows_repeated],
            "rows_set_aside": [source.rows_set_aside],
            "cells_set_aside": [source.cells_set_aside],
            "source": [source.slug],
        }
    )
