"""A card that moved: what a page needs to move it too, without the cells that it left and came to."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count

from touchline.web.identify import queries as library
from touchline.web.map.models import Map, Placement
from touchline.web.map.queries.cards import Card
from touchline.web.map.queries.grid import CellName, GridCell, GridColumn, cards_of


@dataclass(frozen=True, slots=True)
class MovedCard:
    """A card where it stands now.

    above: the card over it in its cell, by URL name; empty, it is the first. columns: the stages that it left and came
    to, each with the cells that it left and came to: counted, without their cards.
    """

    card: Card
    above: str
    cell: CellName
    columns: tuple[GridColumn, ...]


def moved_card(map: Map, slug: str, cells: Collection[CellName]) -> MovedCard | None:
    """Return a card that moved between cells, named by stage and segment (empty: all customers).

    None where moving the card alone does not show all: it is gone, or a cell became empty or is no longer empty.
    """
    placed = Placement.objects.select_related("stage", "segment").filter(map=map, slug=slug).first()
    if placed is None:
        return None
    cell = (placed.stage.slug, placed.segment.slug if placed.segment else "")
    columns = counted(map, cells)
    shown = [one for column in columns for one in column.cells]
    count_of = {(one.stage.slug, one.segment.slug if one.segment else ""): one.count for one in shown}
    if not all(count_of.values()) or count_of.get(cell, 0) < 2:
        return None
    over = Placement.objects.filter(map=map, stage=placed.stage_id, segment=placed.segment_id)
    above = over.filter(position__lt=placed.position).order_by("-position").values_list("slug", flat=True).first()
    return MovedCard(cards_of(map, [placed.pk])[placed.pk], above or "", cell, columns)


def counted(map: Map, cells: Collection[CellName]) -> tuple[GridColumn, ...]:
    """Return some cells under their stages, with how many cards stand in each and in the whole stage."""
    rows = {"": None, **{row.slug: row for row in library.segments(map.workspace)}}
    stages = [stage for stage in library.stages(map.workspace) if stage.slug in {stage for stage, _row in cells}]
    standing = Placement.objects.filter(map=map, stage__in=[stage.pk for stage in stages])
    grouped = standing.order_by().values_list("stage_id", "segment_id").annotate(Count("pk"))
    counts = Counter({(stage, row): cards for stage, row, cards in grouped})
    columns = []
    for stage in stages:
        named = [rows[row] for name, row in sorted(cells) if name == stage.slug and row in rows]
        found = tuple(GridCell(stage, row, (), counts[stage.pk, row.pk if row else None]) for row in named)
        total = sum(cards for (pk, _row), cards in counts.items() if pk == stage.pk)
        columns.append(GridColumn(stage, found, opens_phase=False, count=total))
    return tuple(columns)
