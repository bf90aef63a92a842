"""What can be asked about tasks."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, CharField, Count, DateField, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce, Lower
from django.utils.timezone import localdate

from touchline.web.act.models import ChecklistItem, Task, TaskState
from touchline.web.decide.models import Decision
from touchline.web.shell.paging import Page, page
from touchline.web.workspace.models import AuditEntry, Job, Member, Workspace
from touchline.web.workspace.queries.jobs import unfinished_jobs

NOT_DONE = ~Q(state=TaskState.DONE)
SORTS = {"due": ("due",), "title": ("title_low",), "responsible": ("nobody", "who"), "effort": ("effort_days",),
         "state": ("state_place", "due")}  # fmt: skip
MAKE_TASKS = "act.tasks_from_decision"
CARDS_A_COLUMN = 50
DONE_CARDS = 20
TASKS_A_PAGE = 50


def today(workspace: Workspace) -> date:
    """Return the day it is where the workspace is."""
    return localdate(timezone=workspace.zone)


def late(workspace: Workspace) -> Q:
    """Match tasks that should be done by now."""
    return NOT_DONE & Q(due_date__lt=today(workspace))


def tasks(workspace: Workspace) -> list[Task]:
    """Return every task: by due date, those without one last."""
    return sorted(marked(task_rows(workspace), today(workspace)), key=by_due_date)


def task_rows(workspace: Workspace) -> QuerySet[Task]:
    return workspace.tasks.select_related("responsible__person", "touchpoint", "decision__plan", "option")


def by_due_date(task: Task) -> tuple[date, int]:
    return task.due_date or date.max, task.pk


def marked(rows: Iterable[Task], day: date) -> list[Task]:
    """Return tasks that know how many days late they are."""
    found = list(rows)
    for row in found:
        if row.due_date and row.state != TaskState.DONE:
            row.days_late = max((day - row.due_date).days, 0)
    return found


def task(workspace: Workspace, slug: str) -> Task:
    """Return one task by its URL name. Raises Task.DoesNotExist."""
    return marked([with_steps(task_rows(workspace)).get(slug=slug)], today(workspace))[0]


def making(workspace: Workspace, *, decision: str = "") -> list[Job]:
    """Return the jobs that make the tasks of decisions, or of one of them, and have not made them."""
    jobs = [job for job in unfinished_jobs(workspace, MAKE_TASKS) if decision in ("", job.arguments["decision"])]
    asked = {job.arguments["decision"] for job in jobs if not job.is_open}
    made = set(Task.objects.filter(decision__slug__in=asked).values_list("decision__slug", flat=True)) if asked else ()
    return [job for job in jobs if job.is_open or job.arguments["decision"] not in made]


def tasks_of_decision(decision: Decision) -> list[Task]:
    """Return the tasks that a decision made, by due date."""
    rows = with_steps(task_rows(decision.workspace).filter(decision=decision))
    return sorted(marked(rows, today(decision.workspace)), key=by_due_date)


def with_steps(rows: QuerySet[Task]) -> QuerySet[Task]:
    """Count the steps of each task, and those that are ticked."""
    ticked = Count("items", filter=Q(items__done_at__isnull=False), distinct=True)
    return rows.annotate(steps=Count("items", distinct=True), steps_done=ticked)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which tasks are asked for."""

    show: str = "open"
    decision: str = ""  # URL names; empty: all
    person: str = ""
    sought: str = ""  # a word of the title, the note or the touchpoint's name

    def rows(self, workspace: Workspace) -> QuerySet[Task]:
        """Match everything but `show`."""
        rows = task_rows(workspace)
        if self.decision:
            rows = rows.filter(decision__slug=self.decision)
        if self.person:
            rows = rows.filter(responsible__slug=self.person)
        word = self.sought
        found = Q(title__icontains=word) | Q(note__icontains=word) | Q(touchpoint__name__icontains=word)
        return rows.filter(found) if word else rows


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of tasks of one filter, and how many each filter has."""

    page: Page[Task]
    tasks: Sequence[Task]
    wanted: Wanted
    shown: str
    sort: str  # a key of SORTS, "-" before it when it descends
    counts: Mapping[str, int]


def filters(workspace: Workspace, member: Member) -> dict[str, Q]:
    return {
        "open": NOT_DONE,
        "mine": NOT_DONE & Q(responsible=member),
        "late": late(workspace),
        "done": Q(state=TaskState.DONE),
        "all": Q(),
    }


def listing(workspace: Workspace, member: Member, wanted: Wanted, *, sort: str = "due", after: str = "") -> Listing:
    """Return a page of the tasks of a filter: open (the default), mine, late, done or all."""
    known = filters(workspace, member)
    show = wanted.show if wanted.show in known else "open"
    sort = sort if sort.removeprefix("-") in SORTS else "due"
    rows = wanted.rows(workspace)
    counts = rows.aggregate(**{name: Count("pk", filter=only) for name, only in known.items() if only})
    found = page(sortable(with_steps(rows.filter(known[show]))), after=after, order=order_of(sort), size=TASKS_A_PAGE)
    shown = marked(found.rows, today(workspace))
    return Listing(found, shown, wanted, show, sort, counts | {"all": rows.count()})


def order_of(sort: str) -> tuple[str, ...]:
    """Return the fields to order by; tasks of nobody stay last."""
    down = "-" if sort.startswith("-") else ""
    return (*(field if field == "nobody" else down + field for field in SORTS[sort.removeprefix("-")]), "pk")


def sortable(rows: QuerySet[Task]) -> QuerySet[Task]:
    """Add what can be sorted by, never null: no day and nobody come last."""
    places = [When(state=state, then=Value(place)) for place, state in enumerate(TaskState)]
    return rows.annotate(
        due=Coalesce("due_date", Value(date.max), output_field=DateField()),
        who=Coalesce(Lower("responsible__person__name"), Value(""), output_field=CharField()),
        nobody=Case(When(responsible=None, then=Value(1)), default=Value(0)),
        title_low=Lower("title"),
        state_place=Case(*places, default=Value(0)),
    )


@dataclass(frozen=True, slots=True)
class Column:
    """The tasks of one state, as cards."""

    state: TaskState
    tasks: Sequence[Task]
    count: int

    @property
    def more(self) -> int:
        """How many tasks have no card."""
        return self.count - len(self.tasks)

    @property
    def others(self) -> list[TaskState]:
        return [state for state in TaskState if state != self.state]


def board(workspace: Workspace, wanted: Wanted) -> list[Column]:
    """Return the columns: what is due first on top, of what is done the latest."""
    rows, day = sortable(with_steps(wanted.rows(workspace))), today(workspace)
    counts = dict(wanted.rows(workspace).order_by().values_list("state").annotate(Count("pk")))
    columns = []
    for state in TaskState:
        done = state == TaskState.DONE
        mine = rows.filter(state=state).order_by(*(("-done_at", "-pk") if done else ("due", "pk")))
        count = counts.get(state, 0)
        cards = marked(mine[: DONE_CARDS if done else CARDS_A_COLUMN], day) if count else []
        columns.append(Column(state, cards, count))
    return columns


def items(task: Task) -> list[ChecklistItem]:
    """Return the steps of a task, in order."""
    return list(ChecklistItem.objects.filter(task=task).select_related("done_by"))


def item(task: Task, slug: str) -> ChecklistItem:
    """Return one step by its URL name. Raises ChecklistItem.DoesNotExist."""
    return ChecklistItem.objects.select_related("task__workspace").get(task=task, slug=slug)


def history(task: Task, *, most: int = 30) -> list[AuditEntry]:
    """Return what was done to a task, the latest first."""
    about = AuditEntry.objects.filter(workspace=task.workspace, subject=task.slug, action__startswith="act.")
    return list(about.select_related("person").order_by("-at", "-pk")[:most])


def names_of(workspace: Workspace, keys: Iterable[Any]) -> dict[int, str]:
    """Return members' names by their key, as the history keeps them."""
    return {m.pk: str(m) for m in Member.objects.filter(workspace=workspace, pk__in=keys).select_related("person")}


def waiting(workspace: Workspace) -> int:
    """Return how many tasks are late, or open with nobody responsible."""
    nobody = NOT_DONE & Q(responsible=None)
    return Task.objects.filter(late(workspace) | nobody, workspace=workspace).count()
