"""A file is brought, and how it is to be read is settled."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from django.conf import settings

from touchline.engine.errors import UnusableInputError
from touchline.engine.record import AnswerMapping, as_before, read_mapping, suggest_mapping, write_mapping
from touchline.engine.tables import read_table
from touchline.web.listen import queries
from touchline.web.listen.queries.mapping import usual_stage
from touchline.web.record import operations as record
from touchline.web.record.models import Source
from touchline.web.workspace.models import Person, Workspace

NO_RATINGS = "no-ratings-found"


def bring_file(workspace: Workspace, *, chunks: Iterable[bytes], name: str, person: Person | None) -> Source:
    """Keep a file of answers with a first mapping.

    Raises UnusableInputError when it is no table, TooLarge, BroughtBeforeError; then nothing is kept.
    """

    def first_look(path: Path) -> dict[str, str]:
        return {"yaml": write_mapping(suggest(path, name, workspace)), "survey": survey_name(name)}

    return record.keep_file(
        workspace,
        chunks=chunks,
        name=name,
        max_bytes=settings.ANSWER_FILE_MAX_BYTES,
        first_look=first_look,
        person=person,
    )


def suggest(path: Path, name: str, workspace: Workspace) -> AnswerMapping:
    """Propose how to read a file: columns of the last file as then, the others as their cells look.

    A new rating is put in the stage where most ratings belong. Raises UnusableInputError.
    """
    table = read_table(path, name)
    try:
        mapping = suggest_mapping(table).mapping
    except UnusableInputError as error:
        if error.code != NO_RATINGS:
            raise
        mapping = AnswerMapping(columns=())
    stage = usual_stage(workspace)
    columns = tuple(replace(c, stage=stage) if c.touchpoint else c for c in mapping.columns)
    fresh = replace(mapping, columns=columns)
    before = queries.mapping_before(workspace)
    return as_before(fresh, before=before, columns=table.cells.columns) if before else fresh


def use_mapping(source: Source, *, mapping: AnswerMapping, survey: str) -> Source:
    """Keep a mapping and the survey's name; comments of the file's last YAML stay. Raises NotReadyError."""
    text = write_mapping(mapping, queries.mapping_text(source))
    return record.keep_mapping(source, mapping={"yaml": text, "survey": survey})


def use_mapping_text(source: Source, *, text: str) -> Source:
    """Keep a mapping as it stands in a file. Raises UnusableInputError with the line, NotReadyError."""
    read_mapping(text)
    return record.keep_mapping(source, mapping={"yaml": text, "survey": queries.survey_name_of(source)})


def survey_name(file: str) -> str:
    """Name a survey after its file: gate-survey_2013.csv.gz becomes gate survey 2013."""
    stem = file.rsplit("/", 1)[-1].split(".", maxsplit=1)[0].replace("_", " ").replace("-", " ").strip()
    return (stem[:1].upper() + stem[1:])[:200] or file[:200]
