"""Which cards of a map a look keeps."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from touchline.web.identify.models import Touchpoint
from touchline.web.map.models import Map, Reading, Verdict
from touchline.web.map.queries.cards import TOO_FEW
from touchline.web.map.queries.evidence import rests_on, supports
from touchline.web.map.queries.looks import Look
from touchline.web.map.queries.portfolio import today
from touchline.web.map.queries.readings import readings_by_segment

WEAK, STRONG = {Verdict.WEAK, Verdict.DEAL_BREAKER}, {Verdict.EFFECTIVE, Verdict.UNDER_USED}


class PlaceRow(NamedTuple):
    """A card by the numbers of what it joins."""

    pk: int
    stage: int
    segment: int | None
    touchpoint: int


@dataclass(frozen=True, slots=True)
class Facts:
    """What the filters ask of a touchpoint."""

    words: str
    kinds: Sequence[str]
    status: str
    responsible: str


def kept(map: Map, look: Look, rows: Sequence[PlaceRow]) -> list[PlaceRow]:
    """Return the rows that every filter of the look keeps; the stage filter hides columns, not cards."""
    tests = tests_of(look)
    if not tests and not look.score and not look.evidence:
        return list(rows)
    facts = facts_by_touchpoint(map)
    passed = [row for row in rows if all(test(facts[row.touchpoint]) for test in tests)]
    if look.evidence:
        told = supports(map, today(map.workspace))
        passed = [row for row in passed if rests_on(told.get(row.pk), look.evidence)]
    if not look.score:
        return passed
    readings = readings_by_segment(map.workspace, {row.touchpoint for row in passed})
    groups = {(row.touchpoint, row.segment): readings.get((row.touchpoint, row.segment), {}) for row in passed}
    return [row for row in passed if group(groups[row.touchpoint, row.segment]) == look.score]


def tests_of(look: Look) -> list[Callable[[Facts], bool]]:
    tests: list[Callable[[Facts], bool]] = []
    if look.text:
        sought = look.text.casefold()
        tests.append(lambda facts: sought in facts.words)
    if look.kind:
        tests.append(lambda facts: look.kind in facts.kinds)
    if look.status:
        tests.append(lambda facts: facts.status == look.status)
    if look.responsible:
        wanted = "" if look.responsible == "none" else look.responsible
        tests.append(lambda facts: facts.responsible == wanted)
    return tests


def facts_by_touchpoint(map: Map) -> dict[int, Facts]:
    fields = ("pk", "name", "channel", "kinds", "status", "responsible__slug")
    rows = Touchpoint.objects.filter(placements__map=map).values_list(*fields).order_by()
    return {
        pk: Facts(f"{name}\n{channel}".casefold(), kinds, status, responsible or "")
        for pk, name, channel, kinds, status, responsible in rows
    }


def group(readings: Mapping[str, Reading]) -> str:
    """Say whether a card is weak, strong or unmeasured; empty when it is none of them.

    The verdict decides; without one, a score in the lower half of its scale is weak. A score of fewer than five
    answers is none.
    """
    score, verdict = readings.get("score"), readings.get("verdict")
    word: Any = verdict.details.get("verdict") if verdict else None
    if score is None or (score.answers or 0) < TOO_FEW:
        return "unmeasured"
    if word in {*WEAK, *STRONG, Verdict.OVER_USED}:
        return "weak" if word in WEAK else "strong" if word in STRONG else ""
    scale = score.details.get("scale")
    if not scale:
        return ""
    return "weak" if score.value < sum(scale) / 2 else "strong"
