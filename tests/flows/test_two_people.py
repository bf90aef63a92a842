"""Two people at one touchpoint, each in a browser: different fields merge, the same field asks, nothing is lost."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.conftest import Cast
from tests.flows.conftest import Visit
from tests.flows.looking import assert_accessible
from touchline.web.identify import operations as identify
from touchline.web.map import operations
from touchline.web.map.models import Placement


@pytest.fixture
def card(transactional_db: None, cast: Cast) -> Placement:
    stages = identify.lay_out_stages(cast.workspace, scheme="three-phases")
    map = operations.open_map(cast.workspace, person=cast.ana.person)
    return operations.add_touchpoint(map, name="Front desk", stage=stages[0], person=cast.ana.person)


def field(page: Page, label: str) -> Locator:
    return page.locator("[data-field]").filter(has=page.get_by_label(label, exact=True))


def write(page: Page, label: str, text: str) -> Locator:
    page.get_by_label(label, exact=True).fill(text)
    page.get_by_label(label, exact=True).blur()
    return field(page, label)


@pytest.mark.both_databases
def test_two_people_fill_one_card(cast: Cast, card: Placement, visit: Visit) -> None:
    ana, bogdan = visit(cast.ana), visit(cast.bogdan)
    for page in (ana, bogdan):
        page.goto(f"/w/{cast.workspace.slug}/map/{card.map.slug}/touchpoints/{card.touchpoint.slug}/")

    expect(write(ana, "What they want to do here", "Get the key fast")).to_contain_text("Saved")
    expect(write(bogdan, "What they expect", "A smile")).to_contain_text("Saved")
    asked = write(bogdan, "What they want to do here", "Leave the bags")
    expect(asked.get_by_role("alert")).to_contain_text("Ana changed this while you had it open")
    expect(asked).to_contain_text("Get the key fast")
    assert_accessible(bogdan)
    bogdan.get_by_label("What they want to do here", exact=True).fill("Get the key fast, leave the bags")
    asked.get_by_role("button", name="Use mine").click()
    expect(asked).to_contain_text("Saved")

    ana.reload()
    expect(ana.get_by_label("What they want to do here", exact=True)).to_have_value("Get the key fast, leave the bags")
    expect(ana.get_by_label("What they expect", exact=True)).to_have_value("A smile")
    kept = field(bogdan, "What they want to do here")
    kept.get_by_role("button", name="Undo").click()
    expect(bogdan.get_by_label("What they want to do here", exact=True)).to_have_value("Get the key fast")


def test_nothing_moves_when_the_map_learns_that_nobody_else_is_here(cast: Cast, card: Placement, visit: Visit) -> None:
    page = visit(cast.ana)
    with page.expect_response("**/here/"):
        page.goto(f"/w/{cast.workspace.slug}/map/{card.map.slug}/")
    told = page.locator("[data-here]")
    expect(told).not_to_have_js_property("innerHTML", "")

    with_it, without = (
        page.locator("[data-map]").bounding_box(),
        told.evaluate(
            "told => { told.remove(); return document.querySelector('[data-map]').getBoundingClientRect().y }"
        ),
    )

    assert with_it
    assert with_it["y"] == without
