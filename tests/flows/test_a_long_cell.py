"""Cards of a long cell come while people scroll or walk: a portion a frame, in order, one of them in the tab order."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.conftest import Cast
from touchline.web.identify import operations as identify
from touchline.web.map import operations
from touchline.web.map.models import Map
from touchline.web.map.queries.grid import SEEN

pytestmark = pytest.mark.slow
MANY = [f"Letter {number:03}" for number in range(SEEN + 150)]
PORTION = 12
WATCH = """() => {
  window.portions = [];
  const list = document.querySelector("[data-stage] .map-cards");
  let had = list.querySelectorAll("[data-card]").length;
  const look = () => {
    const has = list.querySelectorAll("[data-card]").length;
    if (has !== had) window.portions.push(has - had);
    had = has;
    requestAnimationFrame(look);
  };
  look();
}"""


@pytest.fixture
def map(transactional_db: None, cast: Cast) -> Map:
    stages = identify.lay_out_stages(cast.workspace, scheme="three-phases")
    map = operations.open_map(cast.workspace, person=cast.bogdan.person)
    operations.add_touchpoints(map, names=MANY, stage=stages[0], person=cast.bogdan.person)
    return map


@pytest.fixture
def page(cast: Cast, map: Map, bogdan_page: Page) -> Page:
    bogdan_page.set_viewport_size({"width": 1280, "height": 400})  # the rest is far below, so not asked for
    bogdan_page.goto(f"/w/{cast.workspace.slug}/map/")
    expect(names(bogdan_page)).to_have_count(SEEN)
    return bogdan_page


def names(page: Page) -> Locator:
    return page.locator("[data-stage]").first.locator(".map-name")


def scroll_to_the_end(page: Page, count: int) -> None:
    """Turn the wheel as a person does, again when more cards have come below; for at most 15 seconds."""
    for _ in range(150):
        if names(page).count() == count:
            return
        page.mouse.wheel(0, 20_000)
        page.wait_for_timeout(100)


def test_cards_are_put_in_by_portions_while_the_page_is_scrolled(page: Page) -> None:
    page.evaluate(WATCH)

    page.mouse.wheel(0, 1500)

    expect(names(page)).to_have_count(SEEN + 100)  # what one reading brings
    page.mouse.wheel(0, 20_000)
    expect(names(page)).to_have_text(MANY)
    page.wait_for_function("window.portions.reduce((all, one) => all + one) === 150")  # counted a frame later
    portions = page.evaluate("window.portions")
    assert max(portions) <= PORTION, portions
    assert page.locator('[data-card] .map-name[tabindex="0"]').count() == 1


def test_walking_down_goes_on_where_the_drawn_cards_end(page: Page) -> None:
    names(page).last.focus()

    page.keyboard.press("ArrowDown")

    expect(names(page).nth(SEEN)).to_be_focused()
    expect(names(page)).to_have_count(SEEN + 100)


def test_a_card_that_leaves_while_others_come_leaves_the_rest_in_order(page: Page) -> None:
    names(page).nth(1).focus()
    page.mouse.wheel(0, 1500)
    expect(names(page).nth(SEEN)).to_be_attached()

    page.keyboard.press("Alt+ArrowRight")

    expect(page.locator("[data-stage]").nth(1).locator(".map-name")).to_have_text(["Letter 001"])
    scroll_to_the_end(page, len(MANY) - 1)
    expect(names(page)).to_have_text([MANY[0], *MANY[2:]])
