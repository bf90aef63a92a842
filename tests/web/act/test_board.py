"""The board, and the list found, sorted and paged."""

from datetime import date, timedelta
from importlib import import_module

import pytest
from django.test import Client

from tests.conftest import Cast
from touchline.web.act import operations, queries
from touchline.web.act.models import Task

HTMX = {"HX-Request": "true"}


def page(cast: Cast, rest: str = "") -> str:
    return f"/w/{cast.workspace.slug}/act/{rest}"


@pytest.fixture
def tasks(cast: Cast) -> list[Task]:
    """Three tasks: Bogdan's two days late and in progress, one of nobody without a day, Ana's done."""
    day = queries.today(cast.workspace)
    rows = [
        {"title": "b Print", "responsible": cast.bogdan, "due_date": day - timedelta(days=2), "state": "doing"},
        {"title": "A Call", "effort_days": 3.0},
        {"title": "c Paint", "responsible": cast.ana, "due_date": day, "state": "done", "effort_days": 1.0},
    ]
    return [operations.add_task(cast.workspace, person=cast.ana.person, **row) for row in rows]


def test_the_board_has_a_column_for_each_state_and_says_how_late(cast: Cast, chi: Client, tasks: list[Task]) -> None:
    reply = chi.get(page(cast, "board/"))

    shown = {column.state.value: [task.title for task in column.tasks] for column in reply.context["columns"]}
    assert shown == {"open": ["A Call"], "doing": ["b Print"], "done": ["c Paint"]}
    assert "2 days late" in reply.text
    assert "<button" not in reply.text.split('id="board"')[1].split("</section></div>")[0]


def test_a_card_is_moved_by_its_button_and_the_board_comes_back(cast: Cast, bogdan: Client, tasks: list[Task]) -> None:
    url, said = page(cast, f"tasks/{tasks[1].slug}/state/"), {"state": "doing", "version": 1, "from": "board"}

    part = bogdan.post(url, said, headers=HTMX)
    whole = bogdan.post(f"{url}?find=call", {"state": "done", "version": 2, "from": "board"}, follow=True)
    undo = whole.text.split('id="toasts"')[1].split('action="')[1].split('"')[0]

    assert part.text.strip().startswith('<div class="board"')
    assert part.text.index("b Print") < part.text.index("A Call")
    assert whole.redirect_chain == [(page(cast, f"board/?find=call#card-{tasks[1].slug}"), 302)]
    assert bogdan.post(undo).headers["Location"] == page(cast, "board/")


def test_a_viewer_moves_their_own_card_only(cast: Cast, chi: Client, tasks: list[Task]) -> None:
    Task.objects.filter(pk=tasks[1].pk).update(responsible=cast.chi)

    text = chi.get(page(cast, "board/")).text

    assert text.count("data-movable") == 1
    assert f"tasks/{tasks[1].slug}/state/" in text


def test_a_long_column_shows_what_is_due_first_and_counts_the_rest(
    cast: Cast, chi: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_module("touchline.web.act.queries"), "CARDS_A_COLUMN", 2)
    for n in (3, 1, 2):
        operations.add_task(cast.workspace, person=cast.ana.person, title=f"T{n}", due_date=date(2026, 1, n))

    column = chi.get(page(cast, "board/")).context["columns"][0]

    assert ([task.title for task in column.tasks], column.more) == (["T1", "T2"], 1)


@pytest.mark.parametrize(
    ("sort", "titles"),
    [
        ("due", ["b Print", "c Paint", "A Call"]),
        ("-due", ["A Call", "c Paint", "b Print"]),
        ("title", ["A Call", "b Print", "c Paint"]),
        ("responsible", ["c Paint", "b Print", "A Call"]),
        ("-responsible", ["b Print", "c Paint", "A Call"]),
        ("-effort", ["A Call", "c Paint", "b Print"]),
        ("state", ["A Call", "b Print", "c Paint"]),
        ("nonsense", ["b Print", "c Paint", "A Call"]),
    ],
)
def test_the_list_is_sorted_and_paged_in_that_order(
    cast: Cast, tasks: list[Task], sort: str, titles: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted, seen, after = queries.Wanted(show="all"), [], ""
    monkeypatch.setattr(import_module("touchline.web.act.queries"), "TASKS_A_PAGE", 1)
    while True:
        listing = queries.listing(cast.workspace, cast.ana, wanted, sort=sort, after=after)
        seen += [task.title for task in listing.tasks]
        after = listing.page.next
        if not after:
            break

    assert seen == titles


def test_the_list_is_filtered_by_person_and_word(cast: Cast, chi: Client, tasks: list[Task]) -> None:
    of_bogdan = chi.get(page(cast), {"show": "all", "person": cast.bogdan.slug}).context["listing"]
    painted = chi.get(page(cast), {"show": "all", "find": "pain"}).context["listing"]

    assert [task.title for task in of_bogdan.tasks] == ["b Print"]
    assert ([task.title for task in painted.tasks], painted.counts["open"]) == (["c Paint"], 0)


def test_each_task_late_says_by_how_many_days(cast: Cast, tasks: list[Task]) -> None:
    assert {task.title: task.days_late for task in queries.tasks(cast.workspace)} == {
        "b Print": 2,
        "A Call": 0,
        "c Paint": 0,
    }
