"""A file is brought, and how it is to be read is settled."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db import transaction

from touchline.engine.errors import UnusableInputError
from touchline.engine.record import AnswerMapping, MappedColumn, as_before, read_mapping, suggest_mapping, write_mapping
from touchline.engine.tables import Table, check_rows, read_table
from touchline.web.listen import queries
from touchline.web.listen.queries.mapping import usual_stage
from touchline.web.record import operations as record
from touchline.web.record import queries as record_room
from touchline.web.record.models import SavedMapping, Source, SourceKind
from touchline.web.workspace.models import Person, Workspace

NO_RATINGS = "no-ratings-found"


def bring_file(workspace: Workspace, *, chunks: Iterable[bytes], name: str, person: Person | None) -> Source:
    """Keep a file of answers with a first mapping: the one that was saved from a file with the same columns, if any.

    Raises UnusableInputError when it is no table, TooLarge, BroughtBeforeError; then nothing is kept.
    """

    fitting: list[SavedMapping] = []

    def first_look(path: Path) -> dict[str, str]:
        table = read_table(path, name)
        check_rows(table)
        fitting.extend(record_room.fitting_mappings(workspace, SourceKind.ANSWERS, table.cells.columns)[:1])
        text = fitting[0].yaml if fitting else write_mapping(suggest(table, workspace))
        return {"yaml": text, "survey": survey_name(name)}

    source = record.keep_file(
        workspace,
        chunks=chunks,
        name=name,
        max_bytes=settings.ANSWER_FILE_MAX_BYTES,
        first_look=first_look,
        person=person,
    )
    if fitting:
        record.use_saved_mapping(source, fitting[0])
    return source


def suggest(table: Table, workspace: Workspace) -> AnswerMapping:
    """Propose how to read a file: columns of the last file as then, the others as their cells look.

    A new rating is put in the stage where most ratings belong. Raises UnusableInputError.
    """
    try:
        mapping = suggest_mapping(table).mapping
    except UnusableInputError as error:
        if error.code != NO_RATINGS:
            raise
        mapping = AnswerMapping(columns=())
    stage = usual_stage(workspace)
    fresh = replace(
        mapping,
        columns=tuple(in_stage(column, stage) for column in mapping.columns),
        touchpoints=tuple(in_stage(column, stage) for column in mapping.touchpoints),
    )
    before = queries.mapping_before(workspace)
    return as_before(fresh, before=before, columns=table.cells.columns) if before else fresh


def in_stage(column: MappedColumn, stage: str) -> MappedColumn:
    return replace(column, stage=stage) if column.touchpoint else column


@transaction.atomic
def use_mapping(
    source: Source,
    *,
    mapping: AnswerMapping,
    survey: str,
    from_date: date | None = None,
    to_date: date | None = None,
    save_as: str = "",
    header: Sequence[str] = (),
    person: Person | None = None,
) -> Source:
    """Keep a mapping, the survey's name and days, and the mapping under a name of its own where one is given.

    Comments of the file's last YAML stay. Raises NotReadyError.
    """
    text = write_mapping(mapping, queries.mapping_text(source))
    days = {"from_date": from_date, "to_date": to_date}
    record.keep_mapping(source, mapping={"yaml": text, "survey": survey, **said(days)})
    saved = None
    if save_as.strip():
        kind = SourceKind.ANSWERS
        saved = record.save_mapping(source.workspace, name=save_as, kind=kind, yaml=text, header=header, person=person)
    record.use_saved_mapping(source, saved)
    return source


@transaction.atomic
def use_mapping_text(source: Source, *, text: str) -> Source:
    """Keep a mapping as it stands in a file; one that was saved with these very words is that mapping.

    Raises UnusableInputError with the line, NotReadyError.
    """
    read_mapping(text)
    record.keep_mapping(source, mapping={**source.mapping, "yaml": text, "survey": queries.survey_name_of(source)})
    record.use_saved_mapping(source, record_room.same_mapping(source.workspace, SourceKind.ANSWERS, text))
    return source


def say_days(source: Source, *, from_date: date | None, to_date: date | None) -> None:
    """Keep the days of a survey whose answers have no times. Raises NotReadyError."""
    days = {"from_date": from_date, "to_date": to_date}
    record.keep_mapping(source, mapping={**source.mapping, **said(days)})


def said(days: Mapping[str, date | None]) -> dict[str, str]:
    return {name: day.isoformat() for name, day in days.items() if day}


def survey_name(file: str) -> str:
    """Name a survey after its file: gate-survey_2013.csv.gz becomes gate survey 2013."""
    stem = file.rsplit("/", 1)[-1].split(".", maxsplit=1)[0].replace("_", " ").replace("-", " ").strip()
    return (stem[:1].upper() + stem[1:])[:200] or file[:200]
