"""Who does what, by when? Tasks and their checklists."""

from typing import ClassVar

from django.db import models
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from touchline.web.decide.models import Decision, Option
from touchline.web.identify.models import Touchpoint
from touchline.web.workspace.models import Member, Person, Workspace


class TaskState(models.TextChoices):
    OPEN = "open", _("To do")
    DOING = "doing", _("In progress")
    DONE = "done", _("Done")


class Task(models.Model):
    """One thing that one responsible person does by a day."""

    workspace = models.ForeignKey(Workspace, models.CASCADE, related_name="tasks")
    slug = models.SlugField(max_length=60)
    title = models.CharField(max_length=200)
    touchpoint = models.ForeignKey(Touchpoint, models.SET_NULL, null=True, related_name="tasks")
    decision = models.ForeignKey(Decision, models.SET_NULL, null=True, related_name="tasks")
    option = models.ForeignKey(Option, models.SET_NULL, null=True, related_name="tasks")
    responsible = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="tasks")
    due_date = models.DateField(null=True)
    effort_days = models.FloatField(default=0)
    note = models.TextField(blank=True, default="")
    state = models.CharField(max_length=8, choices=TaskState, default=TaskState.OPEN)
    created_at = models.DateTimeField(default=now)
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(Person, models.SET_NULL, null=True)
    version = models.PositiveIntegerField(default=1)
    days_late = 0  # set by queries, which know what day it is

    class Meta:
        ordering: ClassVar = ["due_date", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["workspace", "slug"], name="task_slug"),
            models.UniqueConstraint(fields=["decision", "option"], name="one_task_an_option"),
        ]

    def __str__(self) -> str:
        return self.title


class ChecklistItem(models.Model):
    """One step of a task, ticked when it is done."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="items")
    slug = models.SlugField(max_length=60)
    text = models.CharField(max_length=200)
    position = models.PositiveSmallIntegerField()
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["position", "pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["task", "slug"], name="checklist_item_slug")]

    def __str__(self) -> str:
        return self.text
