"""What can be done with stages and touchpoints."""

from touchline.web.identify.operations.events import forget_event, rule_event, rule_events
from touchline.web.identify.operations.segments import (
    SegmentInUseError,
    SegmentNameTakenError,
    TooManySegmentsError,
    merge_segment,
    move_segment,
    remove_segment,
    rename_segment,
    segment_named,
)
from touchline.web.identify.operations.stages import (
    StageInUseError,
    add_stage,
    change_stage,
    lay_out_stages,
    merge_stage,
    move_stage,
    remove_stage,
    weigh_stages,
)
from touchline.web.identify.operations.touchpoints import (
    NewTouchpoint,
    StaleEditError,
    TouchpointInUseError,
    change_touchpoint,
    create_library,
    create_touchpoint,
    create_touchpoints,
    remove_touchpoint,
)

__all__ = [
    "NewTouchpoint",
    "SegmentInUseError",
    "SegmentNameTakenError",
    "StageInUseError",
    "StaleEditError",
    "TooManySegmentsError",
    "TouchpointInUseError",
    "add_stage",
    "change_stage",
    "change_touchpoint",
    "create_library",
    "create_touchpoint",
    "create_touchpoints",
    "forget_event",
    "lay_out_stages",
    "merge_segment",
    "merge_stage",
    "move_segment",
    "move_stage",
    "remove_segment",
    "remove_stage",
    "remove_touchpoint",
    "rename_segment",
    "rule_event",
    "rule_events",
    "segment_named",
    "weigh_stages",
]
