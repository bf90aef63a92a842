"""The steps of a task: the usual ones, ticked by who is responsible, written by who may edit."""

import pytest
from django.test import Client

from tests.conftest import Cast
from tests.jobs import run_jobs
from touchline.web.act import queries
from touchline.web.act.models import ChecklistItem, Task
from touchline.web.act.operations import usual_steps
from touchline.web.decide.models import Decision, Move
from touchline.web.identify.models import Kind
from touchline.web.workspace.models import Member

HTMX = {"HX-Request": "true"}


def url(cast: Cast, task: Task, rest: str = "") -> str:
    return f"/w/{cast.workspace.slug}/act/tasks/{task.slug}/{rest}"


def own(task: Task, member: Member) -> None:
    Task.objects.filter(pk=task.pk).update(responsible=member)


def test_a_task_comes_with_the_steps_of_its_move_and_of_its_touchpoints_kinds(task: Task) -> None:
    assert [item.text for item in queries.items(task)] == [
        "Tell the colleagues whose work it touches",
        "Tell the customers who still use it what they can use instead",
        "Redirect its address, number or mailbox",
        "Clear away what stood there and take it off signs",
        "End contracts and standing orders",
        "Take it off the site, print and profiles",
        "Watch complaints for a month",
    ]


@pytest.mark.parametrize(("move", "least"), [(Move.ELIMINATE, 5), (Move.OPTIMISE, 5), (Move.ADD, 5)])
@pytest.mark.parametrize("kind", Kind)
def test_every_move_and_kind_has_steps_of_its_own(move: Move, least: int, kind: Kind) -> None:
    plain, with_kind = usual_steps(move, []), usual_steps(move, [kind])

    assert len(plain) >= least
    assert len(with_kind) == len(plain) + 1


def test_the_steps_are_worded_in_the_workspaces_language_and_made_once(cast: Cast, decision: Decision) -> None:
    cast.workspace.language = "ro"
    cast.workspace.save()

    run_jobs()
    run_jobs()

    texts = [item.text for item in ChecklistItem.objects.all()]
    assert len(texts) == 7
    assert "Watch complaints for a month" not in texts


def test_a_viewer_ticks_the_steps_of_their_own_task_only(cast: Cast, chi: Client, task: Task) -> None:
    item = queries.items(task)[0]
    tick = url(cast, task, f"steps/{item.slug}/tick/")

    assert chi.post(tick, {"done": "yes"}).status_code == 403
    own(task, cast.chi)
    reply = chi.post(tick, {"done": "yes"}, headers=HTMX)

    item.refresh_from_db()
    assert (item.done_by, reply.status_code) == (cast.chi.person, 200)
    assert "1 of 7 steps" in reply.text
    chi.post(tick, {"done": "no"})
    item.refresh_from_db()
    assert (item.done_at, item.done_by) == (None, None)


def test_ticking_twice_is_told_once(cast: Cast, bogdan: Client, task: Task) -> None:
    tick = url(cast, task, f"steps/{queries.items(task)[0].slug}/tick/")

    for _ in range(2):
        bogdan.post(tick, {"done": "yes"})

    assert [entry.action for entry in queries.history(task)] == ["act.tick_item"]


def test_steps_are_added_and_removed_by_who_may_edit(cast: Cast, bogdan: Client, chi: Client, task: Task) -> None:
    own(task, cast.chi)
    add = url(cast, task, "steps/add/")

    assert chi.post(add, {"text": "Mine"}).status_code == 403
    assert bogdan.post(add, {"text": ""}, headers=HTMX).status_code == 422
    bogdan.post(add, {"text": "Thank the printer"})

    last = queries.items(task)[-1]
    assert (last.text, last.position) == ("Thank the printer", 7)
    bogdan.post(url(cast, task, f"steps/{last.slug}/remove/"))
    assert len(queries.items(task)) == 7


def test_the_page_of_a_task_tells_what_was_done_to_it(cast: Cast, ana: Client, chi: Client, task: Task) -> None:
    said = {"title": task.title, "due_date": "2026-12-24", "responsible": cast.chi.slug, "state": "doing"}
    ana.post(url(cast, task, "change/"), said | {"note": "First the printer", "version": task.version})

    text = chi.get(url(cast, task)).text

    assert "Ana changed the task" in text
    assert "State: To do → In progress" in text
    assert "Responsible: Bogdan → Chi" in text
    assert "<p>First the printer</p>" in text
