"""Answers from a file become rows: asked for here, staged in chunks by a job, published at once."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext_noop

from touchline.engine.listen import scores
from touchline.engine.record import AnswerMapping, Intake, MappedColumn, Role
from touchline.web.identify import operations as library_operations
from touchline.web.identify import queries as library
from touchline.web.identify.models import Touchpoint
from touchline.web.listen import queries
from touchline.web.listen.models import Answer, Question, QuestionRole, Survey
from touchline.web.map import operations as map_operations
from touchline.web.map import queries as map_room
from touchline.web.record import operations as record
from touchline.web.record.models import SetAside, Source, SourceState
from touchline.web.workspace.models import Job, Person
from touchline.web.workspace.operations import audit, jobs

IMPORT = "listen.import_answers"
ROWS_A_BATCH = 500


@transaction.atomic
def start_import(source: Source, *, person: Person | None) -> Job:
    """Ask for a file's answers to be taken in. Raises NotReadyError when that was asked for already."""
    job = record.ask_to_read(source, IMPORT, title=gettext_noop("Bring in the answers of %(file)s"), person=person)
    audit.note(source.workspace, person, "listen.import_answers", source.slug, name=source.name)
    return job


def cancel_import(source: Source, *, person: Person | None) -> bool:
    """Stop taking in a file's answers; nothing of them is left. False if it had ended already."""
    if source.job is None or not jobs.cancel(source.job, person=person):
        return False
    source.job.refresh_from_db()
    if source.job.ended_at:
        forget_import(source)
    return True


def forget_import(source: Source) -> None:
    """Remove what was staged of a file that is not published, so that it can be read anew."""
    if not Source.objects.filter(pk=source.pk, state=SourceState.STAGED).update(state=SourceState.UPLOADED, job=None):
        return
    source.refresh_from_db(fields=["mapping"])
    survey = queries.survey_of(source)
    Answer.objects.filter(source=source).delete()
    SetAside.objects.filter(source=source).delete()
    if survey:
        survey.delete()
    for segment in queries.segments_made(source):
        with suppress(library_operations.InUseError):
            library_operations.remove_segment(segment, person=source.brought_by)  # type: ignore[arg-type]
    keep_made(source, [])


def add_segments(source: Source, job_id: int, names: Sequence[str]) -> None:
    """Add the segments that a file's answers name and the library does not know; a stopped import takes them away."""
    record.begin_reading(source, job_id=job_id)
    known = library.segments_by_name(source.workspace)
    fresh = {queries.tidy(name).casefold(): name for name in names if queries.tidy(name).casefold() not in known}
    made = [
        library_operations.segment_named(source.workspace, name, person=source.brought_by) for name in fresh.values()
    ]
    keep_made(source, [segment.slug for segment in made])


def keep_made(source: Source, slugs: Sequence[str]) -> None:
    source.mapping = {**source.mapping, "segments_made": list(slugs)}
    Source.objects.filter(pk=source.pk).update(mapping=source.mapping)


def stage_answers(source: Source, *, job_id: int, survey_slug: str, answers: Sequence[Answer]) -> None:
    """Write some answers of a file. Nobody sees them, or their survey, before they are published."""
    record.begin_reading(source, job_id=job_id)
    if not answers:
        return
    name = queries.survey_name_of(source)
    survey, _made = Survey.objects.get_or_create(workspace=source.workspace, slug=survey_slug, defaults={"name": name})
    for answer in answers:
        answer.survey, answer.source = survey, source
    Answer.objects.bulk_create(answers, batch_size=ROWS_A_BATCH)


def stage_set_aside(rows: Sequence[SetAside]) -> None:
    """Write some of the rows and cells that could not be taken."""
    SetAside.objects.bulk_create(rows, batch_size=ROWS_A_BATCH)


def publish(
    source: Source, *, survey_slug: str, mapping: AnswerMapping, intake: Intake, skipped: int, ragged_rows: int
) -> None:
    """Let the staged answers count: questions, touchpoints and their cards on the map are made with them."""
    survey = Survey.objects.filter(workspace=source.workspace, slug=survey_slug).first()
    if survey:
        ask(source, survey, mapping)
        keep_days(survey, source)
    counts = counted(intake, ragged_rows)
    counts |= {"rows_taken": counts["rows_taken"] - skipped, "rows_repeated": counts["rows_repeated"] + skipped}
    Source.objects.filter(pk=source.pk, state=SourceState.STAGED).update(
        state=SourceState.PUBLISHED, published_at=now(), **counts
    )


def keep_days(survey: Survey, source: Source) -> None:
    """Write down the days of a survey: of its answers where they have times, else those that were said."""
    from_date, to_date = queries.answered_days(source) or queries.said_days(source)
    Survey.objects.filter(pk=survey.pk).update(from_date=from_date, to_date=to_date)


