"""Options, the plan that somebody adopts, its tasks, and what has become of them."""

from collections.abc import Sequence
from datetime import timedelta
from functools import partial

from django.utils.timezone import localdate, now

from touchline.engine.sample.files import csv
from touchline.web.act import operations as act
from touchline.web.act.models import Task, TaskState
from touchline.web.analyse.operations import ask_for_drivers
from touchline.web.decide import queries as decide
from touchline.web.decide.operations import adopt, bring_options
from touchline.web.decide.queries.files import parcel
from touchline.web.desk.operations.samples.loading import Loading
from touchline.web.listen.models import Survey
from touchline.web.workspace.work import Step


def bring_the_options(work: Loading) -> Step:
    """Take the options from their file."""
    found = parcel(work.workspace, csv(work.sample.options), f"{work.sample.key}.csv")
    if found.problems:
        raise ValueError(f"{work.sample.key}: {found.problems[0]}")
    return Step(write=partial(take_options, work, found), finished=True)


def take_options(work: Loading, found: decide.Parcel) -> None:
    bring_options(work.workspace, parcel=found, person=work.person)


def adopt_a_plan(work: Loading) -> Step:
    """Adopt the most satisfying plan for the money of today, for the reason that is written down."""
    best = decide.front(work.workspace)
    assert best is not None  # noqa: S101 the options are there
    place = best.near(best.front.today.cost_minor)
    texts = work.sample.texts

    def write() -> None:
        decision = adopt(
            work.workspace,
            best=best,
            place=place,
            name=texts["decision.name"],
            reason=texts["decision.reason"],
            person=work.person,
        )
        act.make_tasks(decision, act.tasks_of(decision))

    return Step(write=write, finished=True)


def begin_the_tasks(work: Loading) -> Step:
    """Finish the first task, begin the second, and let the third be late; give all of them to somebody."""
    tasks = list(Task.objects.filter(workspace=work.workspace).order_by("due_date", "pk"))
    return Step(write=partial(begin, work, tasks), finished=True)


def begin(work: Loading, tasks: Sequence[Task]) -> None:
    yesterday = localdate(now(), work.workspace.zone) - timedelta(days=1)
    told: list[dict[str, object]] = [{"state": TaskState.DONE}, {"state": TaskState.DOING}, {"due_date": yesterday}]
    for task, fields in zip(tasks, told, strict=False):
        act.change_task(task, version=task.version, person=work.person, changed_at=now(), **fields)


def find_the_drivers(work: Loading) -> Step:
    """Ask for what goes with satisfaction in the newest answers: that is a job of its own."""
    survey = Survey.objects.filter(workspace=work.workspace).order_by("-pk").first()

    def write() -> None:
        if survey:
            ask_for_drivers(work.workspace, survey, person=work.person)

    return Step(write=write, finished=True)
