"""A map in a real browser: taken along as a file, brought as a new map, looked at first and taken back."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import Cast
from tests.flows.looking import assert_accessible, assert_fits, photograph
from touchline.web.identify import operations as identify
from touchline.web.map import operations
from touchline.web.map.models import Placement


@pytest.fixture
def page(transactional_db: None, cast: Cast, bogdan_page: Page) -> Page:
    stage = identify.lay_out_stages(cast.workspace, scheme="three-phases")[0]
    map = operations.open_map(cast.workspace, person=cast.bogdan.person)
    operations.add_touchpoints(map, names=["Till", "Leaflet"], stage=stage, person=cast.bogdan.person)
    bogdan_page.goto(f"/w/{cast.workspace.slug}/map/{map.slug}/export/")
    return bogdan_page


def test_a_map_is_downloaded_brought_as_another_and_taken_back(page: Page, cast: Cast, tmp_path: Path) -> None:
    assert_accessible(page)
    photograph(page, "map-export")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download Map file (YAML)").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)

    page.goto(f"/w/{cast.workspace.slug}/map/maps/")
    page.get_by_role("link", name="Bring a map").click()
    page.get_by_label("File", exact=True).set_input_files(file)
    page.get_by_label("Name of the new map").fill("Next year")
    page.get_by_role("button", name="Look at it").click()
    expect(page.locator(".lead")).to_have_text("2 cards added.")
    expect(page.get_by_text("2 touchpoints of the file are known here already")).to_be_visible()
    assert_accessible(page)
    assert_fits(page)
    photograph(page, "map-import-preview")

    page.get_by_role("button", name="Bring it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Next year")
    assert Placement.objects.filter(map__name="Next year").count() == 2
    page.get_by_role("button", name="Undo").first.click()
    expect(page.locator(".map-card")).to_have_count(0)
    assert not Placement.objects.filter(map__name="Next year").exists()
