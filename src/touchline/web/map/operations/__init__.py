"""What can be done on a map. Each change is written with its typed record, so that it can be taken back."""

from touchline.web.map.operations.accepting import Accepted, Outcome, accept
from touchline.web.map.operations.attachments import attach, describe_file, detach
from touchline.web.map.operations.comments import (
    add_comment,
    bring_comment_back,
    change_comment,
    mark_mailed,
    mark_read,
    settle,
    take_comment_away,
)
from touchline.web.map.operations.copying import copy_map
from touchline.web.map.operations.deleting import delete_touchpoint
from touchline.web.map.operations.documents import document, document_after, history_since
from touchline.web.map.operations.evidence import Statement, link_evidence, unlink_evidence
from touchline.web.map.operations.experiences import change_experience
from touchline.web.map.operations.history import redo, undo, undo_change, undo_revision, undo_step
from touchline.web.map.operations.importing import ImportMovedOnError, import_map
from touchline.web.map.operations.importing_later import AT_ONCE, IMPORT, finish_import, start_import
from touchline.web.map.operations.importing_later import planned as planned_import
from touchline.web.map.operations.incoming import Note
from touchline.web.map.operations.lanes import choose_lanes
from touchline.web.map.operations.maps import (
    StaleMapError,
    archive_map,
    bring_back_map,
    change_map,
    create_map,
    delete_map,
    keep_view,
    note_visit,
    open_map,
    open_sub_map,
    remember_look,
    remove_view,
    start_map,
)
from touchline.web.map.operations.merging import change_scheme, merge_segment, merge_stage, split_segment, split_stage
from touchline.web.map.operations.own_lanes import (
    MOST_LANES,
    StaleCellError,
    TooManyLanesError,
    add_lane,
    move_lane,
    remove_lane,
    rename_lane,
    write_cell,
)
from touchline.web.map.operations.placements import AlreadyPlacedError, copy, move, place, step, take_off
from touchline.web.map.operations.planning import Choice, Plan, plan
from touchline.web.map.operations.portable import portable, presentable
from touchline.web.map.operations.presence import be_here
from touchline.web.map.operations.readings import NewReading, post_readings, take_back_readings
from touchline.web.map.operations.refusals import NothingToUndoError, UndoRefusedError
from touchline.web.map.operations.restoring import Part, RestoreRefusedError, Restoring, restore, restoring
from touchline.web.map.operations.reviewing import note_reminded
from touchline.web.map.operations.steps import one_step
from touchline.web.map.operations.together import (
    Alike,
    Rewritten,
    Together,
    change_together,
    move_together,
    paste,
    take_off_together,
    write_alike,
)
from touchline.web.map.operations.touchpoints import (
    add_touchpoint,
    add_touchpoints,
    change_touchpoint,
    describe_touchpoint,
)
from touchline.web.map.operations.versions import delete_version, name_version, rename_version, say_why

__all__ = [
    "AT_ONCE",
    "IMPORT",
    "MOST_LANES",
    "Accepted",
    "Alike",
    "AlreadyPlacedError",
    "Choice",
    "ImportMovedOnError",
    "NewReading",
    "Note",
    "NothingToUndoError",
    "Outcome",
    "Part",
    "Plan",
    "RestoreRefusedError",
    "Restoring",
    "Rewritten",
    "StaleCellError",
    "StaleMapError",
    "Statement",
    "Together",
    "TooManyLanesError",
    "UndoRefusedError",
    "accept",
    "add_comment",
    "add_lane",
    "add_touchpoint",
    "add_touchpoints",
    "archive_map",
    "attach",
    "be_here",
    "bring_back_map",
    "bring_comment_back",
    "change_comment",
    "change_experience",
    "change_map",
    "change_scheme",
    "change_together",
    "change_touchpoint",
    "choose_lanes",
    "copy",
    "copy_map",
    "create_map",
    "delete_map",
    "delete_touchpoint",
    "delete_version",
    "describe_file",
    "describe_touchpoint",
    "detach",
    "document",
    "document_after",
    "finish_import",
    "history_since",
    "import_map",
    "keep_view",
    "link_evidence",
    "mark_mailed",
    "mark_read",
    "merge_segment",
    "merge_stage",
    "move",
    "move_lane",
    "move_together",
    "name_version",
    "note_reminded",
    "note_visit",
    "one_step",
    "open_map",
    "open_sub_map",
    "paste",
    "place",
    "plan",
    "planned_import",
    "portable",
    "post_readings",
    "presentable",
    "redo",
    "remember_look",
    "remove_lane",
    "remove_view",
    "rename_lane",
    "rename_version",
    "restore",
    "restoring",
    "say_why",
    "settle",
    "split_segment",
    "split_stage",
    "start_import",
    "start_map",
    "step",
    "take_back_readings",
    "take_comment_away",
    "take_off",
    "take_off_together",
    "undo",
    "undo_change",
    "undo_revision",
    "undo_step",
    "unlink_evidence",
    "write_alike",
    "write_cell",
]
