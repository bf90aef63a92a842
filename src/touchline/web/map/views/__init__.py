"""Pages and fragments of the map, one file per concept."""

from touchline.web.map.views.alike import change_rows
from touchline.web.map.views.attachments import describe_file, files, remove_attachment
from touchline.web.map.views.board import add, add_example, cell, index
from touchline.web.map.views.cards import copy, move, take_off
from touchline.web.map.views.comments import (
    bring_comment_back,
    change_comment,
    comments,
    mention,
    mentions,
    remove_comment,
    settle,
)
from touchline.web.map.views.comparing import compare
from touchline.web.map.views.deleting import delete_touchpoint, describe
from touchline.web.map.views.evidence import evidence, remove_evidence
from touchline.web.map.views.exporting import export, export_format, losses_file, map_file
from touchline.web.map.views.history import history, redo, touchpoint_history, undo, undo_change, undo_step, why
from touchline.web.map.views.home import any_touchpoint, home, start
from touchline.web.map.views.importing import import_map
from touchline.web.map.views.kept_views import keep_view, remove_view
from touchline.web.map.views.lanes import choose_lanes, lanes
from touchline.web.map.views.listing import fill
from touchline.web.map.views.maps import archive_map, bring_back_map, change_map, delete_map, make, maps, open_sub_map
from touchline.web.map.views.merging import (
    change_scheme,
    merge_segment,
    merge_stage,
    split_segment,
    split_stage,
    undo_revision,
)
from touchline.web.map.views.own_lanes import add_lane, move_lane, remove_lane, rename_lane, write_cell
from touchline.web.map.views.pasting import paste
from touchline.web.map.views.personas import persona
from touchline.web.map.views.pictures import blueprint, compare_segments, journey, matrix
from touchline.web.map.views.presence import here
from touchline.web.map.views.proposals import proposals, propose_again
from touchline.web.map.views.restoring import restore
from touchline.web.map.views.schema import schema
from touchline.web.map.views.table import table
from touchline.web.map.views.together import together
from touchline.web.map.views.touchpoints import change, experience, place, touchpoint
from touchline.web.map.views.versions import delete_version, name_version, version, versions

__all__ = [
    "add",
    "add_example",
    "add_lane",
    "any_touchpoint",
    "archive_map",
    "blueprint",
    "bring_back_map",
    "bring_comment_back",
    "cell",
    "change",
    "change_comment",
    "change_map",
    "change_rows",
    "change_scheme",
    "choose_lanes",
    "comments",
    "compare",
    "compare_segments",
    "copy",
    "delete_map",
    "delete_touchpoint",
    "delete_version",
    "describe",
    "describe_file",
    "evidence",
    "experience",
    "export",
    "export_format",
    "files",
    "fill",
    "here",
    "history",
    "home",
    "import_map",
    "index",
    "journey",
    "keep_view",
    "lanes",
    "losses_file",
    "make",
    "map_file",
    "maps",
    "matrix",
    "mention",
    "mentions",
    "merge_segment",
    "merge_stage",
    "move",
    "move_lane",
    "name_version",
    "open_sub_map",
    "paste",
    "persona",
    "place",
    "proposals",
    "propose_again",
    "redo",
    "remove_attachment",
    "remove_comment",
    "remove_evidence",
    "remove_lane",
    "remove_view",
    "rename_lane",
    "restore",
    "schema",
    "settle",
    "split_segment",
    "split_stage",
    "start",
    "table",
    "take_off",
    "together",
    "touchpoint",
    "touchpoint_history",
    "undo",
    "undo_change",
    "undo_revision",
    "undo_step",
    "version",
    "versions",
    "why",
    "write_cell",
]
