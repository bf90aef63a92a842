"""Coming in: by password and code, by recovery code, by a mailed link, by invitation."""

import re
from collections.abc import Iterator

import pytest
from django.core.cache import cache
from playwright.sync_api import Page, expect
from pytest_django import Settings

from tests.codes import code_of
from tests.conftest import Cast
from tests.factories import PASSWORD
from tests.flows.conftest import Visit
from tests.flows.looking import assert_accessible, assert_fits, photograph
from tests.mail import Mailbox, mail_server
from touchline.web.settings.mail import from_url

NEW = "rivers of mint tea"


@pytest.fixture(autouse=True)
def no_limits_left_over(db: None) -> None:
    """Forget how often earlier tests signed in."""
    cache.clear()


@pytest.fixture
def mailbox(settings: Settings) -> Iterator[Mailbox]:
    with mail_server() as box:
        backend = "django.core.mail.backends.smtp.EmailBackend"
        settings.MAILERS = {"default": {"BACKEND": backend, "OPTIONS": from_url(box.url)}}
        yield box


def sign_in(page: Page, password: str = PASSWORD) -> None:
    page.goto("/account/login/")
    page.get_by_label("E-mail address").fill("ana@lavanda.example")
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()


def switch_on(page: Page) -> tuple[str, list[str]]:
    """Switch two-factor sign-in on; return the secret and the recovery codes."""
    page.goto("/me/")
    page.get_by_role("link", name="Change two-factor sign-in").click()
    page.get_by_role("link", name="Switch it on").click()
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()
    secret = page.locator("main code").inner_text()
    photograph(page, "two-factor-on")
    assert_accessible(page, schemes=["light"])
    page.get_by_label("Code").fill(code_of(secret))
    page.get_by_role("button", name="Switch on").click()
    expect(page.locator("h1")).to_have_text("Recovery codes")
    photograph(page, "recovery-codes")
    return secret, page.locator("pre.codes").inner_text().split()


def test_with_two_factor_on_the_phone_or_a_recovery_code_opens_the_door(cast: Cast, visit: Visit) -> None:
    page = visit()
    sign_in(page)
    page.wait_for_url("**/w/**")
    secret, codes = switch_on(page)
    cache.clear()  # the code just used may be used again at once

    for code in (lambda: code_of(secret), lambda: codes[0]):
        fresh = visit()
        sign_in(fresh)
        expect(fresh.locator("h1")).to_have_text("Two-factor sign-in")
        fresh.get_by_label("Code").fill(code())
        fresh.get_by_role("button", name="Go on").click()
        fresh.wait_for_url("**/w/**")


def test_a_forgotten_password_is_set_anew_by_mail(cast: Cast, visit: Visit, mailbox: Mailbox) -> None:
    page = visit()
    page.goto("/account/login/")
    page.get_by_role("link", name="I forgot my password").click()
    page.get_by_label("E-mail address").fill("ana@lavanda.example")
    page.get_by_role("button", name="Send me a link").click()
    expect(page.locator("h1")).to_have_text("Look into your mail")

    page.goto(re.search(r"http\S+", mailbox.letters[0].get_content())[0])
    page.get_by_label("New password", exact=True).fill(NEW)
    page.get_by_label("New password, once more").fill(NEW)
    page.get_by_role("button", name="Save and sign in").click()

    page.wait_for_url("**/w/**")
    sign_in(visit(), NEW)


def test_somebody_new_comes_by_invitation(cast: Cast, ana_page: Page, visit: Visit) -> None:
    ana_page.goto(f"/w/{cast.workspace.slug}/members/")
    ana_page.get_by_label("E-mail address").fill("elena@lavanda.example")
    ana_page.get_by_role("button", name="Make a link").click()
    link = ana_page.get_by_label("Link").input_value()

    page = visit()
    page.goto(link)
    photograph(page, "join")
    page.get_by_label("Your name").fill("Elena")
    page.get_by_label("Password").fill(NEW)
    page.get_by_role("button", name="Make my account and join").click()

    page.wait_for_url(f"**/w/{cast.workspace.slug}/")
    ana_page.goto(f"/w/{cast.workspace.slug}/members/")
    expect(ana_page.get_by_text("elena@lavanda.example")).to_be_visible()


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("members", "/w/{}/members/"),
        ("settings", "/w/{}/settings/"),
        ("history", "/w/{}/history/"),
        ("me", "/me/"),
        ("workspaces", "/?all"),
        ("new-workspace", "/new/"),
        ("password", "/account/password/"),
    ],
)
def test_pages_of_people_are_accessible_and_fit_a_phone(cast: Cast, ana_page: Page, name: str, path: str) -> None:
    ana_page.goto(path.format(cast.workspace.slug))

    photograph(ana_page, name)
    assert_accessible(ana_page)
    assert_fits(ana_page)


@pytest.mark.parametrize("path", ["/account/login/", "/account/password/reset/", "/account/closed/", "/join/nothing/"])
def test_pages_before_the_door_are_accessible_and_fit_a_phone(stranger_page: Page, path: str) -> None:
    stranger_page.goto(path)

    photograph(stranger_page, "door-" + path.strip("/").replace("/", "-"))
    assert_accessible(stranger_page)
    assert_fits(stranger_page)
