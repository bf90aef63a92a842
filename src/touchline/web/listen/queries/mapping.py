"""How a file of answers is to be read, as it was settled so far."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

import polars as pl

from touchline.engine.errors import UnusableInputError
from touchline.engine.record import (
    AnswerMapping,
    Intake,
    MappedColumn,
    Reason,
    Role,
    Shape,
    Suggestion,
    doubts,
    read_mapping,
    suggest_mapping,
    take_mapped,
    wide_mapping,
)
from touchline.engine.tables import Table
from touchline.web.identify import queries as library
from touchline.web.identify.models import Phase, Stage
from touchline.web.listen.queries.rows import tidy
from touchline.web.listen.queries.surveys import questions, survey_of
from touchline.web.record import queries as record
from touchline.web.record.models import SetAside, Source
from touchline.web.workspace.models import Workspace

MOST_SEGMENTS = 60
WHERE_MOST_IS_RATED = ("satisfaction", "care", "during")


def mapping_text(source: Source) -> str:
    """Return the mapping of a file as YAML, as it was last written or brought."""
    return str(source.mapping.get("yaml", ""))


def mapping_of(source: Source) -> AnswerMapping:
    """Return how a file is to be read. Raises UnusableInputError."""
    text = mapping_text(source)
    return read_mapping(text) if text else AnswerMapping(columns=())


def survey_name_of(source: Source) -> str:
    """Return what the survey will be, or is, called."""
    return str(source.mapping.get("survey") or source.name)


def suggestion_of(source: Source) -> Suggestion | None:
    """Return what was found in the cells of a file, with reasons; None where nothing looks like ratings."""
    return suggestion_in(source.pk, source.sha256)


@lru_cache(maxsize=8)
def suggestion_in(source_pk: int, _sha256: str) -> Suggestion | None:
    try:
        return suggest_mapping(record.table_of(Source.objects.get(pk=source_pk)))
    except UnusableInputError:
        return None


def answers_file(source: Source) -> Table:
    """Read the file of a source again, with the rows that were mended since. Raises UnusableInputError."""
    return with_mended(record.table_of(source), mended_rows(source))


def mended_rows(source: Source) -> dict[int, list[str]]:
    """Return the cells of the rows that were mended since the file was brought, by the row's number."""
    return {int(row): cells for row, cells in source.mapping.get("mended", {}).items()}


def with_mended(table: Table, mended: Mapping[int, Sequence[str]]) -> Table:
    """Return a table in which mended rows stand in the place of those that were brought, in the file's order."""
    if not mended:
        return table
    kept = ~table.rows.is_in(list(mended))
    fresh = pl.DataFrame(
        [[cell or None for cell in mended[row]] for row in mended], schema=table.cells.schema, orient="row"
    )
    rows = pl.concat([table.rows.filter(kept), pl.Series("row", list(mended), dtype=pl.UInt32)])
    order = rows.arg_sort()
    return replace(
        table,
        cells=pl.concat([table.cells.filter(kept), fresh])[order],
        rows=rows.gather(order),
        set_aside=table.set_aside.filter(~pl.col("row").is_in(list(mended))),
    )


def intake_of(source: Source) -> Intake:
    """Read all answers of a file as its mapping says. Raises UnusableInputError."""
    mended = json.dumps(source.mapping.get("mended", {}), sort_keys=True)
    return read_intake(source.pk, source.sha256, mapping_text(source), mended)


@lru_cache(maxsize=2)
def read_intake(source_pk: int, _sha256: str, text: str, _mended: str) -> Intake:
    return take_mapped(answers_file(Source.objects.get(pk=source_pk)), read_mapping(text))


def wide_mapping_of(source: Source) -> AnswerMapping:
    """Return how a file is read once it has a column for each touchpoint. Raises UnusableInputError."""
    return wide_mapping(record.table_of(source), mapping_of(source))


