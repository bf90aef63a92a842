"""The first minutes: from the printed link to an empty map of one's own, on a desk and on a phone."""

import re

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.flows.conftest import Visit
from tests.flows.looking import assert_accessible, assert_fits, photograph
from touchline.web.desk.operations import first_run_link
from touchline.web.workspace.models import Member, Workspace

OVERVIEW = re.compile(r"/w/casa-lavanda-\w+/$")


def fill_in(page: Page) -> None:
    page.locator("#id_name").fill("Ana Pop")
    page.locator("#id_email").fill("ana@lavanda.example")
    page.locator("#id_password").fill("lavender fields at dusk")
    page.locator("#id_company").fill("Casa Lavanda")
    page.locator("input[value=three-phases]").check()


def test_the_printed_link_leads_to_a_workspace(live_server: LiveServer, visit: Visit) -> None:
    page = visit(locale="ro-RO")
    page.goto(first_run_link(live_server.url))
    expect(page.locator("#id_currency")).to_have_value("RON")
    photograph(page, "first-run")
    assert_fits(page)
    assert_accessible(page)

    fill_in(page)
    page.locator("main button.primary").click()

    page.wait_for_url(OVERVIEW)
    assert Member.objects.get().person.language == "ro"
    assert Workspace.objects.get().stages.count() == 3


def test_it_works_without_javascript(live_server: LiveServer, visit: Visit) -> None:
    page = visit(javascript=False)
    page.goto(first_run_link(live_server.url))

    fill_in(page)
    page.locator("main button.primary").click()

    page.wait_for_url(OVERVIEW)


def test_what_is_missing_is_said_on_top_and_beside_the_field(live_server: LiveServer, visit: Visit) -> None:
    page = visit()
    page.goto(first_run_link(live_server.url))

    fill_in(page)
    page.locator("#id_password").fill("password12")
    page.locator("main button.primary").click()

    expect(page.locator(".error-summary li")).to_have_count(1)
    expect(page.locator("#id_company")).to_have_value("Casa Lavanda")
    assert_accessible(page, schemes=["light"])


@pytest.mark.parametrize("language", ["en", "ro", "ru", "it", "vi"])
def test_the_language_is_switched_on_the_page_itself(live_server: LiveServer, visit: Visit, language: str) -> None:
    page = visit(locale="de-DE")
    page.goto(first_run_link(live_server.url))

    page.locator("#choose-language").select_option(language)
    page.locator(".languages button").click()

    expect(page.locator("html")).to_have_attribute("lang", language)
    expect(page.locator("#id_language")).to_have_value(language)


def test_a_second_start_signs_the_administrator_in_with_one_press(live_server: LiveServer, visit: Visit) -> None:
    first = visit()
    first.goto(first_run_link(live_server.url))
    fill_in(first)
    first.locator("main button.primary").click()
    first.wait_for_url(OVERVIEW)
    page = visit()

    page.goto(first_run_link(live_server.url))
    page.get_by_role("button", name="Sign in").click()

    page.wait_for_url(OVERVIEW)
