"""What lanes say of a stage or segment that goes: it goes on with what takes its place."""

from touchline.web.identify.models import Revision, Segment, Stage
from touchline.web.map.models import Cell
from touchline.web.map.operations.own_lanes import empty, fill, rewrite
from touchline.web.map.operations.placements import lock
from touchline.web.workspace.models import Person


def carry_cells(gone: Stage | Segment, *, into: Stage | Segment | None, person: Person, revision: Revision) -> None:
    """Move the cells of a stage or segment, on every map, to another (None: to all customers).

    Where that says something already, the text comes under it. Each is a change of its map, part of the revision.
    """
    noun = "stage" if isinstance(gone, Stage) else "segment"
    rows = (
        Cell.objects.filter(**{noun: gone}).select_related("lane__map", "stage", "segment").order_by("lane__map", "pk")
    )
    for cell in rows:
        map = lock(cell.lane.map)
        place = {"lane": cell.lane, "stage": cell.stage, "segment": cell.segment, noun: into}
        there = Cell.objects.filter(**place).select_related("lane", "stage", "segment").first()
        empty(map, cell, person=person, revision=revision)
        if there:
            rewrite(map, there, f"{there.text}\n{cell.text}", person=person, revision=revision)
        else:
            fill(map, {**place, "text": cell.text}, person=person, revision=revision)
