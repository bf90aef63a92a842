"""Two made-up companies with everything that a real one has: to try Touchline with, and to test it against."""

from collections.abc import Callable
from datetime import date

from touchline.engine.errors import UnusableInputError
from touchline.engine.sample.casa_lavanda import casa_lavanda
from touchline.engine.sample.files import files, periods
from touchline.engine.sample.green_broom import green_broom
from touchline.engine.sample.shape import Contact, Sample
from touchline.engine.sample.texts import LANGUAGES
from touchline.engine.sample.truth import CASA_LAVANDA, Truth

__all__ = [
    "CASA_LAVANDA",
    "LANGUAGES",
    "SAMPLES",
    "START",
    "Contact",
    "Sample",
    "Truth",
    "files",
    "periods",
    "sample",
]

SAMPLES: dict[str, Callable[..., Sample]] = {"casa-lavanda": casa_lavanda, "green-broom": green_broom}
"""The samples by key, each with the function that makes it."""
START = date(2025, 5, 1)
"""When a sample begins if nobody says otherwise."""


def sample(key: str, *, language: str = "en", start: date = START, seed: int = 1) -> Sample:
    """Make a sample: the same arguments make the same company, to the last bit.

    language is that of its names: en, ro, ru, it or vi; comments come in all five. start: a day of the first of its
    18 months. Returns tables with one row an answer, an event, an option; ratings from 1 to 5, costs in units of the
    currency a month. Raises UnusableInputError (unknown-sample, unknown-sample-language).

    >>> casa = sample("casa-lavanda")
    >>> casa.name, len(casa.contacts), casa.answers.height > 2_000
    ('Casa Lavanda', 41, True)
    """
    if key not in SAMPLES:
        raise UnusableInputError(
            "unknown-sample",
            f"sample {key!r}",
            expected=f"one of {', '.join(SAMPLES)}",
            fix="Choose one of these.",
            sample=key,
            samples=", ".join(SAMPLES),
        )
    if language not in LANGUAGES:
        raise UnusableInputError(
            "unknown-sample-language",
            f"language {language!r}",
            expected=f"one of {', '.join(LANGUAGES)}",
            fix="Choose one of these.",
            language=language,
            languages=", ".join(LANGUAGES),
        )
    return SAMPLES[key](language=language, start=start, seed=seed)
