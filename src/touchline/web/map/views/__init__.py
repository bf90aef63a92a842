"""Pages and fragments of the map, one file per concept."""

from touchline.web.map.views.board import add, index, start
from touchline.web.map.views.cards import copy, move, take_off
from touchline.web.map.views.history import history, redo, undo, undo_change
from touchline.web.map.views.merging import merge_segment, merge_stage
from touchline.web.map.views.touchpoints import change, place, touchpoint

__all__ = [
    "add",
    "change",
    "copy",
    "history",
    "index",
    "merge_segment",
    "merge_stage",
    "move",
    "place",
    "redo",
    "start",
    "take_off",
    "touchpoint",
    "undo",
    "undo_change",
]
