"""The map as it is drawn."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.db.models import F, QuerySet

from touchline.web.identify import queries as library
from touchline.web.identify.models import Segment, Stage, Touchpoint
from touchline.web.map.models import Map, Placement, Verdict
from touchline.web.map.queries.cards import Card
from touchline.web.map.queries.evidence import felt
from touchline.web.map.queries.readings import readings_by_segment
from touchline.web.map.queries.sub_maps import below_cards
from touchline.web.workspace.models import Workspace

MAP_ORDER = (
    "stage__position",
    "stage",
    F("segment__position").asc(nulls_first=True),
    F("segment").asc(nulls_first=True),
    "position",
    "pk",
)


@dataclass(frozen=True, slots=True)
class Cell:
    """The cards of one stage for one segment (none: for all customers), from the top."""

    segment: Segment | None
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A stage with its cells: all customers first, then each segment."""

    stage: Stage
    cells: tuple[Cell, ...]
    opens_phase: bool

    @property
    def cards(self) -> list[Card]:
        return [card for cell in self.cells for card in cell.cards]


@dataclass(frozen=True, slots=True)
class Board:
    """A map as it is drawn: stages from left to right, and under each a cell for all customers and each segment."""

    map: Map
    columns: tuple[Column, ...]
    segments: tuple[Segment, ...]

    @property
    def cards(self) -> list[Card]:
        return [card for column in self.columns for card in column.cards]

    @property
    def empty_stages(self) -> list[str]:
        return [str(column.stage) for column in self.columns if not column.cards]

    @property
    def deal_breakers(self) -> list[str]:
        broken = Verdict.DEAL_BREAKER
        judged = [(card.touchpoint.name, card.readings.get("verdict")) for card in self.cards]
        return [name for name, reading in judged if reading and reading.details.get("verdict") == broken]

    @property
    def has_scores(self) -> bool:
        return any(card.score for card in self.cards)


def board(map: Map) -> Board:
    """Return the map with its cards and newest readings, in five queries however many cards there are.

    A card for one segment carries the readings of that segment, one for all customers those of all; on a planned
    map none do: what was measured is of the map as it is. Sub-maps take three more queries, if there are any.
    """
    cards: dict[tuple[int, int | None], list[Card]] = defaultdict(list)
    readings = readings_by_segment(map.workspace)
    shown = felt(map)
    below = below_cards(map, readings)
    for placement in placements(map):
        measured = {} if map.planned else readings.get((placement.touchpoint_id, placement.segment_id), {})
        card = Card(placement, measured, below.get(placement.pk), shown.get(placement.pk))
        cards[placement.stage_id, placement.segment_id].append(card)
    stages, segments = library.stages(map.workspace), library.segments(map.workspace)
    opens = [True, *(left.phase != right.phase for left, right in pairwise(stages))]
    columns = (
        Column(
            stage,
            tuple(Cell(row, tuple(cards[stage.pk, row.pk if row else None])) for row in (None, *segments)),
            first,
        )
        for stage, first in zip(stages, opens, strict=False)
    )
    return Board(map, tuple(columns), tuple(segments))


def placements(map: Map) -> list[Placement]:
    """Return the cards of a map in map order: by stage, then from the top."""
    related = ("touchpoint__responsible__person", "stage", "segment")
    return list(Placement.objects.filter(map=map).select_related(*related).order_by(*MAP_ORDER))


def placement_rows(map: Map | None) -> QuerySet[Placement]:
    """Return the cards of a map for a list; of none while there is no map."""
    return Placement.objects.filter(map=map).select_related("map", "touchpoint", "stage", "segment")


def placement(map: Map, slug: str) -> Placement:
    """Return a card by its URL name. Raises Placement.DoesNotExist."""
    related = ("touchpoint__responsible__person", "stage", "segment")
    found = Placement.objects.select_related(*related).get(map=map, slug=slug)
    found.map = map
    return found


def placements_called(map: Map, slugs: Sequence[str]) -> list[Placement]:
    """Return the cards of these URL names that are on the map, in map order."""
    related = ("map__workspace", "touchpoint", "stage", "segment")
    found = Placement.objects.filter(map=map, slug__in=slugs).select_related(*related)
    return list(found.order_by(*MAP_ORDER))


def names_in_cell(map: Map, stage: Stage, segment: Segment | None) -> set[str]:
    """Return the names of the touchpoints in a cell, without capitals."""
    cards = Placement.objects.filter(map=map, stage=stage, segment=segment)
    return {name.casefold() for name in cards.values_list("touchpoint__name", flat=True)}


def any_placement(workspace: Workspace, slug: str) -> Placement:
    """Return a card of any map by its URL name. Raises Placement.DoesNotExist."""
    related = ("map__workspace", "touchpoint", "stage", "segment")
    return Placement.objects.select_related(*related).get(map__workspace=workspace, slug=slug)


def cards_in(**where: Stage | Segment) -> list[Placement]:
    """Return the cards in a stage or of a segment, on every map: cards_in(stage=loyalty)."""
    return list(Placement.objects.filter(**where).select_related("touchpoint", "stage").order_by(*MAP_ORDER))


def cards_of(touchpoint: Touchpoint) -> list[Placement]:
    """Return where a touchpoint stands, on every map."""
    related = ("map", "stage", "segment", "touchpoint")
    return list(Placement.objects.filter(touchpoint=touchpoint).select_related(*related).order_by("map", *MAP_ORDER))


def off_the_map(map: Map) -> list[Touchpoint]:
    """Return the library's touchpoints that have no card on this map, by name."""
    return list(Touchpoint.objects.filter(workspace=map.workspace).exclude(placements__map=map))


def waiting(workspace: Workspace) -> int:
    """Return how many touchpoints stand on no map."""
    return Touchpoint.objects.filter(workspace=workspace, placements=None).count()
