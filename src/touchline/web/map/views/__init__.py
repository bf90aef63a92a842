"""Pages and fragments of the map, one file per concept."""

from touchline.web.map.views.board import add, add_example, index
from touchline.web.map.views.cards import copy, move, take_off
from touchline.web.map.views.deleting import delete_touchpoint, describe
from touchline.web.map.views.history import history, redo, undo, undo_change, undo_step
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
from touchline.web.map.views.touchpoints import change, place, touchpoint

__all__ = [
    "add",
    "add_example",
    "any_touchpoint",
    "change",
    "change_scheme",
    "copy",
    "delete_touchpoint",
    "describe",
    "fill",
    "history",
    "home",
    "index",
    "merge_segment",
    "merge_stage",
    "move",
    "place",
    "proposals",
    "propose_again",
    "redo",
    "split_segment",
    "split_stage",
    "start",
    "take_off",
    "touchpoint",
    "undo",
    "undo_change",
    "undo_revision",
    "undo_step",
]
