"""Ready stage schemes: ordered stages that a company can start from, each in a phase, with an importance."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from touchline.engine.errors import UnusableInputError

WEIGHTS = {"low": 1, "medium": 2, "high": 3}


@dataclass(frozen=True, slots=True)
class ReadyStage:
    """One stage of a scheme. key names it in every language; phase is before, during, after or service."""

    key: str
    name: str
    phase: str
    importance: str


@dataclass(frozen=True, slots=True)
class Scheme:
    """Stages in the order in which a customer walks them."""

    key: str
    name: str
    stages: tuple[ReadyStage, ...]

    @property
    def importance_shares(self) -> tuple[float, ...]:
        """One share a stage, 0 to 1, in the stages' order; they sum to 1."""
        return importance_shares([stage.importance for stage in self.stages])


AWARENESS = ReadyStage("awareness", "Awareness", "before", "medium")
KNOWLEDGE = ReadyStage("knowledge", "Knowledge", "before", "low")
CONSIDERATION = ReadyStage("consideration", "Consideration", "before", "medium")
SELECTION = ReadyStage("selection", "Selection", "during", "high")
SATISFACTION = ReadyStage("satisfaction", "Satisfaction", "after", "high")
LOYALTY = ReadyStage("loyalty", "Loyalty", "after", "medium")
ADVOCACY = ReadyStage("advocacy", "Advocacy", "after", "low")

SCHEMES: dict[str, Scheme] = {
    ready.key: ready
    for ready in (
        Scheme(
            "lifecycle",
            "The whole lifecycle, seven stages",
            (AWARENESS, KNOWLEDGE, CONSIDERATION, SELECTION, SATISFACTION, LOYALTY, ADVOCACY),
        ),
        Scheme("six-columns", "Six columns", (AWARENESS, CONSIDERATION, SELECTION, SATISFACTION, LOYALTY, ADVOCACY)),
        Scheme(
            "three-phases",
            "Before, during and after the purchase",
            (
                ReadyStage("before", "Before the purchase", "before", "medium"),
                ReadyStage("during", "During the purchase", "during", "high"),
                ReadyStage("after", "After the purchase", "after", "medium"),
            ),
        ),
        Scheme(
            "funnel-care",
            "Funnel, care and retention",
            (
                AWARENESS,
                CONSIDERATION,
                ReadyStage("purchase", "Purchase", "during", "high"),
                ReadyStage("care", "Care", "service", "high"),
                ReadyStage("retention", "Retention", "after", "medium"),
            ),
        ),
    )
}
"""Ready schemes by key, the default first."""


def scheme(key: str) -> Scheme:
    """Return a ready scheme by its key. Takes no rows and has no units.

    Raises UnusableInputError (unknown-stage-scheme) when there is none of this key.

    >>> [stage.name for stage in scheme("three-phases").stages]
    ['Before the purchase', 'During the purchase', 'After the purchase']
    """
    if key not in SCHEMES:
        raise UnusableInputError(
            "unknown-stage-scheme",
            f"stage scheme {key!r}",
            expected=f"one of {', '.join(SCHEMES)}",
            fix="Choose one of the ready schemes, and change its stages afterwards.",
            scheme=key,
            schemes=", ".join(SCHEMES),
        )
    return SCHEMES[key]


def importance_shares(importances: Sequence[str]) -> tuple[float, ...]:
    """Turn low, medium and high into shares: medium weighs twice, high three times as much as low.

    Takes one word a stage. Returns one share (0 to 1) a stage, in the same order; they sum to 1.
    Raises UnusableInputError (unknown-importance) for another word; no stage gives no share.

    >>> importance_shares(["low", "high"])
    (0.25, 0.75)
    """
    strange = [word for word in importances if word not in WEIGHTS]
    if strange:
        raise UnusableInputError(
            "unknown-importance",
            f"importance {strange[0]!r}",
            expected="low, medium or high",
            fix="Use one of the three words, or give a percentage.",
            importance=strange[0],
        )
    weights = [WEIGHTS[word] for word in importances]
    return tuple(weight / sum(weights) for weight in weights)


def mixed_shares(importances: Sequence[str | float]) -> tuple[float, ...]:
    """Turn importances said in words or in percent into one share for each stage, in the same order; they sum to 1.

    importances: low, medium, high, or a percentage from 0 to 100. Percentages stand as they are, and the words
    divide what is left of 100, medium weighing twice and high three times as much as low. Percentages alone are
    scaled to sum to 100.

    Raises UnusableInputError for another word (unknown-importance), for a percentage outside 0 to 100
    (importance-outside-percent), when the percentages leave the words nothing (no-share-left), and when nothing
    matters at all (nothing-matters).

    >>> mixed_shares([60.0, "low", "high"])
    (0.6, 0.1, 0.3)
    """
    percents = [value for value in importances if not isinstance(value, str)]
    words = [value for value in importances if isinstance(value, str)]
    stray = [value for value in percents if not 0 <= value <= 100]
    if stray:
        raise UnusableInputError(
            "importance-outside-percent",
            f"an importance of {stray[0]:g} %",
            expected="a percentage from 0 to 100",
            fix="Write how much of the whole the stage counts.",
            percent=f"{stray[0]:g}",
        )
    total = math.fsum(percents)
    if importances and not words and not total:
        raise UnusableInputError(
            "nothing-matters",
            "an importance of 0 for every stage",
            expected="at least one stage that matters",
            fix="Give at least one stage more than 0.",
        )
    if words and total >= 100:
        raise UnusableInputError(
            "no-share-left",
            f"percentages that sum to {total:g}, beside {len(words)} stages weighed in words",
            expected="percentages that sum to less than 100, or one for every stage",
            fix="Lower the percentages, or weigh every stage in percent.",
            total=f"{total:g}",
            count=len(words),
        )
    left = iter(share * (100 - total) / 100 for share in importance_shares(words))
    whole = 100 if words else total
    return tuple(next(left) if isinstance(value, str) else value / whole for value in importances)
