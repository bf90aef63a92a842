"""A card that moved: what a page needs to move it too, without the cells that it left and came to."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models import Count

from touchline.web.identify import queries as library
from touchline.web.identify.models import Segment, Stage
from touchline.web.map.models import Map, Placement
from touchline.web.map.queries.cards import Card
from touchline.web.map.queries.grid import CellName, GridCell, GridColumn, cards_of


@dataclass(frozen=True, slots=True)
class MovedCard:
    """Where a card stands now.

    above: the card over it in its cell, by URL name; empty, it is the first. card: as it is drawn there; none, as it
    was drawn before, for it stays with its segment. columns: the stages that it left and came to, each with the cells
    that it left and came to: counted, without their cards.
    """

    slug: str
    cell: CellName
    position: int
    above: str
    card: Card | None
    columns: tuple[GridColumn, ...]


def moved_card(map: Map, slug: str, cells: Collection[CellName], rows: Sequence[Segment]) -> MovedCard | None:
    """Return a card that moved between cells, named by stage and segment (empty: all customers).

    rows: the segments of the workspace. None where moving the card alone does not show all: it is gone, or a cell
    became empty or is no longer empty.
    """
    placed = Placement.objects.select_related("stage", "segment").filter(map=map, slug=slug).first()
    if placed is None:
        return None
    cell = name_of(placed.stage, placed.segment)
    columns = counted(map, cells, rows)
    counts = {name_of(one.stage, one.segment): one.count for column in columns for one in column.cells}
    if not all(counts.values()) or counts.get(cell, 0) < 2:
        return None
    beside = Placement.objects.filter(map=map, stage=placed.stage_id, segment=placed.segment_id)
    over = beside.filter(position__lt=placed.position).order_by("-position")[:1]
    above = next(iter(over.values_list("slug", flat=True)), "")
    stays = len({row for _stage, row in cells}) == 1
    card = None if stays else cards_of(map, [placed.pk])[placed.pk]
    return MovedCard(slug, cell, placed.position, above, card, columns)


def name_of(stage: Stage, segment: Segment | None) -> CellName:
    return stage.slug, segment.slug if segment else ""


def counted(map: Map, cells: Collection[CellName], rows: Sequence[Segment]) -> tuple[GridColumn, ...]:
    """Return some cells under their stages, with how many cards stand in each and in the whole stage."""
    lines: dict[str, Segment | None] = {"": None, **{row.slug: row for row in rows}}
    stages = [stage for stage in library.stages(map.workspace) if stage.slug in {stage for stage, _row in cells}]
    standing = Placement.objects.filter(map=map, stage__in=[stage.pk for stage in stages])
    grouped = standing.order_by().values_list("stage_id", "segment_id").annotate(Count("pk"))
    counts = Counter({(stage, row): cards for stage, row, cards in grouped})
    columns = []
    for stage in stages:
        named = [lines[row] for name, row in sorted(cells) if name == stage.slug and row in lines]
        found = tuple(GridCell(stage, row, (), counts[stage.pk, row.pk if row else None]) for row in named)
        total = sum(cards for (pk, _row), cards in counts.items() if pk == stage.pk)
        columns.append(GridColumn(stage, found, opens_phase=False, count=total))
    return tuple(columns)