def counted(intake: Intake, ragged_rows: int) -> dict[str, int]:
    """What is counted of a file once it was read."""
    return {
        "rows_read": intake.rows_read + ragged_rows,
        "rows_taken": intake.answers.rows.len(),
        "rows_set_aside": intake.rows_set_aside + ragged_rows,
        "rows_repeated": intake.rows_repeated,
        "cells_set_aside": intake.cells_set_aside,
    }


def ask(source: Source, survey: Survey, mapping: AnswerMapping) -> None:
    """Give a survey its questions, with touchpoints and cards for those that are new."""
    known = library.touchpoints_by_name(source.workspace)
    overall = [column for column in mapping.columns if column.role is Role.OVERALL]
    made = [
        question(survey, column, position, mapping, touchpoint_for(source, column, known))
        for position, column in enumerate(mapping.ratings)
    ]
    made += [question(survey, column, len(made), mapping, None) for column in overall]
    Question.objects.bulk_create(made)
    place_touchpoints(source, made, mapping.stages)


def question(
    survey: Survey, column: MappedColumn, position: int, mapping: AnswerMapping, touchpoint: Touchpoint | None
) -> Question:
    low, high = column.scale or mapping.scale or (1, 5)
    return Question(
        survey=survey,
        key=column.name,
        role=QuestionRole.RATING if touchpoint else QuestionRole.OVERALL,
        touchpoint=touchpoint,
        scale_low=low,
        scale_high=high,
        position=position,
    )


def touchpoint_for(source: Source, column: MappedColumn, known: dict[str, Touchpoint]) -> Touchpoint:
    """Return the library's touchpoint of this name, added now when there is none."""
    name = " ".join(column.title.split())[:120]
    if name.casefold() not in known:
        known[name.casefold()] = library_operations.create_touchpoint(
            source.workspace, name=name, person=source.brought_by
        )
    return known[name.casefold()]


def place_touchpoints(source: Source, made: Sequence[Question], stages: dict[str, str]) -> None:
    """Put touchpoints that have no card yet on the first map, in the stage that the mapping names."""
    map = map_operations.open_map(source.workspace, person=source.brought_by)
    placed = {placement.touchpoint_id for placement in map_room.placements(map)}
    ordered = library.stages(source.workspace)
    for asked in made:
        stage = queries.stage_named(ordered, stages.get(asked.key, ""))
        if asked.touchpoint and stage and asked.touchpoint.pk not in placed:
            map_operations.place(map, touchpoint=asked.touchpoint, stage=stage, person=source.brought_by)
            placed.add(asked.touchpoint.pk)


def post_scores(source: Source) -> None:
    """Post each touchpoint's score and met share, of everybody and of each segment, for the map to draw."""
    survey = queries.survey_of(source)
    if survey is None:
        return
    asked = {question.key: question for question in queries.questions(survey)}
    segments = {segment.slug: segment for segment in library.segments(source.workspace)}
    readings = []
    for row in scores(replace(queries.answer_table(survey), group=None)).iter_rows(named=True):
        question, segment = asked[row["touchpoint"]], segments.get(row["segment"])
        if question.touchpoint and (segment or row["segment"] is None):
            of_all = touchpoint_readings(source, question, row)
            readings += [replace(reading, segment=segment) for reading in of_all]
    map_operations.post_readings(readings)


def touchpoint_readings(
    source: Source | None, question: Question, row: Mapping[str, Any]
) -> list[map_operations.NewReading]:
    touchpoint = question.touchpoint
    assert touchpoint is not None  # noqa: S101 asked of rating questions only
    new = []
    if row["value"] is not None:
        score = map_operations.NewReading(
            touchpoint=touchpoint,
            measure="score",
            value=row["value"],
            unit=f"points {question.scale_low:g}-{question.scale_high:g}",
            method="mean",
            answers=row["answers"],
            low=row["low"],
            high=row["high"],
            details={
                "scale": [question.scale_low, question.scale_high],
                "survey": question.survey.slug,
                "question": question.key,
                "effective_answers": row["effective_answers"],
            },
            source=source,
            from_date=question.survey.from_date,
            to_date=question.survey.to_date,
        )
        new.append(score)
    if row["met_share"] is not None:
        met_share = map_operations.NewReading(
            touchpoint=touchpoint,
            measure="met_share",
            value=row["met_share"],
            unit="share 0-1",
            method="share",
            answers=row["answers"] + row["not_met"],
            details={"survey": question.survey.slug},
            source=source,
            from_date=question.survey.from_date,
            to_date=question.survey.to_date,
        )
        new.append(met_share)
    return new
