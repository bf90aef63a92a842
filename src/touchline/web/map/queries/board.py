"""The map as it is drawn."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise

from django.db.models import Max, QuerySet

from touchline.web.identify import queries as library
from touchline.web.identify.models import Stage, Touchpoint
from touchline.web.map.models import Map, Placement, Reading, Verdict
from touchline.web.map.queries.cards import Card
from touchline.web.workspace.models import Workspace


@dataclass(frozen=True, slots=True)
class Column:
    """A stage with its cards from the top."""

    stage: Stage
    cards: tuple[Card, ...]
    opens_phase: bool


@dataclass(frozen=True, slots=True)
class Board:
    """A map as it is drawn: columns from left to right."""

    map: Map
    columns: tuple[Column, ...]

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


def first_map(workspace: Workspace) -> Map | None:
    """Return the workspace's oldest map, or None when none was drawn yet."""
    return Map.objects.filter(workspace=workspace).select_related("workspace").order_by("pk").first()


def board(map: Map) -> Board:
    """Return the map with its cards and newest readings, in three queries however many cards there are."""
    cards = defaultdict(list)
    readings = newest_readings(map.workspace)
    for placement in placements(map):
        cards[placement.stage_id].append(Card(placement, readings.get(placement.touchpoint_id, {})))
    stages = library.stages(map.workspace)
    opens = [True, *(left.phase != right.phase for left, right in pairwise(stages))]
    columns = (Column(stage, tuple(cards[stage.pk]), first) for stage, first in zip(stages, opens, strict=False))
    return Board(map, tuple(columns))


def placements(map: Map) -> list[Placement]:
    """Return the cards of a map in map order: by stage, then from the top."""
    related = ("touchpoint__responsible__person", "stage", "segment")
    return list(Placement.objects.filter(map=map).select_related(*related))


def placement_rows(workspace: Workspace) -> QuerySet[Placement]:
    """Return the cards of the workspace's first map."""
    return Placement.objects.filter(map=first_map(workspace)).select_related("touchpoint", "stage", "segment")


def placement(map: Map, slug: str) -> Placement:
    """Return a card by its URL name. Raises Placement.DoesNotExist."""
    related = ("map", "touchpoint__responsible__person", "stage", "segment")
    return Placement.objects.select_related(*related).get(map=map, slug=slug)


def newest_readings(workspace: Workspace) -> dict[int, dict[str, Reading]]:
    """Return the newest reading of each measure, of all customers and channels, by touchpoint."""
    whole = Reading.objects.filter(touchpoint__workspace=workspace, segment=None, channel="")
    newest = whole.values("touchpoint", "measure").annotate(newest=Max("pk")).values("newest")
    found: dict[int, dict[str, Reading]] = defaultdict(dict)
    for reading in Reading.objects.filter(pk__in=newest):
        found[reading.touchpoint_id][reading.measure] = reading
    return found


def reading_rows(workspace: Workspace) -> QuerySet[Reading]:
    """Return everything that was measured of the workspace's touchpoints."""
    return Reading.objects.filter(touchpoint__workspace=workspace).select_related("touchpoint", "segment")


def off_the_map(map: Map) -> list[Touchpoint]:
    """Return the library's touchpoints that have no card on this map, by name."""
    return list(Touchpoint.objects.filter(workspace=map.workspace).exclude(placements__map=map))


def waiting(workspace: Workspace) -> int:
    """Return how many touchpoints wait for a place on the map."""
    map = first_map(workspace)
    library_ = Touchpoint.objects.filter(workspace=workspace)
    return library_.exclude(placements__map=map).count() if map else library_.count()
