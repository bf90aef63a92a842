"""What goes with satisfaction, as somebody looks at it in a browser."""

import re

from playwright.sync_api import expect

from tests.conftest import Cast
from tests.flows.conftest import Visit
from tests.flows.looking import assert_accessible, assert_fits, photograph
from tests.jobs import run_jobs
from tests.web.analyse.survey import make_survey
from touchline.web.analyse.operations import ask_for_drivers


def test_a_point_of_the_picture_opens_its_touchpoint_beside_it(cast: Cast, visit: Visit) -> None:
    ask_for_drivers(cast.workspace, make_survey(cast.workspace), person=None)
    run_jobs()
    page = visit(cast.chi)
    page.goto(f"/w/{cast.workspace.slug}/analyse/")
    expect(page.locator(".lead")).to_contain_text("Front desk matters much and is rated low: start there.")
    assert_accessible(page)

    page.locator("#content svg a").filter(has_text="Front desk").first.click()
    page.wait_for_url(re.compile("/analyse/touchpoints/"))
    expect(page.locator("#panel").get_by_role("heading", name="Front desk")).to_be_visible()
    assert_accessible(page)
    page.keyboard.press("Escape")
    expect(page.locator("#panel").get_by_role("heading", name="Front desk")).to_be_hidden()
    assert_fits(page)


def test_the_search_is_started_and_ends_without_leaving_the_page(cast: Cast, visit: Visit) -> None:
    make_survey(cast.workspace)
    page = visit(cast.bogdan)
    page.goto(f"/w/{cast.workspace.slug}/analyse/")
    assert_accessible(page)

    page.get_by_role("button", name="Find what matters").click()
    expect(page.locator("#content")).to_contain_text("Looking at the answers")
    run_jobs()

    expect(page.locator(".lead")).to_contain_text("start there", timeout=20_000)


def test_without_a_driver_the_page_says_so_and_draws_nothing(cast: Cast, visit: Visit) -> None:
    ask_for_drivers(cast.workspace, make_survey(cast.workspace, lots=True), person=None)
    run_jobs()
    page = visit(cast.chi)
    page.goto(f"/w/{cast.workspace.slug}/analyse/")

    expect(page.locator("#content svg.wide")).to_have_count(0)
    expect(page.locator("#main")).to_contain_text("No driver found")
    photograph(page, "drivers-none")
    assert_accessible(page)
    assert_fits(page)
