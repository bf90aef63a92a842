"""A card and the two live marks on it: score and verdict."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext, ngettext

from touchline.web.identify.models import Touchpoint
from touchline.web.map.models import Placement, Reading, Verdict
from touchline.web.map.queries.evidence import Felt
from touchline.web.map.queries.sub_maps import Below
from touchline.web.shell.formats import number
from touchline.web.shell.score import Bar, bar

TOO_FEW, SMALL = 5, 30
MOODS = {
    Verdict.EFFECTIVE: "good",
    Verdict.WEAK: "attention",
    Verdict.DEAL_BREAKER: "harm",
    Verdict.OVER_USED: "attention",
    Verdict.UNDER_USED: "attention",
}


@dataclass(frozen=True, slots=True)
class Score:
    """A score as the card draws it: a short bar with its interval, and how many people it rests on."""

    value: str
    exact: str
    bar: Bar | None
    answers: int

    @property
    def small(self) -> bool:
        return self.answers < SMALL

    @property
    def says(self) -> str:
        said = [gettext("Score %(value)s") % {"value": self.exact}]
        if self.bar:
            said.append(self.bar.says)
        said.append(ngettext("%(count)s answer", "%(count)s answers", self.answers) % {"count": number(self.answers)})
        return ", ".join(said)


@dataclass(frozen=True, slots=True)
class Badge:
    """One word about a touchpoint. mood is of the look's badges: good, attention or harm."""

    word: str
    mood: str
    guessed: bool


@dataclass(frozen=True, slots=True)
class Card:
    """A placement with the newest readings of its touchpoint, by measure, and the map that draws it in detail."""

    placement: Placement
    readings: Mapping[str, Reading]
    below: Below | None = None
    felt: Felt | None = None

    @property
    def assumed(self) -> bool:
        """Whether its content is only assumed: nobody observed it, and no customers were asked."""
        return bool(self.felt and self.felt.standing == "assumed" and self.score is None)

    @property
    def moment_of_truth(self) -> bool:
        return bool(self.felt and self.felt.moment_of_truth)

    @property
    def touchpoint(self) -> Touchpoint:
        return self.placement.touchpoint

    @property
    def score(self) -> Score | None:
        """The score, unless it rests on too few answers to be shown."""
        reading = self.readings.get("score")
        if reading is None or (reading.answers or 0) < TOO_FEW:
            return None
        scale, drawn = reading.details.get("scale"), None
        if scale:
            lowest, highest = scale
            drawn = bar(
                reading.value, reading.low, reading.high, lowest=lowest, highest=highest, write=lambda at: number(at, 2)
            )
        return Score(number(reading.value, 1), number(reading.value, 2), drawn, reading.answers or 0)

    @property
    def verdict(self) -> Badge | None:
        """The word that sums the touchpoint up; none while it is unmeasured."""
        reading = self.readings.get("verdict")
        details = reading.details if reading else {}
        word = details.get("verdict")
        if word not in MOODS:
            return None
        return Badge(str(Verdict(word).label), MOODS[Verdict(word)], details.get("evidence") == "guessed")
