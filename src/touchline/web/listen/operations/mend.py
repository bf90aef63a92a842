"""Rows that could not be taken are mended and brought back: their answers take the place of what was there."""

from collections.abc import Sequence

from django.db import transaction

from touchline.engine.tables import Table
from touchline.web.identify import operations as library_operations
from touchline.web.listen import queries
from touchline.web.listen.models import Answer, Survey
from touchline.web.listen.operations.import_answers import ROWS_A_BATCH, ask, counted, post_scores
from touchline.web.record import operations as record
from touchline.web.record.models import SetAside, Source, SourceState
from touchline.web.shell.slugs import new_slug
from touchline.web.workspace.models import Person
from touchline.web.workspace.operations import audit


def bring_mended(source: Source, table: Table, *, person: Person) -> queries.Mended:
    """Read mended rows in the place of those set aside, and post the scores anew. What is still wrong stays set aside.

    Raises UnusableInputError when they are not rows of this file, NotReadyError while it is being read.
    """
    if source.state != SourceState.PUBLISHED:
        raise record.NotReadyError
    change = queries.mended(source, table)
    source.mapping = {**source.mapping, "mended": {str(row): cells for row, cells in change.cells.items()}}
    aside = list(queries.set_aside_in(source, change.intake, change.ragged))
    with transaction.atomic():
        put_in_place(source, change, person)
        SetAside.objects.filter(source=source).delete()
        SetAside.objects.bulk_create(aside, batch_size=ROWS_A_BATCH)
        taken = Answer.objects.filter(source=source).count()
        counts = counted(change.intake, change.ragged.height)
        counts["rows_repeated"] += counts["rows_taken"] - taken
        counts["rows_taken"] = taken
        Source.objects.filter(pk=source.pk).update(mapping=source.mapping, **counts)
        audit.note(source.workspace, person, "listen.mend_answers", source.slug, name=source.name)
        post_scores(source)
    return change


def put_in_place(source: Source, change: queries.Mended, person: Person) -> None:
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
