"""A card that moves is put in its place by the page: among many cards, in another row, beside what others changed."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.conftest import Cast
from touchline.web.identify import operations as identify
from touchline.web.map import operations
from touchline.web.map.models import Map
from touchline.web.map.queries.grid import SEEN

pytestmark = pytest.mark.slow
MANY = [f"Letter {number:02}" for number in range(SEEN + 40)]
FEW = ["Web site", "Price list", "Chat"]


@pytest.fixture
def map(transactional_db: None, cast: Cast) -> Map:
    stages = identify.lay_out_stages(cast.workspace, scheme="three-phases")
    map = operations.open_map(cast.workspace, person=cast.bogdan.person)
    operations.add_touchpoints(map, names=MANY, stage=stages[0], person=cast.bogdan.person)
    operations.add_touchpoints(map, names=FEW, stage=stages[1], person=cast.bogdan.person)
    return map


@pytest.fixture
def page(cast: Cast, map: Map, bogdan_page: Page) -> Page:
    bogdan_page.set_viewport_size({"width": 1280, "height": 400})  # the deep cards are out of sight, so not fetched
    bogdan_page.goto(f"/w/{cast.workspace.slug}/map/")
    return bogdan_page


def names_in(page: Page, place: int) -> Locator:
    return page.locator("[data-stage]").nth(place).locator("[data-cell]").first.locator(".map-name")


def card(page: Page, name: str) -> Locator:
    return page.locator(".map-name", has_text=name)


def test_a_card_comes_to_its_place_is_counted_and_goes_back(page: Page) -> None:
    card(page, "Letter 02").focus()

    page.keyboard.press("Alt+ArrowRight")

    expect(names_in(page, 1)).to_have_text(["Web site", "Price list", "Letter 02", "Chat"])
    expect(card(page, "Letter 02")).to_be_focused()
    stage = page.locator("[data-stage]").nth(1)
    expect(stage.locator(".map-count")).to_contain_text("4 touchpoints")
    expect(stage.get_by_role("group", name=", 4 touchpoints")).to_have_count(1)
    page.keyboard.press("Control+z")
    expect(names_in(page, 1)).to_have_text(FEW)
    expect(card(page, "Letter 03")).to_be_visible()
    assert names_in(page, 0).all_text_contents()[:4] == MANY[:4]


def test_below_what_is_drawn_a_card_is_found_again_in_its_order(page: Page) -> None:
    card(page, "Chat").focus()
    stage = page.locator("[data-stage]").first.get_attribute("data-stage")
    assert names_in(page, 0).count() == SEEN
    url = page.locator("[data-card] [data-more]").last.get_attribute("href")

    page.evaluate(
        "([url, stage]) => window.htmx.ajax('POST', url, {values: {stage}, swap: 'none', source: document.body})",
        [url, stage],
    )

    expect(names_in(page, 1)).to_have_text(FEW[:2])
    page.mouse.wheel(0, 5000)
    expect(names_in(page, 0)).to_have_text([*MANY, "Chat"])


def test_a_cell_that_another_changed_meanwhile_is_read_anew(page: Page, map: Map, cast: Cast) -> None:
    stages = list(cast.workspace.stages.all())
    operations.add_touchpoints(map, names=["Parcel", "Note"], stage=stages[1], person=cast.ana.person)
    card(page, "Letter 01").focus()

    page.keyboard.press("Alt+ArrowRight")
    expect(names_in(page, 1)).to_have_text(["Web site", "Letter 01", "Price list", "Chat", "Parcel", "Note"])
    for _ in range(4):
        page.keyboard.press("Alt+ArrowDown")

    expect(names_in(page, 1)).to_have_text(["Web site", "Price list", "Chat", "Parcel", "Note", "Letter 01"])
