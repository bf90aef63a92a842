"""Pages of the room."""

from touchline.web.analyse.views.drivers import find, index, progress
from touchline.web.analyse.views.effort import effort
from touchline.web.analyse.views.journeys import follow, follow_progress, journeys, steps_file
from touchline.web.analyse.views.touchpoint import touchpoint

__all__ = [
    "effort",
    "find",
    "follow",
    "follow_progress",
    "index",
    "journeys",
    "progress",
    "steps_file",
    "touchpoint",
]
