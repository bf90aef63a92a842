"""What a persona meets: the touchpoints of its segment on the maps that draw what is."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from touchline.web.identify.models import Segment, Status
from touchline.web.map.models import Evidence, Map, MapKind, MapState, Reading
from touchline.web.map.queries.maps import map_rows
from touchline.web.map.queries.readings import readings_by_segment
from touchline.web.map.queries.rows import Row, rows
from touchline.web.workspace.models import Workspace

TOO_FEW = 5


@dataclass(frozen=True, slots=True)
class Met:
    """A touchpoint that a segment meets. own: the measures that were taken of this segment alone.

    evidence: the newest piece for what is felt there; None where that is assumed.
    """

    row: Row
    own: frozenset[str]
    evidence: Evidence | None


def met_by(workspace: Workspace, segment: Segment | None) -> list[tuple[Map, list[Met]]]:
    """Return what a segment (None: everybody) meets, map by map in map order; maps where that is nothing are left out.

    Of the maps in use those that draw customers' journeys as they are, and none that draws a card in detail; of the
    touchpoints those that are live. A measure of the segment alone stands before that of all customers where it rests
    on at least 5 answers.
    """
    maps = map_rows(workspace).filter(state=MapState.AS_IS, parent=None).exclude(kind=MapKind.INTERNAL)
    measured = readings_by_segment(workspace)
    found = []
    for map in maps:
        evidence = newest_evidence(map)
        met = [
            met_row(row, measured.get((row.touchpoint.pk, segment.pk), {}) if segment else {}, evidence)
            for row in rows(map, met_by=segment)
            if row.touchpoint.status == Status.LIVE
        ]
        if met:
            found.append((map, met))
    return found


def met_row(row: Row, of_segment: Mapping[str, Reading], evidence: Mapping[int, Evidence]) -> Met:
    enough = {
        measure: reading
        for measure, reading in of_segment.items()
        if reading.answers is None or reading.answers >= TOO_FEW
    }
    together = replace(row, readings={**row.readings, **enough})
    return Met(together, frozenset(enough), evidence.get(row.placement.pk))


def newest_evidence(map: Map) -> dict[int, Evidence]:
    """Return the newest piece of evidence for what is felt at each card of a map, by the card's number."""
    pieces = Evidence.objects.filter(map=map, field="emotion_felt").exclude(placement=None).order_by("date", "pk")
    return {piece.placement_id: piece for piece in pieces if piece.placement_id}
