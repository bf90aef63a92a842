"""Ready stage schemes: ordered stages that a company can start from, each in a phase, with an importance."""

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
