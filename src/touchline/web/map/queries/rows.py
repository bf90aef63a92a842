"""One row per card with all that is known of it: what the table, the curve, the blueprint and the matrix draw."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q

from touchline.web.identify.models import Segment, Stage, Touchpoint
from touchline.web.map.models import Experience, Map, Placement, Reading
from touchline.web.map.queries.board import MAP_ORDER
from touchline.web.map.queries.readings import readings_by_segment

FIELDS = ("responsible", "kinds", "channel", "cost", "emotion", "score")
BEHIND = ("touchpoint__interactions", "touchpoint__processes__responsible__person")


@dataclass(frozen=True, slots=True)
class Row:
    """A card, the experience written down for it, and the newest readings of its touchpoint, by measure."""

    placement: Placement
    experience: Experience | None
    readings: Mapping[str, Reading]

    @property
    def touchpoint(self) -> Touchpoint:
        return self.placement.touchpoint

    @property
    def stage(self) -> Stage:
        return self.placement.stage

    @property
    def segment(self) -> Segment | None:
        return self.placement.segment

    @property
    def missing(self) -> tuple[str, ...]:
        """What of FIELDS nobody has filled or measured yet."""
        experience, touchpoint = self.experience, self.touchpoint
        emotions = (experience.emotion_felt, experience.emotion_wish) if experience else (None, None)
        known = {
            "responsible": touchpoint.responsible_id is not None,
            "kinds": bool(touchpoint.kinds),
            "channel": bool(touchpoint.channel),
            "cost": touchpoint.monthly_cost_minor is not None,
            "emotion": any(value is not None for value in emotions),
            "score": "score" in self.readings,
        }
        return tuple(field for field in FIELDS if not known[field])


def rows(map: Map, *, met_by: Segment | str | None = "anybody", behind: bool = False) -> list[Row]:
    """Return the cards of a map in map order, in a fixed number of queries.

    met_by: the cards that a segment meets, its own and those for all customers; None: only those for all;
    "anybody": every card. behind: with interactions and processes, too.
    """
    found = Placement.objects.filter(map=map)
    if not isinstance(met_by, str):
        found = found.filter(Q(segment=None) | Q(segment=met_by) if met_by else Q(segment=None))
    related = ("touchpoint__responsible__person", "stage", "segment", "experience")
    cards = found.select_related(*related).order_by(*MAP_ORDER)
    cards = cards.prefetch_related(*BEHIND) if behind else cards
    readings = readings_by_segment(map.workspace)
    return [row_of(card, readings.get((card.touchpoint_id, card.segment_id), {})) for card in cards]


def row_of(card: Placement, readings: Mapping[str, Reading]) -> Row:
    return Row(card, getattr(card, "experience", None), readings)


@dataclass(frozen=True, slots=True)
class Shared:
    """A touchpoint, the stages in which all customers meet it, and those in which each segment does on its own."""

    touchpoint: Touchpoint
    for_all: list[Stage]
    stages: Sequence[list[Stage]]

    @property
    def own(self) -> bool:
        """Whether a single segment meets it."""
        return not self.for_all and sum(bool(stages) for stages in self.stages) == 1


def shared_touchpoints(map: Map, segments: Sequence[Segment]) -> list[Shared]:
    """Return which segment meets which touchpoint in which stages, in map order."""
    places = {segment.pk: place for place, segment in enumerate(segments)}
    found: dict[int, Shared] = {}
    for row in rows(map):
        empty = Shared(row.touchpoint, [], [[] for _ in segments])
        entry = found.setdefault(row.touchpoint.pk, empty)
        segment = row.placement.segment_id
        stages = entry.for_all if segment is None else entry.stages[places[segment]]
        stages.append(row.stage)
    return list(found.values())