def touchpoints_of(source: Source) -> list[MappedColumn]:
    """Return what each touchpoint that a long file names is; none of a wide file, or while it is not clear."""
    mapping = mapping_of(source)
    if mapping.shape is not Shape.LONG:
        return []
    try:
        wide = wide_mapping(record.table_of(source), mapping)
    except UnusableInputError:
        return []
    beside = {column.name for column in mapping.columns}
    left_out = [column for column in mapping.touchpoints if column.role is Role.IGNORE]
    return [*(column for column in wide.columns if column.name not in beside), *left_out]


def doubts_of(source: Source) -> list[Reason]:
    """Return what a person should look at before a file is taken in. Raises UnusableInputError."""
    return doubts(answers_file(source), mapping_of(source), intake_of(source))


def new_segments(source: Source) -> list[str]:
    """Return the segments that a file names and the workspace does not have yet, by name.

    Raises UnusableInputError, too-many-segments where the map could not hold them.
    """
    named = intake_of(source).answers.segment
    known = library.segments_by_name(source.workspace)
    names = [] if named is None else named.drop_nulls().unique().sort().to_list()
    fresh = {tidy(name).casefold(): tidy(name) for name in names if tidy(name).casefold() not in known}
    if len(known) + len(fresh) > MOST_SEGMENTS:
        column = mapping_of(source).name_of(Role.SEGMENT)
        raise UnusableInputError(
            "too-many-segments",
            f"column {column} names {len(fresh)} new segments, and {len(known)} are there",
            expected=f"at most {MOST_SEGMENTS} segments",
            fix="Make this column a group, or leave it out.",
            column=column,
            segments=len(fresh),
            most=MOST_SEGMENTS,
        )
    return list(fresh.values())


def set_aside_of(source: Source) -> Iterator[SetAside]:
    """Return what of a file can't be taken as its mapping says, as rows not written yet. Raises UnusableInputError."""
    return set_aside_in(source, intake_of(source), answers_file(source).set_aside)


def set_aside_in(source: Source, intake: Intake, ragged: pl.DataFrame) -> Iterator[SetAside]:
    """Return the rows that do not fit the header and the cells that can't be read, as rows not written yet."""
    for frame in (ragged, intake.set_aside):
        for row in frame.iter_rows(named=True):
            yield SetAside(
                source=source,
                row=row["row"],
                column=row["column"][:200],
                found=row["found"][:200],
                code=row["code"],
            )


def mapping_before(workspace: Workspace) -> AnswerMapping | None:
    """Return how the last file was read, with the names that its touchpoints have today; None for the first file."""
    source = record.latest_published(workspace)
    survey = survey_of(source) if source else None
    if source is None or survey is None:
        return None
    names = {question.key: question.touchpoint.name for question in questions(survey) if question.touchpoint}
    before = mapping_of(source)
    columns = (replace(c, touchpoint=names.get(c.name, c.touchpoint)) if c.touchpoint else c for c in before.columns)
    return replace(before, columns=tuple(columns))


def usual_stage(workspace: Workspace) -> str:
    """Return the name, in a mapping, of the stage where most touchpoints of a survey belong; empty without stages."""
    stages = library.stages(workspace)
    ready = next((stage for key in WHERE_MOST_IS_RATED for stage in stages if stage.key == key), None)
    during = next((stage for stage in stages if stage.phase == Phase.DURING), None)
    chosen = ready or during or (stages[0] if stages else None)
    return word_of(chosen) if chosen else ""


def word_of(stage: Stage) -> str:
    """Return the word that names a stage in a mapping: its key, or its URL name."""
    return stage.key or stage.slug


def stage_named(stages: Sequence[Stage], word: str) -> Stage | None:
    """Return the stage that a mapping means by a key, a URL name or a name."""
    wanted = word.strip().casefold()
    return next((s for s in stages if wanted in {s.key, s.slug, s.name.casefold(), str(s).casefold()} - {""}), None)
