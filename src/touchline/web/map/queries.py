"""What can be asked about a map."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Max

from touchline.web.identify import queries as library
from touchline.web.identify.models import Stage, Touchpoint
from touchline.web.map.models import Change, Map, Placement, Reading
from touchline.web.workspace.models import Person, Workspace

UNDO_DEPTH = 500

Readings = Mapping[str, Reading]


@dataclass(frozen=True, slots=True)
class Card:
    """A placement with the newest readings of its touchpoint, by measure."""

    placement: Placement
    readings: Readings

    @property
    def touchpoint(self) -> Touchpoint:
        return self.placement.touchpoint


@dataclass(frozen=True, slots=True)
class Column:
    """A stage with its cards from the top."""

    stage: Stage
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class PhaseSpan:
    """How many columns side by side belong to one phase."""

    name: str
    columns: int


@dataclass(frozen=True, slots=True)
class Board:
    """A map as it is drawn: columns from left to right."""

    map: Map
    columns: tuple[Column, ...]

    @property
    def cards(self) -> list[Card]:
        return [card for column in self.columns for card in column.cards]

    @property
    def phases(self) -> list[PhaseSpan]:
        runs = groupby(self.columns, key=lambda column: column.stage.get_phase_display())
        return [PhaseSpan(name, len(list(columns))) for name, columns in runs]


def first_map(workspace: Workspace) -> Map | None:
    """Return the workspace's oldest map, or None when none was drawn yet."""
    return Map.objects.filter(workspace=workspace).select_related("workspace").order_by("pk").first()


def board(map: Map) -> Board:
    """Return the map with its cards and newest readings, in three queries however many cards there are."""
    cards = defaultdict(list)
    readings = newest_readings(map.workspace)
    for placement in placements(map):
        cards[placement.stage_id].append(Card(placement, readings.get(placement.touchpoint_id, {})))
    columns = (Column(stage, tuple(cards[stage.pk])) for stage in library.stages(map.workspace))
    return Board(map, tuple(columns))


def placements(map: Map) -> list[Placement]:
    """Return the cards of a map in map order: by stage, then from the top."""
    related = ("touchpoint__responsible__person", "stage", "segment")
    return list(Placement.objects.filter(map=map).select_related(*related))


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


def off_the_map(map: Map) -> list[Touchpoint]:
    """Return the library's touchpoints that have no card on this map, by name."""
    return list(Touchpoint.objects.filter(workspace=map.workspace).exclude(placements__map=map))


def change(map: Map, number: int) -> Change:
    """Return one change of a map. Raises Change.DoesNotExist."""
    return Change.objects.select_related("map__workspace").get(map=map, pk=number)


def own_changes(map: Map, person: Person) -> list[tuple[int, int | None]]:
    """Return a person's latest changes that nobody else took back, oldest first, each with what it takes back."""
    own = Change.objects.filter(map=map, person=person).exclude(undone_by__in=others_changes(map, person))
    return list(own.order_by("-pk").values_list("pk", "undoes"))[:UNDO_DEPTH][::-1]


def others_changes(map: Map, person: Person):  # type: ignore[no-untyped-def]
    return Change.objects.filter(map=map).exclude(person=person)


def waiting(workspace: Workspace) -> int:
    """Return how many touchpoints wait for a place on the map."""
    map = first_map(workspace)
    library_ = Touchpoint.objects.filter(workspace=workspace)
    return library_.exclude(placements__map=map).count() if map else library_.count()
