"""A real browser against a real server, signed in as one of the cast; whatever the page complains of fails the test."""

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page
from pytest_django.live_server_helper import LiveServer

from tests.conftest import Cast, client_of
from touchline.web.workspace.models import Member

Visit = Callable[..., Page]
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
POPUPS = ("WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup")  # pages of the browser's own, a window
PLAYWRIGHTS = (  # what Playwright switches off: of two such lists the browser reads the last
    *("AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades"),
    *(
        "HttpsFirstBalancedModeAutoEnable",
        "LensOverlay",
        "MediaRouter",
        "PaintHolding",
        "ThirdPartyStoragePartitioning",
    ),
    *("AvoidCorsURLLoaderRestartOnRedirect", "TcpPortRandomizationWin", "OptimizationHints"),
    *("NetworkTimeServiceQuerying", "AimEnabled", "PreconnectToSearch"),
)
QUIET.append("--disable-features=" + ",".join((*PLAYWRIGHTS, *POPUPS)))
REFUSALS = "Failed to load resource: the server responded with a status of 4"  # a test may ask for one
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright runs a loop beside the test


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    path = os.environ.get("TOUCHLINE_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    own = {"executable_path": path} if path else {}
    return {**browser_type_launch_args, **own, "args": QUIET}


@pytest.fixture
def visit(live_server: LiveServer, browser: Browser) -> Iterator[Visit]:
    """Open pages as a member or, with none, as a stranger: visit(cast.ana, javascript=False, locale="ro")."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_page(member: Member | None = None, *, javascript: bool = True, locale: str = "en") -> Page:
        context = browser.new_context(
            base_url=live_server.url,
            viewport={"width": 1280, "height": 844},
            java_script_enabled=javascript,
            locale=locale,
            reduced_motion="reduce",
        )
        contexts.append(context)
        if member:
            session = client_of(member).cookies[settings.SESSION_COOKIE_NAME].value
            context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.set_default_navigation_timeout(90_000)  # the first page warms the server up, on a busy machine slowly
        page.on("console", lambda message: complaints.extend(complaint(message)))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not complaints, "the browser complained: " + "; ".join(complaints)


def complaint(message: ConsoleMessage) -> list[str]:
    """Return what a console line complains of: a breach of the content policy is one."""
    is_bad = message.type == "error" and not message.text.startswith(REFUSALS)
    return [message.text] if is_bad else []


@pytest.fixture
def ana_page(cast: Cast, visit: Visit) -> Page:
    return visit(cast.ana)


@pytest.fixture
def bogdan_page(cast: Cast, visit: Visit) -> Page:
    return visit(cast.bogdan)


@pytest.fixture
def chi_page(cast: Cast, visit: Visit) -> Page:
    return visit(cast.chi)


@pytest.fixture
def stranger_page(visit: Visit) -> Page:
    return visit()
