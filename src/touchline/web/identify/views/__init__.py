"""Pages of touchpoints and stages, one file per concept."""

from touchline.web.identify.views.attachments import attachment, thumbnail
from touchline.web.identify.views.rules import count_rule, keep_rule, segment_rule
from touchline.web.identify.views.segments import (
    add_segment,
    move_segment,
    remove_segment,
    rename_segment,
    segments,
)
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
from touchline.web.identify.views.tree import add_child, plant, tree

__all__ = [
    "add",
    "add_child",
    "add_segment",
    "add_stage",
    "attachment",
    "change_stage",
    "count_rule",
    "index",
    "keep_rule",
    "move_segment",
    "move_stage",
    "plant",
    "remove",
    "remove_segment",
    "remove_stage",
    "rename_segment",
    "segment_rule",
    "segments",
    "stages",
    "start",
    "thumbnail",
    "tree",
    "weigh",
]
