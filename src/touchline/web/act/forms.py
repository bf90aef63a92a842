"""What people type about a task."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from touchline.web.act.models import Task, TaskState
from touchline.web.decide.forms import NumberField
from touchline.web.identify import queries as library
from touchline.web.shell.fields import DayField
from touchline.web.workspace.models import Member, Workspace

MOST_EFFORT_DAYS = 10_000


class TaskForm(forms.Form):
    """A task: what, who, by when."""

    title = forms.CharField(max_length=200, label=_("What is to be done"))
    responsible = forms.ModelChoiceField(
        Member.objects.none(),
        required=False,
        to_field_name="slug",
        label=_("Responsible"),
        empty_label=_("Nobody yet"),
    )
    due_date = DayField(required=False, label=_("Due"))
    effort_days = NumberField(required=False, least=0, most=MOST_EFFORT_DAYS, label=_("Effort, working days"))
    state = forms.ChoiceField(choices=TaskState, label=_("State"), initial=TaskState.OPEN)
    note = forms.CharField(
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        label=pgettext_lazy("of a task", "Note"),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, initial=1)

    def __init__(self, data: QueryDict | None = None, *, workspace: Workspace, task: Task | None = None) -> None:
        initial: dict[str, Any] = {}
        if task:
            names = ("title", "responsible", "due_date", "effort_days", "state", "note", "version")
            initial = {name: getattr(task, name) for name in names}
            initial["responsible"] = task.responsible.slug if task.responsible else None
        super().__init__(data, initial=initial)
        responsible = self.fields["responsible"]
        if isinstance(responsible, forms.ModelChoiceField):
            responsible.queryset = library.member_rows(workspace)

    @property
    def told(self) -> dict[str, Any]:
        """Return what was typed, by the names of the row."""
        said = self.cleaned_data
        return {
            "title": said["title"],
            "responsible_id": said["responsible"].pk if said["responsible"] else None,
            "due_date": said["due_date"],
            "effort_days": said["effort_days"] or 0.0,
            "state": said["state"],
            "note": said["note"],
        }


class StateForm(forms.Form):
    """How far a task is."""

    state = forms.ChoiceField(choices=TaskState)
    version = forms.IntegerField()


class ItemForm(forms.Form):
    """One more step of a task."""

    text = forms.CharField(
        max_length=200, label=_("Another step"), widget=forms.TextInput(attrs={"class": "input", "autocomplete": "off"})
    )


class TickForm(forms.Form):
    """Whether a step is done."""

    done = forms.TypedChoiceField(choices=[("yes", ""), ("no", "")], coerce=lambda word: word == "yes")
