"""Several maps in a real browser: a plan made of the map as it is, and a card opened as a map of its own."""

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import Cast
from tests.flows.looking import assert_accessible, assert_fits, photograph
from tests.flows.test_the_map import NAMES, card, measure, say
from touchline.web.identify import operations as identify
from touchline.web.map import operations
from touchline.web.map.models import Map


@pytest.fixture
def page(transactional_db: None, cast: Cast, bogdan_page: Page) -> Page:
    stages = identify.lay_out_stages(cast.workspace, scheme="lifecycle")
    map = operations.open_map(cast.workspace, person=cast.bogdan.person)
    for made in operations.add_touchpoints(map, names=NAMES[3], stage=stages[3], person=cast.bogdan.person):
        measure(made.touchpoint)
    bogdan_page.goto(f"/w/{cast.workspace.slug}/map/maps/")
    return bogdan_page


def test_a_plan_is_copied_and_changed_and_a_card_gets_a_map_of_its_own(page: Page, cast: Cast) -> None:
    page.get_by_role("link", name="Copy …").click()
    page.get_by_label("Name").fill("Next year")
    page.get_by_role("button", name="Make the map").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Next year")
    expect(page.locator(".map-score")).to_have_count(0)
    card(page, NAMES[3][0]).focus()
    page.keyboard.press("Delete")
    say(page, f"Took {NAMES[3][0]} out of Selection")

    page.get_by_role("link", name="All maps").click()
    expect(page.locator("tbody th[scope=row] a")).to_have_text([cast.workspace.name, "Next year"])
    assert_accessible(page)
    photograph(page, "map-maps")
    page.get_by_role("row", name=cast.workspace.name).get_by_role("link", name=cast.workspace.name, exact=True).click()
    expect(card(page, NAMES[3][0])).to_be_visible()

    card(page, NAMES[3][0]).click()
    page.locator("#panel").get_by_role("button", name="Open as a map of its own").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(NAMES[3][0])
    page.get_by_label("Where you are").get_by_role("link", name=cast.workspace.name).last.click()
    below = page.locator(".map-below")
    expect(below).to_contain_text("0 of 0 measured")
    photograph(page, "map-with-a-map-below")
    page.goto(f"/w/{cast.workspace.slug}/map/maps/")
    assert_fits(page)


def test_the_panel_of_a_map_is_saved_from_the_list(page: Page, cast: Cast) -> None:
    page.get_by_role("link", name="Change").click()
    panel = page.locator("#panel")
    panel.get_by_label("Look it over by").fill("2020-02-03")
    panel.get_by_label("Responsible person").select_option(label="Bogdan")
    assert_accessible(page)
    photograph(page, "map-change")
    panel.get_by_role("button", name="Save").click()

    expect(page.locator("#due")).to_contain_text(cast.workspace.name)
    assert Map.objects.get().responsible == cast.bogdan
