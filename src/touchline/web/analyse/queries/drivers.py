"""What goes with the rating of the whole, as it was last computed."""

from dataclasses import dataclass
from functools import cached_property

from touchline.engine.analyse import Drivers, Quadrant, drivers_from_plain
from touchline.engine.errors import UnusableInputError
from touchline.web.analyse.models import Analysis
from touchline.web.analyse.queries.analyses import latest_analysis
from touchline.web.identify.models import Touchpoint
from touchline.web.listen import queries as listen
from touchline.web.listen.models import QuestionRole, Survey
from touchline.web.shell.wording import Trouble, words
from touchline.web.workspace.models import Workspace

SMALL, TOO_FEW = 30, 5


@dataclass(frozen=True, slots=True)
class DriverRow:
    """A touchpoint among the drivers. score, low and high are null where nobody rated it."""

    touchpoint: Touchpoint
    importance_share: float
    importance_low: float
    importance_high: float
    score: float | None
    low: float | None
    high: float | None
    answers: int
    coverage_share: float
    quadrant: Quadrant
    quadrant_certainty_share: float
    notes: tuple[str, ...]

    @property
    def shown(self) -> bool:
        """Fewer answers would say more about persons than about the touchpoint."""
        return self.score is not None and self.answers >= TOO_FEW

    @property
    def small(self) -> bool:
        return self.answers < SMALL


@dataclass(frozen=True)
class FoundDrivers:
    """The newest analysis: drivers, most important first, or the trouble why there are none."""

    analysis: Analysis
    drivers: Drivers | None
    rows: tuple[DriverRow, ...]

    @property
    def found(self) -> bool:
        return self.drivers is not None and self.drivers.found

    @property
    def scale(self) -> tuple[float, float]:
        low, high = self.analysis.result["scale"]
        return low, high

    @cached_property
    def trouble(self) -> Trouble | None:
        kept = self.analysis.result["trouble"]
        if not kept:
            return None
        texts = {"expected": kept["expected"], "fix": kept["fix"]}
        return words(UnusableInputError(kept["code"], kept["found"], **texts, **kept["values"]))

    def in_quadrant(self, quadrant: str) -> list[DriverRow]:
        return [row for row in self.rows if row.quadrant == quadrant]


def latest_drivers(workspace: Workspace) -> FoundDrivers | None:
    """Return the drivers of the newest survey as they were last computed, or None when they never were."""
    analysis = latest_analysis(workspace)
    if analysis is None:
        return None
    plain = analysis.result["drivers"]
    drivers = drivers_from_plain(plain) if plain else None
    return FoundDrivers(analysis, drivers, tuple(rows(analysis, drivers)) if drivers else ())


def rows(analysis: Analysis, drivers: Drivers) -> list[DriverRow]:
    """Join each driver with its touchpoint and its score; a touchpoint that was deleted since is left out."""
    touchpoints = {question.key: question.touchpoint for question in listen.questions(analysis.survey)}
    scores = {score["touchpoint"]: score for score in analysis.result["scores"]}
    found = []
    for row in drivers.table.rows(named=True):
        key = row["touchpoint"]
        touchpoint, score = touchpoints.get(key), scores[key]
        if touchpoint is None:
            continue
        shares = {name: row[name] for name in ("importance_share", "importance_low", "importance_high")}
        found.append(
            DriverRow(
                touchpoint=touchpoint,
                **shares,
                score=score["value"],
                low=score["low"],
                high=score["high"],
                answers=score["answers"],
                coverage_share=row["coverage_share"],
                quadrant=Quadrant(row["quadrant"]),
                quadrant_certainty_share=row["quadrant_certainty_share"],
                notes=drivers.notes[key],
            )
        )
    return found


def is_comparable(survey: Survey) -> bool:
    """Say whether a survey asks about the whole and about touchpoints: without both nothing can go with anything."""
    return {question.role for question in listen.questions(survey)} >= {QuestionRole.OVERALL, QuestionRole.RATING}
