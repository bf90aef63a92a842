"""From options to tasks, as somebody does it in a browser."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import Cast
from tests.flows.conftest import Visit
from tests.flows.looking import assert_accessible, assert_fits
from tests.jobs import run_jobs
from touchline.web.decide.queries import options
from touchline.web.identify.operations.touchpoints import create_touchpoint

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def touchpoints(cast: Cast) -> Cast:
    for name in ("Phone line", "Catalogue"):
        create_touchpoint(cast.workspace, name=name, person=None)
    return cast


def fill_in(page: Page, name: str, values: dict[str, str]) -> None:
    """Type numbers into the row of an option, found by the labels of its fields."""
    card = page.locator(".course").filter(has=page.get_by_role("heading", name=name))
    for label, value in values.items():
        field = card.get_by_label(label, exact=True)
        field.fill(value)
        with page.expect_response(lambda reply: reply.request.method == "POST"):
            field.blur()


def test_options_typed_in_place_become_a_plan_and_its_tasks(touchpoints: Cast, bogdan_page: Page) -> None:
    page, slug = bogdan_page, touchpoints.workspace.slug
    page.goto(f"/w/{slug}/decide/")
    page.get_by_role("button", name="Prepare options").click()
    fill_in(page, "Phone line", {"Running cost a month: As it is": "4200", "Effect: Eliminate it": "-0.6"})
    fill_in(page, "Catalogue", {"Running cost a month: As it is": "2800", "Effect: Eliminate it": "0"})
    expect(page.locator(".toast").last).to_contain_text("Saved")
    assert_accessible(page)
    assert_fits(page)
    page.set_viewport_size({"width": 1280, "height": 844})

    page.get_by_role("link", name="See the best plans").click()
    expect(page.locator(".lead")).to_contain_text("€2,800 less a month")
    assert_accessible(page)
    page.locator("svg.wide a").last.click()
    expect(page.get_by_role("heading", name="Plan 2 of 2")).to_be_visible()
    expect(page.locator("#panel [data-move=eliminate]")).to_contain_text("Catalogue")
    assert_accessible(page)

    page.get_by_label("Name of the plan").fill("Spring")
    page.get_by_role("button", name="Adopt").click()
    expect(page.locator(".error-summary")).to_be_visible()
    page.get_by_label("Why this plan").fill("The catalogue sells nothing.")
    page.get_by_role("button", name="Adopt").click()
    expect(page.get_by_role("heading", level=1, name="Spring")).to_be_visible()
    assert_accessible(page)

    run_jobs()
    page.get_by_role("link", name="Its tasks").click()
    row = page.get_by_role("row").filter(has_text="Eliminate Catalogue")
    row.wait_for()
    page.wait_for_load_state()  # the row is there before the scripts are
    row.get_by_role("combobox").select_option("done")
    expect(page.locator(".toast").last).to_contain_text("Saved")
    assert_accessible(page)


def test_a_change_is_taken_back_from_its_toast(touchpoints: Cast, bogdan_page: Page) -> None:
    page = bogdan_page
    page.goto(f"/w/{touchpoints.workspace.slug}/decide/")
    page.get_by_role("button", name="Prepare options").click()
    fill_in(page, "Phone line", {"Running cost a month: As it is": "4200"})

    page.locator(".toast").last.get_by_role("button", name="Undo").click()

    page.wait_for_url(re.compile("decide/$"))
    expect(page.locator(".toast").last).to_contain_text("as it was before")
    assert {option.running_cost_minor for option in options(touchpoints.workspace)} == {None, 0}


def test_keys_step_from_plan_to_plan(touchpoints: Cast, bogdan_page: Page) -> None:
    page, slug = bogdan_page, touchpoints.workspace.slug
    page.goto(f"/w/{slug}/decide/")
    page.get_by_role("button", name="Prepare options").click()
    fill_in(page, "Phone line", {"Running cost a month: As it is": "4200", "Effect: Eliminate it": "-0.6"})
    page.goto(f"/w/{slug}/decide/front/")

    page.locator("svg.wide a").first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="Plan 2 of 2")).to_be_visible()


def test_all_of_it_works_without_javascript(touchpoints: Cast, visit: Visit) -> None:
    page, slug = visit(touchpoints.bogdan, javascript=False), touchpoints.workspace.slug
    page.goto(f"/w/{slug}/decide/")
    page.get_by_role("button", name="Prepare options").click()
    card = page.locator(".course").filter(has=page.get_by_role("heading", name="Phone line"))
    card.get_by_label("Running cost a month: As it is").fill("4200")
    card.get_by_label("Effect: Eliminate it", exact=True).fill("-0.6")
    card.get_by_role("button", name="Save").click()

    page.get_by_role("link", name="See the best plans").click()
    page.locator("svg.wide a").first.click()

    expect(page.get_by_role("heading", name="Plan 1 of 2")).to_be_visible()
