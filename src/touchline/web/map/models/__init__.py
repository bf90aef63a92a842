"""What does the journey look like? The rows of the map, one file per concept."""

from touchline.web.map.models.evidence import Evidence, EvidenceKind
from touchline.web.map.models.experience import EXPERIENCE_FIELDS, EXPERIENCE_TEXTS, Experience, Judge, Met
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
from touchline.web.map.models.versions import Version

__all__ = [
    "EXPERIENCE_FIELDS",
    "EXPERIENCE_TEXTS",
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
    "Version",
    "change_slug",
]
