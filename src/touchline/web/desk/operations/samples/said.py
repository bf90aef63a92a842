"""Answers, brought as files with their mapping, and taken in by the same chunks as anybody's."""

from touchline.engine.sample import periods
from touchline.engine.sample.files import csv
from touchline.web.desk.operations.samples.loading import Loading
from touchline.web.listen import operations as listen
from touchline.web.listen.jobs import HANDLERS
from touchline.web.listen.operations.import_answers import IMPORT
from touchline.web.record.models import Source
from touchline.web.record.operations import BroughtBeforeError
from touchline.web.workspace.work import Step


def bring_first_answers(work: Loading) -> Step:
    """Bring the answers of the first months, or all where there are few."""
    return bring(work, 0, work.sample.texts["survey.name"])


def bring_next_answers(work: Loading) -> Step:
    """Bring the answers of the months after."""
    return bring(work, 1, work.sample.texts["survey.next"])


def bring(work: Loading, period: int, survey: str) -> Step:
    """Bring the file, then take in its answers. The cursor is [the file's name in URLs, how far it is read]."""
    if work.cursor is None:
        return Step(cursor=[brought(work, period, survey).slug, None])
    slug, cursor = work.cursor
    step = HANDLERS[IMPORT](work.inner({"source": slug}, cursor))
    return Step(cursor=[slug, step.cursor], done=step.done, total=step.total, write=step.write, finished=step.finished)


def brought(work: Loading, period: int, survey: str) -> Source:
    """Keep the file and say how it is read. Done twice, it is kept once."""
    parts = periods(work.sample) or {"answers": work.sample.answers}
    name, table = list(parts.items())[period]
    try:
        source = listen.bring_file(
            work.workspace, chunks=[csv(table)], name=f"{work.sample.key}-{name}.csv", person=work.person
        )
    except BroughtBeforeError as known:
        source = known.source
    return listen.use_mapping(source, mapping=work.sample.mapping, survey=survey)
