"""What runs later: answers taken in from a file, chunk by chunk."""

from dataclasses import dataclass
from functools import partial
from itertools import islice

from touchline.engine.record import AnswerMapping, Intake, Role
from touchline.web.listen import queries
from touchline.web.listen.models import Answer, AnswerPage, Survey
from touchline.web.listen.operations import answering, page_scores, taking
from touchline.web.listen.operations import import_answers as importing
from touchline.web.record import queries as record
from touchline.web.record.models import Source
from touchline.web.shell.slugs import new_slug
from touchline.web.workspace.work import Abandoned, Call, Handler, Step

ROWS_A_CHUNK = 2_000


@dataclass(frozen=True, slots=True)
class Import:
    """What a chunk works on: from where in the file, and for which survey (by its URL name)."""

    job_id: int
    source: Source
    mapping: AnswerMapping
    intake: Intake
    start: int
    survey: str

    @property
    def total(self) -> int:
        return self.intake.answers.rows.len()


def import_answers(call: Call) -> Step:
    """Stage answers, then what was set aside, then publish all at once and post the scores.

    The cursor is [phase, how far, slug of the survey].
    """
    source = source_of(call)
    phase, start, survey = call.cursor or ["answers", 0, new_slug(queries.survey_name_of(source))]
    work = Import(call.job_id, source, queries.mapping_of(source), queries.intake_of(source), start, survey)
    chunks = {"answers": stage_answers, "aside": stage_aside, "publish": publish, "scores": post_scores}
    return chunks[phase](work)


def stage_answers(work: Import) -> Step:
    end = min(work.start + ROWS_A_CHUNK, work.total)
    write = partial(
        importing.stage_answers,
        work.source,
        job_id=work.job_id,
        survey_slug=work.survey,
        answers=answer_rows(work.intake, work.mapping, work.start, end),
    )
    following = ["answers", end] if end < work.total else ["aside", 0]
    return Step(cursor=[*following, work.survey], done=end, total=work.total, write=write)


def stage_aside(work: Import) -> Step:
    some = list(islice(queries.set_aside_of(work.source), work.start, work.start + ROWS_A_CHUNK))
    following = ["aside", work.start + ROWS_A_CHUNK] if len(some) == ROWS_A_CHUNK else ["publish", 0]
    write = partial(importing.stage_set_aside, some)
    return Step(cursor=[*following, work.survey], done=work.total, total=work.total, write=write)


def publish(work: Import) -> Step:
    write = partial(
        importing.publish,
        work.source,
        survey_slug=work.survey,
        mapping=work.mapping,
        intake=work.intake,
        ragged_rows=record.table_of(work.source).set_aside.height,
    )
    return Step(cursor=["scores", 0, work.survey], done=work.total, total=work.total, write=write)


def post_scores(work: Import) -> Step:
    write = partial(importing.post_scores, work.source, survey_slug=work.survey, answers=work.intake.answers)
    result = {"answers": work.total, "survey": work.survey}
    return Step(done=work.total, total=work.total, write=write, finished=True, result=result)


def answer_rows(intake: Intake, mapping: AnswerMapping, start: int, end: int) -> list[Answer]:
    """Rows start to end as answers: a number, null where not met, nothing where blank."""
    table = intake.answers
    part = slice(start, end)
    said: list[dict[str, float | None]] = [{} for _ in range(end - start)]
    for key in table.ratings.columns:
        for ratings, value, met in zip(said, table.ratings[key][part], table.met[key][part], strict=True):
            if met is not None:
                ratings[key] = value
    whole = mapping.only(Role.OVERALL)
    if whole and table.overall is not None:
        for ratings, value in zip(said, table.overall[part], strict=True):
            if value is not None:
                ratings[whole.name] = value
    weights = table.weight[part] if table.weight is not None else [None] * len(said)
    groups = table.group[part] if table.group is not None else [None] * len(said)
    return [
        Answer(row=row, ratings=ratings, weight=weight, group=(group or "")[:120])
        for row, ratings, weight, group in zip(table.rows[part], said, weights, groups, strict=True)
    ]


def post_page_scores(call: Call) -> Step:
    """Post the score of a survey of one question. First it is said that this begins, then the answers are counted."""
    assert call.workspace is not None  # noqa: S101 this kind always has one
    try:
        page = queries.answer_page(call.workspace, call.arguments["survey"])
    except AnswerPage.DoesNotExist:
        return Step(finished=True)
    if call.cursor is None:
        return Step(cursor="count", total=1, write=partial(page_scores.begin_scores, page))
    rows = queries.score_rows(page)
    write = partial(page_scores.post_page_scores, page, rows)
    result = {"answers": rows[0]["answers"], "survey": page.survey.slug}
    return Step(done=1, total=1, write=write, finished=True, result=result)


def post_survey_scores(call: Call) -> Step:
    """Post the scores of a survey's touchpoints, after answers came from another system."""
    assert call.workspace is not None  # noqa: S101 this kind always has one
    try:
        survey = queries.survey(call.workspace, call.arguments["survey"])
    except Survey.DoesNotExist:
        return Step(finished=True)
    rows = taking.whole_rows(survey)
    write = partial(taking.post_survey_scores, survey, rows)
    return Step(done=1, total=1, write=write, finished=True, result={"survey": survey.slug})


def source_of(call: Call) -> Source:
    assert call.workspace is not None  # noqa: S101 this kind always has one
    return record.source(call.workspace, call.arguments["source"])


def abandon_import(call: Call) -> None:
    importing.forget_import(source_of(call))


HANDLERS: dict[str, Handler] = {
    importing.IMPORT: import_answers,
    answering.POST_SCORES: post_page_scores,
    taking.POST_SCORES: post_survey_scores,
}
ABANDONED: dict[str, Abandoned] = {importing.IMPORT: abandon_import}
