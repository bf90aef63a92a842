"""Pages of the room."""

from touchline.web.analyse.views.drivers import find, index, progress
from touchline.web.analyse.views.touchpoint import touchpoint

__all__ = ["find", "index", "progress", "touchpoint"]
