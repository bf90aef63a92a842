"""Pages and fragments of the map, one file per concept."""

from touchline.web.map.views.board import add, add_example, index
from touchline.web.map.views.cards import copy, move, take_off
from touchline.web.map.views.comparing import compare
from touchline.web.map.views.deleting import delete_touchpoint, describe
from touchline.web.map.views.history import history, redo, touchpoint_history, undo, undo_change, undo_step, why
from touchline.web.map.views.home import any_touchpoint, home, start
from touchline.web.map.views.listing import fill
from touchline.web.map.views.merging import (
    change_scheme,
    merge_segment,
    merge_stage,
    split_segment,
    split_stage,
    undo_revision,
)
from touchline.web.map.views.proposals import proposals, propose_again
from touchline.web.map.views.restoring import restore
from touchline.web.map.views.touchpoints import change, place, touchpoint
from touchline.web.map.views.versions import delete_version, name_version, version, versions

__all__ = [
    "add",
    "add_example",
    "any_touchpoint",
    "change",
    "change_scheme",
    "compare",
    "copy",
    "delete_touchpoint",
    "delete_version",
    "describe",
    "fill",
    "history",
    "home",
    "index",
    "merge_segment",
    "merge_stage",
    "move",
    "name_version",
    "place",
    "proposals",
    "propose_again",
    "redo",
    "restore",
    "split_segment",
    "split_stage",
    "start",
    "take_off",
    "touchpoint",
    "touchpoint_history",
    "undo",
    "undo_change",
    "undo_revision",
    "undo_step",
    "version",
    "versions",
    "why",
]
