"""Tasks moved and ticked, as somebody does it in a browser."""

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import Cast
from tests.flows.conftest import Visit
from tests.flows.looking import assert_accessible, assert_fits
from touchline.web.act import operations
from touchline.web.act.models import Task

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def task(cast: Cast) -> Task:
    made = operations.add_task(
        cast.workspace, person=cast.ana.person, title="Call the printer", responsible=cast.chi, effort_days=1.0
    )
    operations.add_item(made, text="Find the number", person=cast.ana.person)
    return made


def test_a_card_is_dragged_moved_by_keys_and_taken_back(cast: Cast, task: Task, bogdan_page: Page) -> None:
    page = bogdan_page
    page.goto(f"/w/{cast.workspace.slug}/act/board/")
    assert_accessible(page, schemes=("light",))
    card, doing = page.locator(".board-card"), page.locator("[data-state=doing]")
    box, target = card.bounding_box(), doing.bounding_box()
    assert box
    assert target

    page.mouse.move(box["x"] + box["width"] - 4, box["y"] + 4)
    page.mouse.down()
    page.mouse.move(target["x"] + 40, target["y"] + 60, steps=5)
    page.mouse.up()
    expect(doing.locator(".board-card")).to_contain_text("Call the printer")

    page.locator(".board-title").focus()
    page.keyboard.press("Alt+ArrowRight")
    expect(page.locator("[data-state=done] .board-title")).to_be_focused()
    page.locator(".toast").last.get_by_role("button", name="Undo").click()
    expect(page.locator(".toast").last).to_contain_text("as it was before")
    task.refresh_from_db()
    assert task.state == "doing"
    page.goto(f"/w/{cast.workspace.slug}/act/board/")
    assert_fits(page)


def test_a_viewer_ticks_and_finishes_their_own_task_without_javascript(cast: Cast, task: Task, visit: Visit) -> None:
    page = visit(cast.chi, javascript=False)
    page.goto(f"/w/{cast.workspace.slug}/act/tasks/{task.slug}/")

    page.get_by_role("button", name="Find the number").click()
    expect(page.get_by_role("button", name="Find the number")).to_have_attribute("aria-pressed", "true")
    page.goto(f"/w/{cast.workspace.slug}/act/board/")
    page.get_by_role("button", name="To “Done”: Call the printer").click()

    expect(page.locator("[data-state=done]")).to_contain_text("Call the printer")
