"""What runs later: answers taken in from a file, chunk by chunk."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import islice

from touchline.engine.record import AnswerMapping, Intake
from touchline.web.identify import queries as library
from touchline.web.listen import queries
from touchline.web.listen.models import Answer, AnswerPage, Survey
from touchline.web.listen.operations import answering, mend, page_scores, taking
from touchline.web.listen.operations import import_answers as importing
from touchline.web.record import queries as record
from touchline.web.record.models import Source
from touchline.web.shell.slugs import new_slug
from touchline.web.workspace.work import Abandoned, Call, Handler, Step

type Write = Callable[[], None]

ROWS_A_CHUNK = 2_000
MENDED_A_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Import:
    """What a chunk works on: from where in the file, for which survey (by its URL name), and what was skipped so far.

    mapping has a column for each touchpoint, whatever the shape of the file.
    """

    job_id: int
    source: Source
    mapping: AnswerMapping
    intake: Intake
    start: int
    survey: str
    skipped: int

    @property
    def total(self) -> int:
        return self.intake.answers.rows.len()

    def step(self, phase: str, start: int = 0, *, done: int | None = None, skipped: int = 0, write: Write) -> Step:
        """The end of this chunk, and where the next one goes on."""
        cursor = [phase, start, self.survey, self.skipped + skipped]
        return Step(cursor=cursor, done=self.total if done is None else done, total=self.total, write=write)


def import_answers(call: Call) -> Step:
    """Add segments, stage answers, then what was set aside, then publish all at once and post the scores.

    The cursor is [phase, how far, slug of the survey, answers skipped].
    """
    source = source_of(call)
    phase, start, survey, skipped = call.cursor or ["segments", 0, new_slug(queries.survey_name_of(source)), 0]
    mapping, intake = queries.wide_mapping_of(source), queries.intake_of(source)
    work = Import(call.job_id, source, mapping, intake, start, survey, skipped)
    chunks = {
        "segments": add_segments,
        "answers": stage_answers,
        "aside": stage_aside,
        "publish": publish,
        "scores": post_scores,
    }
    return chunks[phase](work)


def add_segments(work: Import) -> Step:
    named = work.intake.answers.segment
    names = [] if named is None else named.drop_nulls().unique().sort().to_list()
    return work.step("answers", done=0, write=partial(importing.add_segments, work.source, work.job_id, names))


def stage_answers(work: Import) -> Step:
    end = min(work.start + ROWS_A_CHUNK, work.total)
    rows = answer_rows(work, work.start, end)
    known = queries.known_responses(work.source, [row.response_id for row in rows if row.response_id])
    fresh = [row for row in rows if row.response_id not in known]
    write = partial(importing.stage_answers, work.source, job_id=work.job_id, survey_slug=work.survey, answers=fresh)
    phase, start = ("answers", end) if end < work.total else ("aside", 0)
    return work.step(phase, start, done=end, skipped=len(rows) - len(fresh), write=write)


def stage_aside(work: Import) -> Step:
    some = list(islice(queries.set_aside_of(work.source), work.start, work.start + ROWS_A_CHUNK))
    phase, start = ("aside", work.start + ROWS_A_CHUNK) if len(some) == ROWS_A_CHUNK else ("publish", 0)
    return work.step(phase, start, write=partial(importing.stage_set_aside, some))


def publish(work: Import) -> Step:
    write = partial(
        importing.publish,
        work.source,
        survey_slug=work.survey,
        mapping=work.mapping,
        intake=work.intake,
        skipped=work.skipped,
        ragged_rows=queries.answers_file(work.source).set_aside.height,
    )
    return work.step("scores", write=write)


def post_scores(work: Import) -> Step:
    write = partial(importing.post_scores, work.source)
    result = {"answers": work.total - work.skipped, "survey": work.survey}
    return Step(done=work.total, total=work.total, write=write, finished=True, result=result)


def answer_rows(work: Import, start: int, end: int) -> list[Answer]:
    """Rows start to end as answers: a number, null where not met, nothing where blank."""
    segments = library.segments_by_name(work.source.workspace)
    return queries.as_rows(work.source.workspace, work.intake.answers, work.mapping, segments, slice(start, end))


def mend_answers(call: Call) -> Step:
    """Put mended rows in place, some hundreds at a time, then post the scores anew. The cursor counts the rows done."""
    source, rows = source_of(call), call.arguments["rows"]
    done, total = call.cursor or 0, len(rows)
    if done >= total:
        write = partial(importing.post_scores, source)
        return Step(done=total, total=total, write=write, finished=True, result={"rows": total})
    some = {int(row): rows[row] for row in sorted(rows, key=int)[done : done + MENDED_A_CHUNK]}
    change = queries.mended(source, some)
    write = partial(mend.write_mended, source, change, person=source.brought_by)
    return Step(cursor=done + len(some), done=done + len(some), total=total, write=write)


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
    mend.MEND: mend_answers,
    answering.POST_SCORES: post_page_scores,
    taking.POST_SCORES: post_survey_scores,
}
ABANDONED: dict[str, Abandoned] = {importing.IMPORT: abandon_import}
