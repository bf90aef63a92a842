"""Which readings can be held against each other, and what those of a sub-map come to."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum

from touchline.engine.errors import UnusableInputError

FEWEST = 5


@dataclass(frozen=True, slots=True)
class Sample:
    """One measured value and what it rests on. question: what was asked, by its key; empty where nobody kept it."""

    value: float  # in points of the scale
    answers: int  # how many people answered
    metric: str  # how it was computed: mean, csat_share, nps
    scale: tuple[float, float] | None  # lowest and highest possible answer
    question: str = ""


@dataclass(frozen=True, slots=True)
class Rollup:
    """What is measured below a card. value is the mean of all answers together, in points; None where none can be."""

    touchpoints: int
    measured: int
    value: float | None
    answers: int
    refused: UnusableInputError | None = None


def comparable(one: Sample, other: Sample) -> float:
    """Hold two readings of one touchpoint against each other, of two segments or two periods: other minus one.

    Returns the difference, in points of the scale. It has no interval: where one is needed, compare the answers.
    Raises UnusableInputError, the first that holds of readings-of-other-questions, different-metrics,
    readings-on-other-scales and too-few-to-compare (under 5 answers on either side). A question that nobody kept
    equals only another such.

    >>> comparable(Sample(3.5, 20, "mean", (1, 5)), Sample(4.25, 40, "mean", (1, 5)))
    0.75
    """
    if one.question != other.question:
        raise UnusableInputError(
            "readings-of-other-questions", **unlike("questions", one.question or "–", other.question or "–")
        )
    refuse_unlike(one, other)
    for sample in (one, other):
        if sample.answers < FEWEST:
            raise UnusableInputError(
                "too-few-to-compare",
                f"{sample.answers} answers",
                expected=f"at least {FEWEST} on either side",
                fix="Wait for more answers, or look at a longer period.",
                answers=sample.answers,
                fewest=FEWEST,
            )
    return other.value - one.value


def refuse_unlike(one: Sample, other: Sample) -> None:
    if one.metric != other.metric:
        raise UnusableInputError("different-metrics", **unlike("measures", one.metric, other.metric))
    if one.scale != other.scale:
        raise UnusableInputError(
            "readings-on-other-scales", **unlike("scales", written(one.scale), written(other.scale))
        )


def unlike(what: str, one: str, other: str) -> dict[str, str]:
    """Say what an error about two unlike readings says."""
    return {
        "found": f"two {what}: {one} and {other}",
        "expected": f"the same {what} on both sides",
        "fix": "Compare only what was asked and counted alike.",
        "one": one,
        "other": other,
    }


def written(scale: tuple[float, float] | None) -> str:
    return f"{scale[0]:g}-{scale[1]:g}" if scale else "–"


def rollup(samples: Sequence[Sample | None]) -> Rollup:
    """Sum up the touchpoints of a sub-map: how many are measured, and their mean, each answer counting once.

    samples: one a touchpoint, in any order; None where it is unmeasured, and one with under 5 answers counts so too.
    Readings of other metrics or scales are not pooled: value is None, and refused says why. There is no interval:
    the same people may have answered for several touchpoints. Raises nothing.

    >>> rollup([Sample(4.0, 30, "mean", (1, 5)), Sample(3.0, 10, "mean", (1, 5)), None])
    Rollup(touchpoints=3, measured=2, value=3.75, answers=40, refused=None)
    """
    known = [sample for sample in samples if sample and sample.answers >= FEWEST]
    answers = sum(sample.answers for sample in known)
    if not known:
        return Rollup(len(samples), 0, None, 0)
    first = min(known, key=lambda sample: (sample.metric, sample.scale or ()))
    for sample in sorted(known, key=lambda sample: (sample.metric, sample.scale or ())):
        try:
            refuse_unlike(first, sample)
        except UnusableInputError as refused:
            return Rollup(len(samples), len(known), None, answers, refused)
    total = fsum(sample.value * sample.answers for sample in known)
    return Rollup(len(samples), len(known), total / answers, answers)
