"""What a name lets one guess of a touchpoint: kind, channel and stage, each with the word it was guessed by."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from touchline.engine.identify.lexicon import FORMS, MOMENTS, Concept
from touchline.engine.identify.words import comparable, readable, written_words

A_WORD_COUNTS = 4


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a field was guessed: the word of the name, as it is written there. field is kinds, channel or stage."""

    field: str
    word: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A touchpoint as its name lets one guess it; what the name does not tell is empty. All by key."""

    name: str
    kinds: tuple[str, ...] = ()
    channel: str = ""
    stage: str = ""
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A concept that a name speaks of. weight: more and longer words weigh more."""

    concept: Concept
    word: str
    weight: int


def suggestion(name: str) -> Suggestion:
    """Guess what a touchpoint is by the words of its name, in any of the five languages.

    name: of a column or of events, as data write it. Returns one suggestion, without units: kinds of
    communication, human, physical, sensory; a stage of the whole lifecycle. Raises nothing.

    >>> guessed = suggestion("delivery_email")
    >>> guessed.name, guessed.kinds, guessed.channel, guessed.stage
    ('Delivery email', ('communication',), 'email', 'satisfaction')
    >>> guessed.reasons[-1]
    Reason(field='stage', word='delivery')
    """
    words = written_words(name)
    forms, moments = spoken_of(words, FORMS), spoken_of(words, MOMENTS)
    chosen = {
        "kinds": first([*forms, *moments], "kinds"),
        "channel": first([*forms, *moments], "channel"),
        "stage": first([*moments, *forms], "stage"),
    }
    guessed = {field: getattr(found.concept, field) for field, found in chosen.items() if found}
    reasons = tuple(Reason(field, found.word) for field, found in chosen.items() if found)
    return Suggestion(readable(name), **guessed, reasons=reasons)


def first(found: Iterable[Found], field: str) -> Found | None:
    """Return the first that tells this field."""
    return next((one for one in found if getattr(one.concept, field)), None)


def spoken_of(words: list[str], concepts: Iterable[Concept]) -> list[Found]:
    """Return the concepts that words speak of, the weightiest first; of equal ones the first in the lexicon."""
    plain = [comparable(word) for word in words]
    found = (heaviest(plain, words, one) for one in concepts)
    return sorted((one for one in found if one), key=lambda one: -one.weight)


def heaviest(plain: list[str], written: list[str], one: Concept) -> Found | None:
    hits = [hit for phrase in one.words for hit in places(plain, phrase)]
    if not hits:
        return None
    weight, start, length = max(hits, key=lambda hit: (hit[0], -hit[1]))
    return Found(one, " ".join(written[start : start + length]), weight)


def places(plain: list[str], phrase: str) -> list[tuple[int, int, int]]:
    """Return where a phrase stands among words: weight, first word, number of words."""
    wanted = taken_apart(phrase)
    weight = sum(len(stem) + A_WORD_COUNTS for stem, _begins in wanted)
    starts = range(len(plain) - len(wanted) + 1)
    return [
        (weight, start, len(wanted))
        for start in starts
        if all(fits(plain[start + place], *word) for place, word in enumerate(wanted))
    ]


@cache
def taken_apart(phrase: str) -> tuple[tuple[str, bool], ...]:
    """Return each word of a phrase of the lexicon, and whether longer words that begin so are meant too."""
    return tuple((comparable(word), word.endswith("*")) for word in phrase.split())


def fits(word: str, stem: str, begins: bool) -> bool:
    return word.startswith(stem) if begins else word in (stem, f"{stem}s")


def twin(name: str, known: Iterable[str]) -> str | None:
    """Return the known name that says the same: the same words, whatever their order, case, accents and plural s.

    Takes and returns names, without units; of several the first. Raises nothing.

    >>> twin("web_site", ["Shop", "Web site"]), twin("Site", ["Web site"])
    ('Web site', None)
    """
    wanted = bag(name)
    return next((other for other in known if wanted and bag(other) == wanted), None)


def bag(name: str) -> list[str]:
    words = (comparable(word) for word in written_words(name))
    return sorted(word.removesuffix("s") if len(word) > 3 else word for word in words)
