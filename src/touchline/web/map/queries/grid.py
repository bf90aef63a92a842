"""The map as its page sends it: what is seen at first of each cell, and how many more there are."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from django.db.models import Q

from touchline.web.identify import queries as library
from touchline.web.identify.models import Segment, Stage
from touchline.web.map.models import Map, Placement, Reading, Verdict
from touchline.web.map.queries.board import MAP_ORDER
from touchline.web.map.queries.cards import TOO_FEW, Card
from touchline.web.map.queries.evidence import felt
from touchline.web.map.queries.filters import PlaceRow, kept
from touchline.web.map.queries.looks import Look
from touchline.web.map.queries.readings import readings_by_segment
from touchline.web.map.queries.stage_sums import StageSum, stage_sums
from touchline.web.map.queries.sub_maps import below_cards

SEEN, WIDE, WHOLE = 24, 12, 2000  # cards from the top, stages from the left, cards of one stage shown alone
CellKey = tuple[int, int | None]
CellName = tuple[str, str]


@dataclass(frozen=True, slots=True)
class GridCell:
    """The first cards of one stage and segment (none: all customers); count: how many there are."""

    stage: Stage
    segment: Segment | None
    cards: tuple[Card, ...]
    count: int

    @property
    def more(self) -> int:
        return self.count - len(self.cards)


@dataclass(frozen=True, slots=True)
class GridColumn:
    stage: Stage
    cells: tuple[GridCell, ...]
    opens_phase: bool
    count: int
    sum: StageSum | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """A map under a look. total: all its cards; shown: those that the filters keep."""

    map: Map
    look: Look
    columns: tuple[GridColumn, ...]
    segments: tuple[Segment, ...]
    all_stages: tuple[Stage, ...]
    all_segments: tuple[Segment, ...]
    total: int
    shown: int
    empty_stages: tuple[str, ...]
    deal_breakers: tuple[str, ...]
    has_scores: bool


def grid(map: Map, look: Look) -> Grid:
    """Return the map as the page begins with it: cards beyond the first screens are counted, not read."""
    stages, segments = library.stages(map.workspace), library.segments(map.workspace)
    every = place_rows(map)
    standing = {row.stage for row in every}
    rows = kept(map, look, every)
    folded = set(look.folded)
    columns = [one for one in stages if one.slug not in folded and look.stage in ("", one.slug)]
    shown_segments = [one for one in segments if one.slug not in folded]
    cells = by_cell(rows)
    lines: list[Segment | None] = [None, *shown_segments] if "all" not in folded else [*shown_segments]
    first = first_of(cells, columns, lines, whole=bool(look.stage)) if look.zoom != "stages" else {}
    drawn = columns_of(map, columns, lines, cells, first)
    if look.zoom == "stages":
        scored = stage_sums(list(cards_of(map, [row.pk for row in rows]).values()))
        drawn = tuple(replace(column, sum=scored.get(column.stage.pk)) for column in drawn)
    return Grid(
        map=map,
        look=look,
        columns=drawn,
        segments=tuple(shown_segments),
        all_stages=tuple(stages),
        all_segments=tuple(segments),
        total=len(every),
        shown=sum(column.count for column in drawn),
        empty_stages=tuple(str(stage) for stage in stages if stage.pk not in standing),
        deal_breakers=deal_breakers(map, every),
        has_scores=Reading.objects.filter(
            touchpoint__placements__map=map, measure="score", channel="", answers__gte=TOO_FEW
        ).exists(),
    )


def cells_of(
    map: Map, look: Look, names: Collection[CellName], rows: Sequence[Segment], *, depth: int
) -> list[GridColumn]:
    """Return some cells, by the URL names of stage and segment (empty: all customers), so many cards deep.

    rows: the segments of the workspace.
    """
    stages = [one for one in library.stages(map.workspace) if one.slug in {stage for stage, _ in names}]
    segments: list[Segment | None] = [None, *rows]
    cells = by_cell(kept(map, look, place_rows(map)))
    wanted = {
        (stage.pk, row.pk if row else None)
        for stage in stages
        for row in segments
        if (stage.slug, row.slug if row else "") in names
    }
    first = {key: cells[key][: max(depth, SEEN)] for key in wanted}
    columns = columns_of(map, stages, segments, cells, first)
    return [
        GridColumn(
            column.stage,
            tuple(one for one in column.cells if (one.stage.pk, one.segment.pk if one.segment else None) in wanted),
            column.opens_phase,
            column.count,
        )
        for column in columns
    ]


def rest_of(map: Map, look: Look, name: CellName, *, after: int, most: int = 100) -> GridCell:
    """Return the next cards of a cell, after so many. Raises Stage.DoesNotExist, Segment.DoesNotExist."""
    stage = library.stage(map.workspace, name[0])
    segment = library.segment(map.workspace, name[1]) if name[1] else None
    rows = by_cell(kept(map, look, place_rows(map)))[stage.pk, segment.pk if segment else None]
    part = rows[after : after + most]
    cards = cards_of(map, part)
    return GridCell(stage, segment, tuple(cards[pk] for pk in part), max(len(rows) - after, 0))


def place_rows(map: Map) -> list[PlaceRow]:
    """Return every card of a map in map order, as numbers only."""
    rows = Placement.objects.filter(map=map).order_by(*MAP_ORDER)
    return [PlaceRow(*row) for row in rows.values_list("pk", "stage_id", "segment_id", "touchpoint_id")]


def by_cell(rows: Sequence[PlaceRow]) -> dict[CellKey, list[int]]:
    cells: dict[CellKey, list[int]] = defaultdict(list)
    for row in rows:
        cells[row.stage, row.segment].append(row.pk)
    return cells


def first_of(
    cells: Mapping[CellKey, Sequence[int]],
    stages: Sequence[Stage],
    lines: Sequence[Segment | None],
    *,
    whole: bool,
) -> dict[CellKey, Sequence[int]]:
    """Return the cards of each cell that are seen at first: row after row, down to the depth of a few screens."""
    first: dict[CellKey, Sequence[int]] = {}
    left = WHOLE if whole else SEEN
    for line in lines:
        key = line.pk if line else None
        for place, stage in enumerate(stages):
            cards = cells.get((stage.pk, key), ())
            first[stage.pk, key] = cards[:left] if place < WIDE or whole else ()
        tallest = max((len(first[stage.pk, key]) for stage in stages), default=0)
        left = max(left - tallest, 0)
    return first


def columns_of(
    map: Map,
    stages: Sequence[Stage],
    lines: Sequence[Segment | None],
    cells: Mapping[CellKey, Sequence[int]],
    first: Mapping[CellKey, Sequence[int]],
) -> tuple[GridColumn, ...]:
    cards = cards_of(map, [pk for part in first.values() for pk in part])
    opens = [True, *(left.phase != right.phase for left, right in pairwise(stages))]
    columns = []
    for stage, opens_phase in zip(stages, opens, strict=False):
        keys = [(stage.pk, line.pk if line else None) for line in lines]
        row = tuple(
            GridCell(stage, line, tuple(cards[pk] for pk in first.get(key, ())), len(cells.get(key, ())))
            for line, key in zip(lines, keys, strict=True)
        )
        columns.append(GridColumn(stage, row, opens_phase, sum(cell.count for cell in row)))
    return tuple(columns)


def cards_of(map: Map, numbers: Sequence[int]) -> dict[int, Card]:
    """Return cards by their number, each with its newest readings; three queries however many."""
    if not numbers:
        return {}
    placements = list(Placement.objects.filter(pk__in=numbers).select_related("touchpoint__responsible__person"))
    readings = readings_by_segment(map.workspace, {placement.touchpoint_id for placement in placements})
    drawn_below = Map.objects.filter(parent__map=map).exists()
    below = below_cards(map, readings_by_segment(map.workspace)) if drawn_below else {}
    shown = felt(map, numbers)
    if map.planned:
        readings = {}
    return {
        one.pk: Card(one, readings.get((one.touchpoint_id, one.segment_id), {}), below.get(one.pk), shown.get(one.pk))
        for one in placements
    }


def cards_with(
    map: Map, touchpoints: Collection[str], cards: Collection[str] = (), *, but_in: Collection[CellName] = ()
) -> list[Card]:
    """Return the cards of touchpoints and some more, by URL name, besides those that stand in some cells."""
    meant = Q(touchpoint__slug__in=touchpoints) | Q(slug__in=cards)
    placed = Placement.objects.filter(meant, map=map).order_by("pk")
    fields = ("pk", "stage__slug", "segment__slug")
    numbers = [pk for pk, stage, row in placed.values_list(*fields) if (stage, row or "") not in but_in]
    found = cards_of(map, numbers)
    return [found[pk] for pk in numbers]


def deal_breakers(map: Map, rows: Sequence[PlaceRow]) -> tuple[str, ...]:
    """Return the names of the touchpoints on the map whose newest verdict says that they break the deal."""
    newest: dict[CellKey, tuple[str, str]] = {}
    verdicts = Reading.objects.filter(touchpoint__workspace=map.workspace, measure="verdict", channel="")
    fields = ("touchpoint_id", "segment_id", "details__verdict", "touchpoint__name")
    for touchpoint, segment, word, name in verdicts.order_by("pk").values_list(*fields):
        newest[touchpoint, segment] = (word, name)
    said = (newest.get((row.touchpoint, row.segment)) for row in rows)
    return tuple(name for found in said if found for word, name in [found] if word == Verdict.DEAL_BREAKER)
