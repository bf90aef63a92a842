"""Version, compare, restore: in a browser, as a team that tries something and thinks better of it."""

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import Cast
from tests.flows.conftest import Visit
from tests.flows.looking import assert_accessible, assert_fits, photograph
from touchline.web.identify import operations as identify
from touchline.web.identify import queries as library
from touchline.web.map import operations
from touchline.web.map.models import Map, Placement


def drawn_map(cast: Cast) -> Map:
    """Draw a small map with a row for families."""
    stages = identify.lay_out_stages(cast.workspace, scheme="lifecycle")
    families = identify.segment_named(cast.workspace, "Families")
    map = operations.open_map(cast.workspace, person=cast.bogdan.person)
    for stage, names in zip(
        stages,
        (["Social networks"], ["Web site"], ["Chat"], ["Shop counter", "Order form"], ["Delivery"]),
        strict=False,
    ):
        operations.add_touchpoints(map, names=names, stage=stage, person=cast.bogdan.person)
    operations.add_touchpoint(map, name="Follow-up call", stage=stages[5], segment=families, person=cast.bogdan.person)
    return map


def change_a_lot(cast: Cast, map: Map) -> None:
    stages = library.stages(cast.workspace)
    cards = {card.touchpoint.name: card for card in Placement.objects.select_related("map", "touchpoint", "stage")}
    operations.move(cards["Follow-up call"], stage=stages[4], person=cast.bogdan.person)
    operations.take_off(cards["Chat"], person=cast.bogdan.person)
    operations.change_touchpoint(map, cards["Web site"].touchpoint, person=cast.bogdan.person, channel="phone")
    operations.add_touchpoint(map, name="Birthday card", stage=stages[5], person=cast.bogdan.person)


@pytest.mark.both_databases
@pytest.mark.usefixtures("transactional_db")
def test_a_map_is_kept_compared_and_brought_back(cast: Cast, visit: Visit) -> None:
    map = drawn_map(cast)
    page = visit(cast.bogdan)
    page.set_default_navigation_timeout(120_000)  # the first page warms a busy machine up
    page.set_default_timeout(30_000)
    page.goto(f"/w/{cast.workspace.slug}/map/{map.slug}/")

    keep(page, "As is 2026")
    change_a_lot(cast, map)
    page.get_by_role("link", name="Compare with today").click()

    expect(page.locator(".lead")).to_have_text("1 card added, 1 taken off, 1 moved, 1 changed, 4 as before.")
    said = "Moved Follow-up call from Loyalty · Families to Satisfaction · Families, place 1"
    expect(page.get_by_text(said)).to_be_visible()
    expect(page.locator('.compare [data-mark="left"]')).to_contain_text("Moved away: to Satisfaction · Families")
    photograph(page, "map-compare")
    assert_accessible(page)
    assert_fits(page)
    page.set_viewport_size({"width": 1280, "height": 844})

    page.get_by_role("link", name="Bring back", exact=True).first.click()
    expect(page.locator(".lead")).to_have_text("4 changes would be made, in one step that you can take back.")
    page.get_by_label("Reason").fill("Customers missed the chat")
    photograph(page, "map-restore")
    assert_accessible(page)
    page.get_by_role("button", name="Bring back").click()
    expect(page.locator(".map-card", has_text="Chat")).to_be_visible()
    expect(page.locator(".map-card", has_text="Birthday card")).to_have_count(0)

    page.reload()
    page.locator("body").press("Control+z")
    expect(page.locator(".map-card", has_text="Birthday card")).to_be_visible()
    expect(page.locator(".map-card", has_text="Chat")).to_have_count(0)


def keep(page: Page, name: str) -> None:
    page.get_by_role("link", name="Versions").click()
    page.get_by_label("Name").fill(name)
    page.get_by_role("button", name="Keep the map as it is now").click()
    expect(page.get_by_role("rowheader", name=name)).to_be_visible()
    photograph(page, "map-versions")
    assert_accessible(page)
    page.set_viewport_size({"width": 1280, "height": 844})
