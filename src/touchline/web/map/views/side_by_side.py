"""Readings of one touchpoint side by side: how they differ, or why they are not compared."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from touchline.engine import map as engine
from touchline.engine.errors import UnusableInputError
from touchline.web.identify.models import Segment, Stage, Touchpoint
from touchline.web.map import queries
from touchline.web.map.models import Reading
from touchline.web.map.views.words import Measured, as_measured
from touchline.web.shell.formats import signed
from touchline.web.shell.wording import words

Readings = Mapping[tuple[int, int | None], Mapping[str, Reading]]


@dataclass(frozen=True, slots=True)
class Beside:
    """A score as it stands beside others. note: its difference to the first of them, or why there is none."""

    measured: Measured
    note: str = ""
    refused: bool = False


@dataclass(frozen=True, slots=True)
class Met:
    """What a segment, or all customers, have of a touchpoint: the stages in which they meet it, and its score."""

    segment: Segment | None
    stages: Sequence[Stage]
    score: Beside | None


@dataclass(frozen=True, slots=True)
class Line:
    """A touchpoint as the groups meet it: all customers, then each segment. own: a single segment does."""

    touchpoint: Touchpoint
    for_all: Met
    segments: Sequence[Met]
    own: bool


def lines(found: Sequence[queries.Shared], segments: Sequence[Segment], readings: Readings) -> list[Line]:
    """Put the scores of each touchpoint beside the stages in which it is met."""
    return [line(one, segments, readings) for one in found]


def line(one: queries.Shared, segments: Sequence[Segment], readings: Readings) -> Line:
    scores = scores_beside(one.touchpoint, segments, readings)
    met = [Met(segment, stages, scores.get(segment)) for stages, segment in zip(one.stages, segments, strict=True)]
    return Line(one.touchpoint, Met(None, one.for_all, scores.get(None)), met, one.own)


def scores_beside(
    touchpoint: Touchpoint, segments: Sequence[Segment], readings: Readings
) -> dict[Segment | None, Beside]:
    """Return the score of each group that has one; each after the first is held against the first."""
    found: dict[Segment | None, Beside] = {}
    first: tuple[Segment | None, Reading] | None = None
    for segment in (None, *segments):
        score = readings.get((touchpoint.pk, segment.pk if segment else None), {}).get("score")
        if score is None:
            continue
        found[segment] = held_against(first, score) if first else Beside(as_measured(score))
        first = first or (segment, score)
    return found


def held_against(first: tuple[Segment | None, Reading], score: Reading) -> Beside:
    segment, other = first
    try:
        difference = engine.comparable(queries.sample(other), queries.sample(score))
    except UnusableInputError as refused:
        return Beside(as_measured(score), _("Not compared: %(why)s") % {"why": words(refused).found}, refused=True)
    told = {"difference": signed(difference), "who": segment or _("all customers")}
    return Beside(as_measured(score), _("%(difference)s against %(who)s") % told)
