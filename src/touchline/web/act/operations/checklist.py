"""The steps of a task: added, ticked, taken away."""

from datetime import datetime

from django.db import transaction

from touchline.web.act import queries
from touchline.web.act.models import ChecklistItem, Task
from touchline.web.shell.slugs import new_slug
from touchline.web.workspace.models import Person
from touchline.web.workspace.operations import audit


@transaction.atomic
def add_item(task: Task, *, text: str, person: Person) -> ChecklistItem:
    """Add a step at the end of a task's checklist."""
    position = 1 + max((item.position for item in queries.items(task)), default=-1)
    item = ChecklistItem.objects.create(task=task, slug=new_slug(text), text=text, position=position)
    audit.note(task.workspace, person, "act.add_item", task.slug, title=task.title, item=text)
    return item


@transaction.atomic
def tick_item(item: ChecklistItem, *, done: bool, person: Person, at: datetime) -> bool:
    """Say that a step is done, or is not after all; False where that was said already."""
    known = ChecklistItem.objects.filter(pk=item.pk, done_at__isnull=done)
    if not known.update(done_at=at if done else None, done_by=person if done else None):
        return False
    action, task = "act.tick_item" if done else "act.untick_item", item.task
    audit.note(task.workspace, person, action, task.slug, title=task.title, item=item.text)
    return True


@transaction.atomic
def remove_item(item: ChecklistItem, *, person: Person) -> None:
    """Take a step away."""
    audit.note(item.task.workspace, person, "act.remove_item", item.task.slug, title=item.task.title, item=item.text)
    item.delete()
