"""One word for each touchpoint, with the evidence and the reasons behind it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from touchline.engine.analyse import Verdict, Word, verdict_from_plain
from touchline.web.analyse.models import Analysis
from touchline.web.analyse.queries.analyses import latest_analysis
from touchline.web.analyse.queries.reasons import sentence
from touchline.web.identify.models import Touchpoint
from touchline.web.listen import queries as listen
from touchline.web.workspace.models import Workspace

NAMES: Mapping[Word, str | Promise] = {
    Word.EFFECTIVE: _("effective"),
    Word.WEAK: _("weak"),
    Word.DEAL_BREAKER: _("deal-breaker"),
    Word.OVER_USED: _("over-used"),
    Word.UNDER_USED: _("under-used"),
    Word.UNMEASURED: _("unmeasured"),
}
MEANINGS: Mapping[Word, str | Promise] = {
    Word.EFFECTIVE: _("It does its work: nothing speaks against it."),
    Word.WEAK: _("It is rated below the others."),
    Word.DEAL_BREAKER: _("It is rated below the others, and a bad moment here costs more than a good one gains."),
    Word.OVER_USED: _("It takes more than it gives back."),
    Word.UNDER_USED: _("It matters to those who meet it, and few meet it."),
    Word.UNMEASURED: _("There are not enough answers to say."),
}
ORDER = [Word.DEAL_BREAKER, Word.WEAK, Word.OVER_USED, Word.UNDER_USED, Word.EFFECTIVE, Word.UNMEASURED]
BADGES: Mapping[Word, str] = {
    Word.EFFECTIVE: "good",
    Word.WEAK: "attention",
    Word.DEAL_BREAKER: "harm",
    Word.OVER_USED: "attention",
    Word.UNDER_USED: "accent",
    Word.UNMEASURED: "",
}


@dataclass(frozen=True, slots=True)
class TouchpointVerdict:
    """A touchpoint's verdict in the reader's words. score is the row that listen.scores returned for it."""

    touchpoint: Touchpoint
    verdict: Verdict
    score: Mapping[str, Any]
    importance_share: float | None  # null where no driver was found

    @property
    def word(self) -> Word:
        return self.verdict.word

    @property
    def name(self) -> str:
        return str(NAMES[self.word])

    @property
    def meaning(self) -> str:
        return str(MEANINGS[self.word])

    @property
    def badge(self) -> str:
        return BADGES[self.word]

    @property
    def evidence(self) -> str:
        return self.verdict.evidence.value

    @property
    def sentences(self) -> list[tuple[str, str]]:
        """Return each reason in words, with its kind of evidence, the telling one first."""
        return [(sentence(reason), reason.evidence.value) for reason in self.verdict.reasons]


def verdicts(workspace: Workspace) -> list[TouchpointVerdict]:
    """Return the verdicts of the newest survey: what needs work first, the most important first within a word."""
    analysis = latest_analysis(workspace)
    return verdicts_of(analysis) if analysis else []


def verdict(workspace: Workspace, touchpoint_slug: str) -> TouchpointVerdict | None:
    """Return the verdict of one touchpoint, None when there is none."""
    found = (each for each in verdicts(workspace) if each.touchpoint.slug == touchpoint_slug)
    return next(found, None)


def verdicts_of(analysis: Analysis) -> list[TouchpointVerdict]:
    """Return the verdicts kept with an analysis; a touchpoint that was deleted since is left out."""
    touchpoints = {question.key: question.touchpoint for question in listen.questions(analysis.survey)}
    scores = {score["touchpoint"]: score for score in analysis.result["scores"]}
    drivers = analysis.result["drivers"]
    known = drivers["table"] if drivers and drivers["found"] else ()
    shares = {row["touchpoint"]: row["importance_share"] for row in known}
    found = []
    for plain in analysis.result["verdicts"]:
        key = plain["touchpoint"]
        if touchpoint := touchpoints.get(key):
            found.append(TouchpointVerdict(touchpoint, verdict_from_plain(plain), scores[key], shares.get(key)))
    return sorted(found, key=place)


def place(verdict: TouchpointVerdict) -> tuple[int, float, float, str]:
    """Return a verdict's place in the list."""
    value = verdict.score["value"]
    worst = value if value is not None else float("inf")
    return ORDER.index(verdict.word), -(verdict.importance_share or 0), worst, verdict.touchpoint.name
