"""Without data: from the empty workspace to a first map, by typing a list; and names in data judged in a browser."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import Cast
from tests.flows.looking import assert_accessible, assert_fits, photograph
from touchline.web.identify import operations as identify
from touchline.web.map import operations, queries
from touchline.web.record.queries.event_names import EventName

LIST = (
    "Order form\nDelivery\nThank-you note\nWi-Fi\nWi-Fi\n\nAwareness:\nNeighbourhood fair\nPrint advertising\nMailing"
)


def test_a_typed_list_becomes_a_first_map(transactional_db: None, cast: Cast, bogdan_page: Page) -> None:
    page = bogdan_page
    page.goto(f"/w/{cast.workspace.slug}/map/")
    page.get_by_label("Your touchpoints").fill(LIST)
    page.get_by_role("button", name="Draw the map").click()
    expect(page.locator(".lead")).to_contain_text("7 touchpoints were understood. 1 line could not be used")
    assert_accessible(page)
    photograph(page, "map-listed")
    assert_fits(page)
    page.set_viewport_size({"width": 1280, "height": 844})

    page.get_by_role("row", name="Wi-Fi").get_by_label("Stage").select_option(label="Satisfaction")
    page.get_by_role("button", name="Put them on the map").click()

    expect(page.locator("#toasts")).to_contain_text("Added 7 touchpoints. 7 cards are new on the map.")
    awareness = page.get_by_role("region", name="Awareness").locator(".map-name")
    expect(awareness).to_have_text(["Neighbourhood fair", "Print advertising", "Mailing"])
    expect(page.get_by_role("link", name="Ask one question")).to_be_visible()
    photograph(page, "map-first")
    page.goto(f"/w/{cast.workspace.slug}/map/fill/")
    photograph(page, "map-fill")
    assert_fits(page)


def test_names_in_data_are_confirmed_all_at_once(
    transactional_db: None, cast: Cast, bogdan_page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = datetime(2026, 3, 1, tzinfo=UTC)
    names = [("page_view", 9120), ("add_to_cart", 1204), ("deliveryEmail", 300), ("followUpCall", 40), ("hb", 12)]
    events = [EventName(name, count, count // 2, "", at, at) for name, count in names]
    monkeypatch.setattr(queries.proposals.record, "event_names", lambda _workspace: events)
    stages = identify.lay_out_stages(cast.workspace, scheme="lifecycle")
    map = operations.open_map(cast.workspace, person=cast.ana.person)
    operations.add_touchpoints(map, names=["Follow-up call", "Fair"], stage=stages[4], person=cast.ana.person)
    page = bogdan_page
    page.goto(f"/w/{cast.workspace.slug}/map/proposals/")
    expect(page.get_by_role("row", name="Follow up call").get_by_label("It is")).to_contain_text("Follow-up call")
    assert_accessible(page)
    photograph(page, "map-proposals")
    assert_fits(page)
    page.set_viewport_size({"width": 1280, "height": 844})

    page.get_by_role("button", name="Ignore Hb").click()
    page.get_by_role("button", name="Confirm all").click()

    expect(page.locator("#toasts")).to_contain_text("Added 3 touchpoints. 3 cards are new on the map.")
    expect(page.locator(".lead")).to_have_text("Every name in your data has its touchpoint.")
