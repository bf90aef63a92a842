"""How a file of answers is to be read, as it was settled so far."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from touchline.engine.errors import UnusableInputError
from touchline.engine.record import AnswerMapping, Intake, Suggestion, read_mapping, suggest_mapping, take_mapped
from touchline.web.identify import queries as library
from touchline.web.identify.models import Phase, Stage
from touchline.web.listen.queries.surveys import questions, survey_of
from touchline.web.record import queries as record
from touchline.web.record.models import SetAside, Source
from touchline.web.workspace.models import Workspace

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


def intake_of(source: Source) -> Intake:
    """Read all answers of a file as its mapping says. Raises UnusableInputError."""
    return read_intake(source.pk, source.sha256, mapping_text(source))


@lru_cache(maxsize=2)
def read_intake(source_pk: int, _sha256: str, text: str) -> Intake:
    return take_mapped(record.table_of(Source.objects.get(pk=source_pk)), read_mapping(text))


def set_aside_of(source: Source) -> Iterator[SetAside]:
    """Return what of a file can't be taken as its mapping says, as rows not written yet. Raises UnusableInputError."""
    for frame in (record.table_of(source).set_aside, intake_of(source).set_aside):
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
