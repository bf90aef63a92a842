"""What does the journey look like? The rows of the map, one file per concept."""

from touchline.web.map.models.evidence import Evidence, EvidenceKind
from touchline.web.map.models.experience import Experience, Judge, Met
from touchline.web.map.models.maps import (
    Change,
    Map,
    MapKind,
    MapState,
    MapVisit,
    Placement,
    Reading,
    Verdict,
    change_slug,
)

__all__ = [
    "Change",
    "Evidence",
    "EvidenceKind",
    "Experience",
    "Judge",
    "Map",
    "MapKind",
    "MapState",
    "MapVisit",
    "Met",
    "Placement",
    "Reading",
    "Verdict",
    "change_slug",
]
