"""Two samples of answers side by side, touchpoint by touchpoint."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import polars as pl

from touchline.engine.errors import UnusableInputError
from touchline.engine.monitor import changes
from touchline.engine.record import AnswerTable
from touchline.web.identify.models import Touchpoint
from touchline.web.listen.models import Question, QuestionRole
from touchline.web.monitor.queries.samples import Sample, kind_of

ORDER = ("worse", "better", "no clear change", "not compared")
LEAST_ANSWERS = 5
FEW_ANSWERS = 30
WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class TouchpointChange:
    """How a touchpoint was rated before and is rated after; numbers are None where it can't be compared.

    refused says why it can't be: only before, only after, other scale, other question or too few answers.
    """

    touchpoint: Touchpoint | None  # None: the whole journey
    before: float | None = None
    after: float | None = None
    difference: float | None = None
    low: float | None = None
    high: float | None = None
    p_adjusted: float | None = None
    verdict: str = "not compared"  # better, worse, no clear change, not compared
    answers_before: int = 0
    answers_after: int = 0
    refused: str = ""
    scale_before: tuple[float, float] | None = None
    scale_after: tuple[float, float] | None = None

    @property
    def few(self) -> bool:
        """Whether it rests on so few answers that it is drawn grey."""
        return min(self.answers_before, self.answers_after) < FEW_ANSWERS


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two samples compared, what got worse first."""

    before: Sample
    after: Sample
    metric: str  # mean or nps
    rows: Sequence[TouchpointChange]
    whole: TouchpointChange | None  # the rating of the whole, compared on its own

    def only(self, verdict: str) -> list[TouchpointChange]:
        return [row for row in self.rows if row.verdict == verdict]

    @property
    def worse(self) -> list[TouchpointChange]:
        return self.only("worse")

    @property
    def better(self) -> list[TouchpointChange]:
        return self.only("better")

    @property
    def compared(self) -> list[TouchpointChange]:
        return [row for row in self.rows if row.difference is not None]


@dataclass(frozen=True, slots=True)
class Asked:
    """What two samples ask: questions by the touchpoint's URL name, and about the whole."""

    before: Sample
    after: Sample
    old: Mapping[str, Question]
    new: Mapping[str, Question]

    @property
    def metric(self) -> str:
        return "nps" if kind_of(self.after.survey) == "nps" else "mean"

    def why_not(self, slug: str) -> str:
        """Say why a touchpoint can't be compared; nothing where it can."""
        if slug not in self.old or slug not in self.new:
            return "only before" if slug in self.old else "only after"
        if scale_of(self.old[slug]) != scale_of(self.new[slug]):
            return "other scale"
        return "other question" if kind_of(self.before.survey) != kind_of(self.after.survey) else ""

    def refused(self) -> list[TouchpointChange]:
        """Return a row for each touchpoint that can't be compared."""
        known = {**self.old, **self.new}
        return [
            not_compared(known[slug].touchpoint, self.old.get(slug), self.new.get(slug), reason)
            for slug in known
            if slug != WHOLE and (reason := self.why_not(slug))
        ]


def comparison(before: Sample, after: Sample) -> Comparison:
    """Compare two samples touchpoint by touchpoint, corrected for how many are compared.

    A touchpoint asked about in one only, on another scale or by another question, or by too few, is not compared;
    its row says why. Raises UnusableInputError when nothing at all can be compared.
    """
    if before.key == after.key:
        raise same_answers(before)
    both = Asked(before, after, asked(before), asked(after))
    common = [slug for slug in both.new if not both.why_not(slug)]
    if not common:
        raise nothing_common(both)
    rows = compared(both, [slug for slug in common if slug != WHOLE]) + both.refused()
    whole = compared(both, [WHOLE]) if WHOLE in common else []
    return Comparison(before, after, both.metric, sorted(rows, key=importance), next(iter(whole), None))


