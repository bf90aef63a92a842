"""What can be asked about what followed: two periods of answers side by side."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import polars as pl

from touchline.engine.monitor import changes
from touchline.engine.record import AnswerTable
from touchline.web.identify.models import Touchpoint
from touchline.web.listen import queries as listen
from touchline.web.listen.models import Survey
from touchline.web.workspace.models import Workspace


@dataclass(frozen=True, slots=True)
class TouchpointChange:
    """How a touchpoint was rated before and is rated after; numbers are None where there are too few answers."""

    touchpoint: Touchpoint
    before: float | None
    after: float | None
    difference: float | None
    low: float | None
    high: float | None
    p_adjusted: float | None
    verdict: str  # better, worse, no clear change, too few answers
    answers_before: int
    answers_after: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two surveys compared, what got worse first."""

    before: Survey
    after: Survey
    rows: Sequence[TouchpointChange]

    @property
    def worse(self) -> list[TouchpointChange]:
        return [row for row in self.rows if row.verdict == "worse"]

    @property
    def better(self) -> list[TouchpointChange]:
        return [row for row in self.rows if row.verdict == "better"]


ORDER = ("worse", "better", "no clear change", "too few answers")


def surveys(workspace: Workspace) -> list[Survey]:
    """Return the surveys that can be compared, newest first."""
    return listen.surveys(workspace)


def comparison(before: Survey, after: Survey) -> Comparison:
    """Compare two surveys touchpoint by touchpoint.

    Raises UnusableInputError when their scales differ or they have no touchpoint in common.
    """
    touchpoints: dict[str, Touchpoint] = {}
    table = changes(by_touchpoint(before, touchpoints), by_touchpoint(after, touchpoints))
    rows = [
        TouchpointChange(touchpoints[row.pop("touchpoint")], **row)
        for row in table.iter_rows(named=True)
        if row["touchpoint"] in touchpoints
    ]
    ordered = sorted(rows, key=lambda row: (ORDER.index(row.verdict), -abs(row.difference or 0), row.touchpoint.name))
    return Comparison(before, after, ordered)


def by_touchpoint(survey: Survey, touchpoints: dict[str, Touchpoint]) -> AnswerTable:
    """Return a survey's answers with touchpoints' URL names as columns: wording may differ from survey to survey."""
    names: dict[str, str] = {}
    for question in listen.questions(survey):
        if question.touchpoint is not None and question.touchpoint.slug not in names.values():
            names[question.key] = question.touchpoint.slug
            touchpoints[question.touchpoint.slug] = question.touchpoint
    answers = listen.answer_table(survey)
    return replace(answers, ratings=renamed(answers.ratings, names), met=renamed(answers.met, names))


def renamed(frame: pl.DataFrame, names: dict[str, str]) -> pl.DataFrame:
    return frame.select(pl.col(key).alias(slug) for key, slug in names.items())
