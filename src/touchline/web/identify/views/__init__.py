"""Pages of touchpoints and stages, one file per concept."""

from touchline.web.identify.views.attachments import attachment, thumbnail
from touchline.web.identify.views.personas import add_persona, change_persona, personas, remove_persona
from touchline.web.identify.views.rules import count_rule, keep_rule, segment_rule
from touchline.web.identify.views.segments import add_segment, move_segment, remove_segment, rename_segment, segments
from touchline.web.identify.views.stages import add_stage, change_stage, move_stage, remove_stage, stages, start, weigh
from touchline.web.identify.views.touchpoints import add, index, remove
from touchline.web.identify.views.tree import add_child, plant, tree
from touchline.web.identify.views.types import add_type, change_type, remove_type, take_types, types

__all__ = [
    "add",
    "add_child",
    "add_persona",
    "add_segment",
    "add_stage",
    "add_type",
    "attachment",
    "change_persona",
    "change_stage",
    "change_type",
    "count_rule",
    "index",
    "keep_rule",
    "move_segment",
    "move_stage",
    "personas",
    "plant",
    "remove",
    "remove_persona",
    "remove_segment",
    "remove_stage",
    "remove_type",
    "rename_segment",
    "segment_rule",
    "segments",
    "stages",
    "start",
    "take_types",
    "thumbnail",
    "tree",
    "types",
    "weigh",
]
