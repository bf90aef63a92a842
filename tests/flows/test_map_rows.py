"""The map with a row for each segment, in a real browser: moved across rows by keys and by mouse, heads that stay."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.conftest import Cast
from tests.flows.looking import assert_accessible, assert_fits, photograph
from tests.flows.test_the_map import NAMES, card, measure, say
from touchline.web.identify import operations as identify
from touchline.web.map import operations
from touchline.web.map.models import Map

SCROLLED = """() => {
  const map = document.querySelector("[data-map]");
  map.scrollTo(400, 200);
  return map.scrollTop > 100 && map.scrollLeft > 100;
}"""
OWN = {"Families": {1: ["Play corner"], 4: ["Assembly at home"]}, "Firms": {3: ["Yearly agreement"]}}


@pytest.fixture
def map(transactional_db: None, cast: Cast) -> Map:
    stages = identify.lay_out_stages(cast.workspace, scheme="lifecycle")
    map = operations.open_map(cast.workspace, person=cast.bogdan.person)
    for place, names in NAMES.items():
        for made in operations.add_touchpoints(map, names=names, stage=stages[place], person=cast.bogdan.person):
            measure(made.touchpoint)
    for name, own in OWN.items():
        segment = identify.segment_named(cast.workspace, name)
        for place, names in own.items():
            operations.add_touchpoints(
                map, names=names, stage=stages[place], segment=segment, person=cast.bogdan.person
            )
    return map


@pytest.fixture
def page(cast: Cast, map: Map, bogdan_page: Page) -> Page:
    bogdan_page.goto(f"/w/{cast.workspace.slug}/map/")
    return bogdan_page


def row(page: Page, stage: str, segment: str) -> Locator:
    return page.get_by_role("region", name=stage).get_by_role("group", name=segment).locator(".map-name")


def test_keys_carry_a_card_down_into_the_next_row_and_sideways_within_it(page: Page) -> None:
    card(page, "Contract").focus()
    page.keyboard.press("Alt+ArrowDown")
    say(page, "Moved Contract from Selection · all customers to Selection · Families, place 1")
    page.keyboard.press("Alt+ArrowRight")
    say(page, "Moved Contract from Selection · Families to Satisfaction · Families, place 1")

    expect(row(page, "Satisfaction", "Families")).to_have_text(["Contract", "Assembly at home"])
    expect(card(page, "Contract").first).to_be_focused()
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    expect(row(page, "Selection", "All customers")).to_have_text(NAMES[3])


def test_arrows_walk_through_the_rows_and_over_empty_cells(page: Page) -> None:
    card(page, NAMES[1][-1]).focus()
    page.keyboard.press("ArrowDown")
    expect(card(page, "Play corner")).to_be_focused()

    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("group", name="Consideration · Families, empty")).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")

    expect(card(page, "Assembly at home")).to_be_focused()


def test_a_card_is_dropped_into_the_row_of_a_segment_and_copied_from_the_menu(page: Page) -> None:
    held = card(page, "Loyalty card").bounding_box()
    target = page.get_by_role("region", name="Loyalty").get_by_role("group", name="Families").bounding_box()
    assert held
    assert target
    page.mouse.move(held["x"] + 8, held["y"] + 8)
    page.mouse.down()
    page.mouse.move(target["x"] + 20, target["y"] + target["height"] / 2, steps=5)
    page.mouse.up()
    expect(row(page, "Loyalty", "Families")).to_have_text(["Loyalty card"])

    page.get_by_role("link", name="Move Loyalty card").click()
    page.get_by_role("dialog").get_by_role("button", name="Firms (copy)").click()

    expect(row(page, "Loyalty", "Firms")).to_have_text(["Loyalty card"])
    expect(row(page, "Loyalty", "Families")).to_have_text(["Loyalty card"])


def test_stage_heads_and_segment_names_keep_their_place_and_the_page_fits(page: Page) -> None:
    page.set_viewport_size({"width": 900, "height": 500})
    page.wait_for_function(SCROLLED)
    frame = page.locator("[data-map]").bounding_box()
    head = page.get_by_role("region", name="Satisfaction").locator(".map-stage-head").bounding_box()
    name = page.locator(".map-row-head", has_text="All customers").bounding_box()
    assert frame
    assert head
    assert name
    assert abs(head["y"] - frame["y"]) < 2
    assert abs(name["x"] - frame["x"]) < 2

    page.set_viewport_size({"width": 1280, "height": 844})
    assert_accessible(page)
    photograph(page, "map-rows")
    assert_fits(page)
