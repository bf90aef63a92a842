"""Every page of the map's room in a real browser: clean by axe, named for screen readers, no wider than a phone."""

import re

import pytest
from playwright.sync_api import Page

from tests.conftest import Cast
from tests.flows.looking import assert_accessible, assert_fits
from tests.web.filled import fill
from tests.web.test_every_address import EVERY
from touchline.web.identify import operations as identify
from touchline.web.identify import queries as library
from touchline.web.map import operations
from touchline.web.map.models import Map

pytestmark = pytest.mark.slow

# Looked at with an open panel, with chosen cards and printed by test_the_map.py and test_the_editor.py.
NO_PAGE = {"map:cell", "map:here", "map:together"}
PAGES = {
    *("fill", "import", "proposals", "history", "touchpoint", "persona", "move", "add", "restore", "export"),
    *(
        "export_format",
        "touchpoint_history",
        "files",
        "merge_stage",
        "split_stage",
        "change_scheme",
        "delete_touchpoint",
    ),
}
NAMED = re.compile(
    r'^\s*- (link|button|group|region|listitem|textbox|searchbox|combobox|navigation)(?: "(.+)")?[:\s]*$'
)
NEEDS_A_NAME = {"link", "button", "group", "region", "textbox", "searchbox", "combobox"}


@pytest.fixture
def filled(transactional_db: None, cast: Cast, settings: object, tmp_path: object) -> Cast:
    settings.UPLOADS = tmp_path / "uploads"  # type: ignore[attr-defined,operator]
    fill(cast.workspace)
    return cast


def test_every_page_of_the_map_is_accessible_and_fits_a_phone(filled: Cast, bogdan_page: Page) -> None:
    looked_at = set()
    for address in EVERY:
        if not address.name.startswith("map:") or address.name in NO_PAGE:
            continue
        reply = bogdan_page.request.get(address.path(filled.workspace), max_redirects=0)
        if reply.status != 200 or "text/html" not in reply.headers["content-type"]:
            continue
        bogdan_page.goto(address.path(filled.workspace))
        assert_accessible(bogdan_page)
        assert_fits(bogdan_page)
        bogdan_page.set_viewport_size({"width": 1280, "height": 844})
        looked_at.add(address.name)

    looks = {"index", "table", "journey", "blueprint", "matrix", "compare_segments", "lanes", "versions", "compare"}
    assert {f"map:{name}" for name in looks | PAGES} <= looked_at


@pytest.fixture
def map(transactional_db: None, cast: Cast) -> Map:
    stages = identify.lay_out_stages(cast.workspace, scheme="three-phases")
    map = operations.open_map(cast.workspace, person=cast.bogdan.person)
    families = identify.segment_named(cast.workspace, "Families")
    operations.add_touchpoints(map, names=["Web site", "Price list"], stage=stages[0], person=cast.bogdan.person)
    operations.add_touchpoint(map, name="Assembly", stage=stages[1], segment=families, person=cast.bogdan.person)
    return map


def test_a_screen_reader_hears_the_name_of_every_cell_and_card(cast: Cast, map: Map, bogdan_page: Page) -> None:
    bogdan_page.goto(f"/w/{cast.workspace.slug}/map/{map.slug}/")

    heard = bogdan_page.locator("[data-map]").aria_snapshot()

    before, during, after = (str(stage) for stage in library.stages(cast.workspace))
    assert heard.count('link "Web site"') == 1, heard
    for name in (
        *(f'region "{stage}"' for stage in (before, during, after)),
        f'group "{before} · All customers, 2 touchpoints"',
        f'group "{before} · Families, empty"',
        f'group "{during} · All customers, empty"',
        f'group "{during} · Families, 1 touchpoint"',
        *(f'link "{card}"' for card in ("Web site", "Price list", "Assembly")),
        *(f'link "Move {card}"' for card in ("Web site", "Price list", "Assembly")),
    ):
        assert name in heard, heard
    nameless = [match[0] for match in map_of(heard) if match[1] in NEEDS_A_NAME and not match[2]]
    assert nameless == []


def map_of(heard: str) -> list[re.Match[str]]:
    return [match for line in heard.splitlines() if (match := NAMED.match(line))]
