"""The panel beside the map in a real browser: it follows what is undone, and shows files."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import Cast
from tests.factories import picture
from tests.flows.looking import assert_accessible, assert_fits, photograph
from touchline.web.identify import operations as identify
from touchline.web.map import operations
from touchline.web.map.models import Placement

pytestmark = pytest.mark.slow


@pytest.fixture
def shop(transactional_db: None, cast: Cast, settings: object, tmp_path: Path) -> Placement:
    settings.ATTACHMENTS = tmp_path / "attachments"  # type: ignore[attr-defined]
    stages = identify.lay_out_stages(cast.workspace, scheme="three-phases")
    map = operations.open_map(cast.workspace, person=cast.bogdan.person)
    return operations.add_touchpoint(map, name="Shop", stage=stages[0], person=cast.bogdan.person)


def address(card: Placement) -> str:
    return f"/w/{card.map.workspace.slug}/map/{card.map.slug}/touchpoints/{card.touchpoint.slug}/"


def test_the_open_panel_shows_how_things_stand_after_an_undo(cast: Cast, shop: Placement, bogdan_page: Page) -> None:
    operations.change_touchpoint(shop.map, shop.touchpoint, person=cast.bogdan.person, note="Open late")
    bogdan_page.goto(address(shop))
    note = bogdan_page.locator("#panel").get_by_label("Note", exact=True)
    expect(note).to_have_value("Open late")

    bogdan_page.locator("#panel").focus()
    bogdan_page.keyboard.press("Control+z")

    expect(note).to_have_value("")
    bogdan_page.keyboard.press("Control+Shift+z")
    expect(note).to_have_value("Open late")


def test_a_picture_is_added_seen_and_brought_back(shop: Placement, bogdan_page: Page) -> None:
    page = bogdan_page
    page.goto(f"{address(shop)}files/")
    page.get_by_label("File", exact=True).set_input_files(
        {"name": "counter.png", "mimeType": "image/png", "buffer": picture(640, 480)}
    )
    page.get_by_label("What the picture shows").fill("The counter at noon")
    page.get_by_role("button", name="Add the file").click()

    shown = page.get_by_alt_text("The counter at noon")
    shown.scroll_into_view_if_needed()
    expect(shown).to_have_js_property("naturalWidth", 320)
    photograph(page, "panel-files")
    assert_accessible(page)
    assert_fits(page)
    page.set_viewport_size({"width": 1280, "height": 900})
    page.locator("#files").get_by_role("button", name="Take away").click()
    expect(page.get_by_alt_text("The counter at noon")).to_have_count(0)
    page.locator("#toasts").get_by_role("button", name="Undo").click()
    expect(page.get_by_alt_text("The counter at noon")).to_have_count(1)
