"""Touchpoints, where they stand on the map, and what was measured of them, as programs see it."""

from touchline.web.map.api import details, experiences
from touchline.web.map.api.maps import router as maps
from touchline.web.map.api.placements import router as placements
from touchline.web.map.api.readings import router as readings
from touchline.web.map.api.touchpoints import router as touchpoints

__all__ = ["details", "experiences", "maps", "placements", "readings", "touchpoints"]
