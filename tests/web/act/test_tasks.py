"""Tasks: made from a decision, listed, changed, finished."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client

from tests.conftest import Cast
from tests.jobs import run_jobs
from touchline.engine.act import due_date
from touchline.web.act import queries
from touchline.web.act.jobs import tasks_from_decision
from touchline.web.act.models import Task, TaskState
from touchline.web.decide.models import Decision, Option
from touchline.web.workspace.models import Job, JobState, Member
from touchline.web.workspace.work import Call


def page(cast: Cast, rest: str = "") -> str:
    return f"/w/{cast.workspace.slug}/act/{rest}"


def own(task: Task, member: Member) -> Task:
    task.responsible = member
    task.save()
    return task


def test_each_option_that_changes_something_becomes_a_task(cast: Cast, task: Task, decision: Decision) -> None:
    assert task.title == "Eliminate Catalogue: Eliminate it"
    assert (task.responsible, task.effort_days, task.decision) == (cast.bogdan, 4, decision)
    assert task.due_date == due_date(decision.decided_at.date(), 4)


def test_the_same_work_done_twice_makes_no_second_task(cast: Cast, decision: Decision) -> None:
    call = Call(cast.workspace, 1, {"decision": decision.slug})
    first, second = tasks_from_decision(call), tasks_from_decision(call)

    first.write()
    second.write()
    tasks_from_decision(call).write()

    assert Task.objects.count() == 1


def test_tasks_are_made_even_when_the_options_are_gone(cast: Cast, decision: Decision) -> None:
    Option.objects.all().delete()

    (job,) = run_jobs()

    assert job.state == JobState.DONE
    assert Task.objects.get().option is None


def test_tasks_are_worded_in_the_workspaces_language(cast: Cast, decision: Decision) -> None:
    cast.workspace.language = "ro"
    cast.workspace.save()

    run_jobs()

    assert "Catalogue" in Task.objects.get().title


def test_without_tasks_the_page_teaches_where_they_come_from(cast: Cast, chi: Client) -> None:
    assert "No tasks yet" in chi.get(page(cast)).text


@pytest.mark.parametrize(("show", "seen"), [("open", 1), ("mine", 0), ("late", 1), ("done", 0), ("all", 1)])
def test_tasks_are_listed_by_filter(cast: Cast, ana: Client, task: Task, show: str, seen: int) -> None:
    task.due_date = queries.today(cast.workspace) - timedelta(days=1)
    task.save()

    reply = ana.get(page(cast), {"show": show})

    assert len(reply.context["listing"].tasks) == seen


def test_late_tasks_and_tasks_of_nobody_wait(cast: Cast, task: Task) -> None:
    assert queries.waiting(cast.workspace) == 0

    Task.objects.filter(pk=task.pk).update(responsible=None)

    assert queries.waiting(cast.workspace) == 1


def test_a_task_is_done_and_says_by_whom_with_a_way_back(cast: Cast, bogdan: Client, task: Task) -> None:
    said = {"state": "done", "version": task.version}

    reply = bogdan.post(page(cast, f"tasks/{task.slug}/state/"), said, headers={"HX-Request": "true"})

    task.refresh_from_db()
    assert (task.state, task.done_by) == (TaskState.DONE, cast.bogdan.person)
    assert f'id="{task.slug}"' in reply.text
    undo = re.search(r'"undo": "([^"]+)"', reply.headers["HX-Trigger"])
    assert undo
    bogdan.post(undo[1])
    task.refresh_from_db()
    assert (task.state, task.done_at) == (TaskState.OPEN, None)


def test_a_viewer_finishes_their_own_task_only(cast: Cast, chi: Client, task: Task) -> None:
    url, said = page(cast, f"tasks/{task.slug}/state/"), {"state": "done", "version": task.version}

    assert chi.post(url, said).status_code == 403
    own(task, cast.chi)
    assert chi.post(url, said).status_code == 302

    task.refresh_from_db()
    assert task.state == TaskState.DONE


def test_a_viewer_does_not_edit_or_add_tasks(cast: Cast, chi: Client, task: Task) -> None:
    own(task, cast.chi)

    assert chi.get(page(cast, f"tasks/{task.slug}/change/")).status_code == 403
    assert "act:change" not in chi.get(page(cast, f"tasks/{task.slug}/")).text
    assert chi.post(page(cast, "tasks/add/"), {"title": "Mine"}).status_code == 403


def test_a_task_is_changed(cast: Cast, ana: Client, task: Task) -> None:
    said = {
        "title": "Tell the printer",
        "responsible": cast.chi.slug,
        "due_date": "2026-12-24",
        "effort_days": "1.5",
        "state": "doing",
        "note": "By telephone",
        "version": task.version,
    }

    ana.post(page(cast, f"tasks/{task.slug}/change/"), said)

    task.refresh_from_db()
    assert (task.title, task.responsible, task.due_date) == ("Tell the printer", cast.chi, date(2026, 12, 24))
    assert (task.effort_days, task.state, task.note, task.version) == (1.5, "doing", "By telephone", 2)


def test_a_stale_change_is_refused(cast: Cast, ana: Client, task: Task) -> None:
    said = {"state": "done", "version": task.version + 1}

    assert ana.post(page(cast, f"tasks/{task.slug}/state/"), said).status_code == 409


def test_a_task_of_ones_own_is_added(cast: Cast, ana: Client) -> None:
    ana.post(page(cast, "tasks/add/"), {"title": "Call the printer", "state": "open", "version": 1})

    assert [task.title for task in queries.tasks(cast.workspace)] == ["Call the printer"]


def test_nobody_of_another_company_can_be_responsible(cast: Cast, ana: Client) -> None:
    said = {"title": "Spy", "responsible": cast.dario.slug, "state": "open", "version": 1}

    assert ana.post(page(cast, "tasks/add/"), said).status_code == 422


def test_a_stranger_finds_no_task(cast: Cast, dario: Client, task: Task) -> None:
    assert dario.get(page(cast, f"tasks/{task.slug}/")).status_code == 404


def test_tasks_that_are_being_made_are_shown_with_their_progress(
    cast: Cast, bogdan: Client, decision: Decision
) -> None:
    text = bogdan.get(page(cast)).text

    assert "Make the tasks of “Spring”" in text
    assert re.search(r'hx-get="[^"]*/jobs/[^"]*/progress/\?then=[^"]*/act/', text)
    assert "No tasks yet" not in text


def test_tasks_that_could_not_be_made_are_tried_again_from_the_list(
    cast: Cast, bogdan: Client, decision: Decision
) -> None:
    error = {"code": "job-killed", "found": "it stopped", "expected": "an end", "fix": "Try it again.", "values": {}}
    job = Job.objects.get(kind="act.tasks_from_decision")
    Job.objects.filter(pk=job.pk).update(state=JobState.FAILED, error=error)

    text = bogdan.get(page(cast)).text

    assert "The tasks of a plan could not be made." in text
    assert f"/jobs/{job.slug}/try-again/" in text


def test_once_they_are_made_nothing_is_said_of_their_making(cast: Cast, bogdan: Client, task: Task) -> None:
    text = bogdan.get(page(cast)).text

    assert task.title in text
    assert "Make the tasks of" not in text


def test_the_tasks_of_one_decision_say_nothing_of_anothers_making(
    cast: Cast, bogdan: Client, decision: Decision
) -> None:
    assert queries.making(cast.workspace, decision="another") == []
    assert len(queries.making(cast.workspace, decision=decision.slug)) == 1
