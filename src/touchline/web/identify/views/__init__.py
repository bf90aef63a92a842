"""Pages of touchpoints and stages, one file per concept."""

from touchline.web.identify.views.stages import (
    add_stage,
    change_stage,
    move_stage,
    remove_stage,
    stages,
    start,
    weigh,
)
from touchline.web.identify.views.touchpoints import add, index, remove

__all__ = [
    "add",
    "add_stage",
    "change_stage",
    "index",
    "move_stage",
    "remove",
    "remove_stage",
    "stages",
    "start",
    "weigh",
]
