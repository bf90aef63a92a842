"""Rows that could not be taken are mended and brought back: their answers take the place of what was there."""

from collections.abc import Iterable, Mapping, Sequence

from django.db import transaction
from django.utils.translation import gettext_noop

from touchline.engine.tables import Table
from touchline.web.identify import operations as library_operations
from touchline.web.listen import queries
from touchline.web.listen.models import Answer, Survey
from touchline.web.listen.operations.import_answers import ROWS_A_BATCH, ask, counted, keep_days, post_scores
from touchline.web.record import operations as record
from touchline.web.record.models import SetAside, Source, SourceState
from touchline.web.shell.slugs import new_slug
from touchline.web.workspace.models import Job, Person
from touchline.web.workspace.operations import audit, jobs

MEND = "listen.mend_answers"
ROWS_AT_ONCE = 300  # more are mended by a job


def bring_mended(source: Source, table: Table, *, person: Person) -> queries.Mended | Job:
    """Read mended rows in the place of those set aside, and post the scores anew. What is still wrong stays set aside.

    More than a few hundred rows are read by a job, which is returned. Raises UnusableInputError when they are not rows
    of this file, NotReadyError while it is being read or mended.
    """
    if source.state != SourceState.PUBLISHED or queries.mending(source):
        raise record.NotReadyError
    brought = queries.mended_cells(source, table)
    if table.cells.height > ROWS_AT_ONCE:
        return mend_later(source, brought, person=person)
    change = queries.mended(source, brought)
    with transaction.atomic():
        write_mended(source, change, person=person)
        audit.note(source.workspace, person, "listen.mend_answers", source.slug, name=source.name)
        post_scores(source)
    return change


@transaction.atomic
def mend_later(source: Source, brought: Mapping[int, Sequence[str]], *, person: Person) -> Job:
    arguments = {"source": source.slug, "rows": {str(row): list(cells) for row, cells in brought.items()}}
    audit.note(source.workspace, person, "listen.mend_answers", source.slug, name=source.name)
    return jobs.enqueue(
        source.workspace,
        MEND,
        arguments,
        title=gettext_noop("Mend rows of %(file)s"),
        named={"file": source.name},
        asked_by=person,
    )


def write_mended(source: Source, change: queries.Mended, *, person: Person | None) -> None:
    """Write what mended rows changed: answers, what is set aside still, the counts and the days of the survey."""
    source.mapping = {**source.mapping, "mended": {str(row): cells for row, cells in change.cells.items()}}
    put_in_place(source, change, person)
    set_aside_anew(source, list(queries.set_aside_in(source, change.intake, change.ragged)))
    taken = Answer.objects.filter(source=source).count()
    counts = counted(change.intake, change.ragged.height)
    counts["rows_repeated"] += counts["rows_taken"] - taken
    counts["rows_taken"] = taken
    Source.objects.filter(pk=source.pk).update(mapping=source.mapping, **counts)
    if survey := queries.survey_of(source):
        keep_days(survey, source)


def set_aside_anew(source: Source, aside: Sequence[SetAside]) -> None:
    """Let these be all that is set aside of a file; only rows of which that changes are written."""
    before, after = said_of(SetAside.objects.filter(source=source)), said_of(aside)
    changed = {row for row, *_said in before ^ after}
    gone = sorted(changed)
    for start in range(0, len(gone), ROWS_A_BATCH):
        SetAside.objects.filter(source=source, row__in=gone[start : start + ROWS_A_BATCH]).delete()
    SetAside.objects.bulk_create([each for each in aside if each.row in changed], batch_size=ROWS_A_BATCH)


def said_of(aside: Iterable[SetAside]) -> set[tuple[int, str, str, str]]:
    return {(each.row, each.column, each.found, each.code) for each in aside}


def put_in_place(source: Source, change: queries.Mended, person: Person | None) -> None:
    """Write the answers that changed; one whose response id came with another file stays out."""
    segments = {
        queries.tidy(name).casefold(): library_operations.segment_named(source.workspace, name, person=person)
        for name in (change.fresh.segment.drop_nulls().unique().sort() if change.fresh.segment is not None else [])
    }
    mapping = queries.wide_mapping_of(source)
    rows = queries.as_rows(source.workspace, change.fresh, mapping, segments, slice(None))
    known = queries.known_responses(source, [row.response_id for row in rows if row.response_id])
    fresh = [row for row in rows if row.response_id not in known]
    survey = queries.survey_of(source)
    delete_rows(source, change.gone)
    if fresh:
        survey = survey or new_survey(source)
        for row in fresh:
            row.survey, row.source = survey, source
        Answer.objects.bulk_create(fresh, batch_size=ROWS_A_BATCH)


def new_survey(source: Source) -> Survey:
    name = queries.survey_name_of(source)
    survey = Survey.objects.create(workspace=source.workspace, slug=new_slug(name), name=name)
    ask(source, survey, queries.wide_mapping_of(source))
    return survey


def delete_rows(source: Source, rows: Sequence[int]) -> None:
    for start in range(0, len(rows), ROWS_A_BATCH):
        Answer.objects.filter(source=source, row__in=rows[start : start + ROWS_A_BATCH]).delete()
