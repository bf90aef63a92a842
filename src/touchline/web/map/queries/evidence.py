"""What statements rest on."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from touchline.engine import map as engine
from touchline.web.identify.models import Touchpoint
from touchline.web.map.models import Evidence, Map, Placement


def pieces(touchpoint: Touchpoint, placement: Placement | None = None) -> list[Evidence]:
    """Return the evidence for what is said of a touchpoint, and of one of its cards, the newest first."""
    rows = Evidence.objects.filter(touchpoint=touchpoint).select_related("placement", "added_by", "map")
    own = [row for row in rows if row.placement is None]
    return own + [row for row in rows if placement and row.placement == placement]


def piece(map: Map, slug: str) -> Evidence:
    """Return one piece of evidence by its URL name. Raises Evidence.DoesNotExist."""
    return Evidence.objects.select_related("map", "touchpoint", "placement").get(
        map__workspace=map.workspace, slug=slug
    )


def support(map: Map, rows: Iterable[Evidence], today: date) -> engine.Support:
    """Sum up evidence by the workspace's half-life. Raises nothing: a half-life is at least a day."""
    told = [engine.Piece(row.kind, row.date, row.answers, row.reliability) for row in rows]
    return engine.support(told, today=today, half_life_days=map.workspace.evidence_half_life_days)


def by_field(rows: Iterable[Evidence]) -> dict[tuple[bool, str], list[Evidence]]:
    """Return evidence by what it is for: whether it is for a card, and the field."""
    found: dict[tuple[bool, str], list[Evidence]] = defaultdict(list)
    for row in rows:
        found[row.placement is not None, row.field].append(row)
    return found