def importance(row: TouchpointChange) -> tuple[int, float, str]:
    return ORDER.index(row.verdict), -abs(row.difference or 0), row.touchpoint.name if row.touchpoint else ""


def asked(sample: Sample) -> dict[str, Question]:
    """Return the question about each touchpoint by the touchpoint's URL name, and about the whole."""
    found: dict[str, Question] = {}
    for question in sample.questions:
        if question.role == QuestionRole.OVERALL:
            found.setdefault(WHOLE, question)
        elif question.touchpoint:
            found.setdefault(question.touchpoint.slug, question)
    return found


def scale_of(question: Question) -> tuple[float, float]:
    return question.scale_low, question.scale_high


def compared(both: Asked, slugs: Sequence[str]) -> list[TouchpointChange]:
    """Compare what both ask in the same way."""
    if not slugs:
        return []
    old = columns(both.before.answers, {slug: both.old[slug] for slug in slugs})
    new = columns(both.after.answers, {slug: both.new[slug] for slug in slugs})
    table = changes(old, new, metric=both.metric)
    return [told(row, both.new[row["touchpoint"]]) for row in table.iter_rows(named=True)]


def columns(table: AnswerTable, questions: Mapping[str, Question]) -> AnswerTable:
    """Return answers with the names asked for as columns: wording may differ from survey to survey."""
    if WHOLE in questions:
        overall = table.overall if table.overall is not None else pl.Series([], dtype=pl.Float64)
        one = pl.DataFrame({WHOLE: overall})
        return replace(table, ratings=one, met=one.select(pl.col(WHOLE).is_not_null()), scale=None)
    names = [pl.col(question.key).alias(slug) for slug, question in questions.items()]
    return replace(table, ratings=table.ratings.select(names), met=table.met.select(names), scale=None)


def told(row: Mapping[str, Any], question: Question) -> TouchpointChange:
    """Return a row of the engine with its touchpoint; what has too few answers is not compared."""
    few, numbers = row["verdict"] == "too few answers", dict(row)
    for name in ("touchpoint", "verdict"):
        del numbers[name]
    for side in ("before", "after"):
        numbers[side] = numbers[side] if numbers[f"answers_{side}"] >= LEAST_ANSWERS else None
    return TouchpointChange(
        question.touchpoint,
        **numbers,
        verdict="not compared" if few else row["verdict"],
        refused="too few answers" if few else "",
        scale_before=scale_of(question),
        scale_after=scale_of(question),
    )


def not_compared(
    touchpoint: Touchpoint | None, old: Question | None, new: Question | None, reason: str
) -> TouchpointChange:
    scales = [scale_of(question) if question else None for question in (old, new)]
    return TouchpointChange(touchpoint, refused=reason, scale_before=scales[0], scale_after=scales[1])


def same_answers(sample: Sample) -> UnusableInputError:
    return UnusableInputError(
        "same-answers",
        f"{sample.key} is before and after",
        expected="two surveys, or two periods of one",
        fix="Choose something else for one of them.",
    )


def nothing_common(both: Asked) -> UnusableInputError:
    """Say that the two ask about nothing in common, or whatever both ask, they ask in different ways."""
    shared = next((slug for slug in both.new if slug in both.old), None)
    if shared is None:
        return UnusableInputError(
            "nothing-to-compare",
            "no touchpoint that both periods rate",
            expected="at least one touchpoint rated in both",
            fix="Choose other answers.",
        )
    before, after = scale_of(both.old[shared]), scale_of(both.new[shared])
    if before == after:
        return UnusableInputError(
            "different-questions",
            "another question before than after",
            expected="the same question in both periods",
            fix="Compare surveys that ask the same.",
        )
    return UnusableInputError(
        "different-scales",
        "a scale of {:g}-{:g} before and {:g}-{:g} after".format(*before, *after),
        expected="the same scale in both periods",
        fix="Compare answers to the same question only.",
        before=list(before),
        after=list(after),
    )
