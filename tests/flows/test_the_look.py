"""The shell in a browser: every component, by keyboard, in both lights, on a desk and on a phone."""

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import Cast
from tests.flows.conftest import Visit
from tests.flows.looking import SCHEMES, WIDTHS, assert_accessible, assert_fits, photograph

COMPONENTS = "/shell/components"


@pytest.mark.parametrize("width", WIDTHS)
def test_the_components_are_accessible_in_both_lights(ana_page: Page, width: int) -> None:
    ana_page.set_viewport_size({"width": width, "height": 844})

    ana_page.goto(COMPONENTS)

    assert_accessible(ana_page)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_one_text_among_many_that_is_hard_to_read_is_found(ana_page: Page, scheme: str) -> None:
    ana_page.goto(COMPONENTS)
    ana_page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    last = ana_page.locator("main p:visible").last
    last.evaluate("(one) => { one.textContent = 'Pale'; one.style.cssText = 'color: #777; background: #999' }")

    with pytest.raises(AssertionError, match="color-contrast"):
        assert_accessible(ana_page, schemes=[scheme])


def test_the_components_fit_a_phone_and_are_photographed(ana_page: Page) -> None:
    ana_page.goto(COMPONENTS)

    assert_fits(ana_page)
    photograph(ana_page, "components", always=True)


def test_the_first_tab_offers_to_skip_to_the_content(ana_page: Page) -> None:
    ana_page.goto(COMPONENTS)

    ana_page.keyboard.press("Tab")
    expect(ana_page.locator(".skip")).to_be_focused()
    ana_page.keyboard.press("Enter")

    ana_page.wait_for_url("**/components#main")
    assert ana_page.evaluate("document.activeElement.id") == "main"


def test_a_dialog_holds_the_focus_and_esc_gives_it_back(ana_page: Page) -> None:
    ana_page.goto(COMPONENTS)
    opener = ana_page.get_by_role("button", name="Open a dialog")

    opener.press("Enter")
    for _ in range(7):
        ana_page.keyboard.press("Tab")
        assert ana_page.evaluate("document.activeElement.closest('dialog') || document.activeElement === document.body")
    ana_page.keyboard.press("Escape")

    expect(ana_page.locator("#sample-dialog")).to_be_hidden()
    expect(opener).to_be_focused()


def test_a_panel_has_its_own_address_and_esc_closes_it(ana_page: Page) -> None:
    ana_page.goto(COMPONENTS)

    ana_page.get_by_role("link", name="Open the panel").click()
    expect(ana_page.locator("#panel h2")).to_have_text("Breakfast")
    assert ana_page.url.endswith("/shell/components/panel")
    ana_page.keyboard.press("Escape")

    expect(ana_page.locator("#panel")).to_be_hidden()
    assert ana_page.url.endswith(COMPONENTS)


def test_a_change_says_what_it_did_and_can_be_taken_back(ana_page: Page) -> None:
    ana_page.goto(COMPONENTS)

    ana_page.get_by_role("button", name="Move the card").click()
    expect(ana_page.locator(".toast")).to_contain_text("The card was moved.")
    ana_page.get_by_role("button", name="Undo").click()

    expect(ana_page.locator(".toast")).to_contain_text("The card is back.")


def test_it_all_works_without_javascript(cast: Cast, visit: Visit) -> None:
    page = visit(cast.ana, javascript=False)
    page.goto(COMPONENTS)

    page.get_by_role("link", name="Open the panel").click()
    expect(page.locator("#panel h2")).to_have_text("Breakfast")
    page.get_by_role("link", name="Close").click()
    page.get_by_role("button", name="Move the card").click()
    page.get_by_role("button", name="Undo").click()

    expect(page.locator(".toast")).to_contain_text("The card is back.")


def test_a_question_mark_opens_the_help(ana_page: Page) -> None:
    ana_page.goto(COMPONENTS)

    ana_page.keyboard.press("?")

    expect(ana_page.get_by_role("dialog", name="Help")).to_be_visible()


def test_dark_is_remembered(ana_page: Page, cast: Cast) -> None:
    ana_page.goto(f"/w/{cast.workspace.slug}/map/")

    ana_page.locator(".menu summary").click()
    ana_page.get_by_label("Colours").select_option("dark")
    ana_page.reload()

    assert ana_page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"
