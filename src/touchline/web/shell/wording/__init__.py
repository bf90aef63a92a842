"""Errors of the engine in the reader's language, by their code.

Each room's words are in the file of its name: a dictionary from the error's code to what is
said, with the error's values filled in as %(name)s. A code with no words here is said in the
engine's own English.
"""

from dataclasses import dataclass

from touchline.engine.errors import UnusableInputError
from touchline.web.shell.wording import (
    analyse,
    answers,
    attachments,
    cjml,
    events,
    evidence,
    jobs,
    map_exchange,
    map_files,
    map_pictures,
    map_tables,
    mermaid,
    options,
    samples,
    scores,
    segments,
    stages,
)
from touchline.web.shell.wording.entry import ErrorWords

__all__ = ["WORDING", "ErrorWords", "Trouble", "words"]

WORDING: dict[str, ErrorWords] = {
    **analyse.WORDING,
    **answers.WORDING,
    **attachments.WORDING,
    **cjml.WORDING,
    **events.WORDING,
    **evidence.WORDING,
    **jobs.WORDING,
    **map_exchange.WORDING,
    **map_files.WORDING,
    **map_pictures.WORDING,
    **mermaid.WORDING,
    **map_tables.WORDING,
    **options.WORDING,
    **samples.WORDING,
    **scores.WORDING,
    **segments.WORDING,
    **stages.WORDING,
}


@dataclass(frozen=True, slots=True)
class Trouble:
    """An error in words: shown by shell/_trouble.html."""

    code: str
    found: str
    expected: str
    fix: str


def words(error: UnusableInputError) -> Trouble:
    """Say an engine's error in the active language."""
    entry = WORDING.get(error.code)
    try:
        if entry:
            return Trouble(
                error.code,
                *(str(said % error.values) for said in (entry.found, entry.expected, entry.fix)),
            )
    except (KeyError, TypeError, ValueError):
        pass  # the values do not fit the words: the English does
    return Trouble(error.code, error.found, error.expected, error.fix)
