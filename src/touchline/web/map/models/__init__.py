"""What does the journey look like? The rows of the map, one file per concept."""

from touchline.web.map.models.comments import Comment, Mention, Presence
from touchline.web.map.models.evidence import Evidence, EvidenceKind
from touchline.web.map.models.experience import EXPERIENCE_FIELDS, EXPERIENCE_TEXTS, FELT_TODAY, Experience, Judge, Met
from touchline.web.map.models.lanes import Cell, Lane, LaneChoice
from touchline.web.map.models.maps import (
    Change,
    Map,
    MapKind,
    MapState,
    MapView,
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
    "FELT_TODAY",
    "Cell",
    "Change",
    "Comment",
    "Evidence",
    "EvidenceKind",
    "Experience",
    "Judge",
    "Lane",
    "LaneChoice",
    "Map",
    "MapKind",
    "MapState",
    "MapView",
    "MapVisit",
    "Mention",
    "Met",
    "Placement",
    "Presence",
    "Reading",
    "Verdict",
    "Version",
    "change_slug",
]
