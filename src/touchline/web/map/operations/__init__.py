"""What can be done on a map. Each change is written with its typed record, so that it can be taken back."""

from touchline.web.map.operations.accepting import Accepted, Outcome, accept
from touchline.web.map.operations.deleting import delete_touchpoint
from touchline.web.map.operations.history import (
    NothingToUndoError,
    UndoRefusedError,
    redo,
    undo,
    undo_change,
    undo_revision,
    undo_step,
)
from touchline.web.map.operations.maps import create_map, note_visit, open_map, start_map
from touchline.web.map.operations.merging import change_scheme, merge_segment, merge_stage, split_segment, split_stage
from touchline.web.map.operations.placements import AlreadyPlacedError, copy, move, place, step, take_off
from touchline.web.map.operations.readings import NewReading, post_readings, take_back_readings
from touchline.web.map.operations.steps import one_step
from touchline.web.map.operations.touchpoints import (
    add_touchpoint,
    add_touchpoints,
    change_touchpoint,
    describe_touchpoint,
)

__all__ = [
    "Accepted",
    "AlreadyPlacedError",
    "NewReading",
    "NothingToUndoError",
    "Outcome",
    "UndoRefusedError",
    "accept",
    "add_touchpoint",
    "add_touchpoints",
    "change_scheme",
    "change_touchpoint",
    "copy",
    "create_map",
    "delete_touchpoint",
    "describe_touchpoint",
    "merge_segment",
    "merge_stage",
    "move",
    "note_visit",
    "one_step",
    "open_map",
    "place",
    "post_readings",
    "redo",
    "split_segment",
    "split_stage",
    "start_map",
    "step",
    "take_back_readings",
    "take_off",
    "undo",
    "undo_change",
    "undo_revision",
    "undo_step",
]
