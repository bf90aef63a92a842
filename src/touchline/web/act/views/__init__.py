"""Pages and fragments of tasks, one file per concept."""

from touchline.web.act.views.checklist import add_item, remove_item, tick
from touchline.web.act.views.tasks import add, board, change, index, state, task, undo

__all__ = ["add", "add_item", "board", "change", "index", "remove_item", "state", "task", "tick", "undo"]
