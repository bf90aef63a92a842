"""What can be done about tasks, one file per concept."""

from touchline.web.act.operations.checklist import add_item, remove_item, tick_item
from touchline.web.act.operations.from_decision import make_tasks, tasks_of
from touchline.web.act.operations.steps import usual_steps
from touchline.web.act.operations.tasks import add_task, change_task, take_back

__all__ = [
    "add_item",
    "add_task",
    "change_task",
    "make_tasks",
    "remove_item",
    "take_back",
    "tasks_of",
    "tick_item",
    "usual_steps",
]
