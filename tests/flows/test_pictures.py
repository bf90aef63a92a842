"""Photographs of every page in five languages, light and dark, on a desk and on a phone, for people to look at.

Taken by `make pictures`. Three workspaces are walked: one filled with the airport's answers, one with one of
everything, and the sample in the reader's language; then the pages before the door, and those that a customer sees.
"""

from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings as django_settings
from django.core.cache import cache
from django.urls import resolve
from django.utils.timezone import now
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from tests.airport.filled import walk
from tests.codes import code_of
from tests.conftest import Cast
from tests.factories import PASSWORD
from tests.flows.conftest import Visit
from tests.flows.looking import photograph
from tests.flows.test_every_page import pages_of
from tests.jobs import run_jobs
from tests.web.filled import fill
from tests.web.test_every_address import EVERY
from touchline.web.desk.operations import first_run_link
from touchline.web.desk.operations.samples import add_sample
from touchline.web.identify.operations import lay_out_stages
from touchline.web.listen.models import QuestionKind
from touchline.web.listen.operations import make_survey
from touchline.web.map.models import Map
from touchline.web.map.operations import add_touchpoints, name_version, open_map, take_off
from touchline.web.workspace.models import Role
from touchline.web.workspace.operations.invitations import invite
from touchline.web.workspace.operations.people import choose_language

LANGUAGES = [code for code, _name in django_settings.LANGUAGES]
EVENTS = "customer,when,what\na,2026-03-01 10:00,Shop\na,2026-03-01 11:00,Till\nb,yesterday,Shop\nb,2026-03-02,Till\n"
ANSWERS = "Room,Breakfast,Overall\n5,4,5\n3,x,4\n4,5,4\n2,1,2\n5,5,6\n"
OF_THE_SAMPLE = (
    *("", "identify/", "identify/tree/", "identify/segments/", "identify/personas/", "listen/", "decide/"),
    *("decide/front/", "analyse/", "analyse/journeys/", "analyse/effort/", "act/", "act/board/", "monitor/"),
)
OF_ITS_MAP = ("", "table/", "journey/", "blueprint/", "matrix/", "segments/", "lanes/", "history/", "versions/")
pytestmark = [
    pytest.mark.pictures,
    pytest.mark.real_data,
    pytest.mark.slow,
    pytest.mark.parametrize("language", LANGUAGES),
]


@pytest.fixture(autouse=True)
def folders(settings: object, tmp_path: Path) -> None:
    settings.UPLOADS, settings.SLABS = tmp_path / "uploads", tmp_path / "slabs"  # type: ignore[attr-defined]
    cache.clear()


def test_every_page_is_photographed(cast: Cast, visit: Visit, language: str, real_data: Path) -> None:
    walk(cast.workspace, person=cast.ana.person, real_data=real_data)
    make_survey(cast.workspace, touchpoint=None, kind=QuestionKind.NPS, person=cast.ana.person)
    choose_language(cast.ana.person, language=language)
    page = visit(cast.ana)
    page.set_default_timeout(30_000)
    seen = set()

    for name, address in pages_of(cast.workspace):
        path = f"/w/{cast.workspace.slug}/{address}"
        page.goto(path)
        assert page.locator("html").get_attribute("lang") == language
        photograph(page, f"page-{name}-{language}")
        seen.add(resolve(urlsplit(path).path).view_name)
    photograph_the_others(cast, visit, language, seen)


def photograph_the_others(cast: Cast, visit: Visit, language: str, seen: set[str]) -> None:
    """Photograph each page that has none yet: in a workspace with one of everything, and before signing in."""
    fill(cast.elsewhere)
    choose_language(cast.dario.person, language=language)
    member, stranger = visit(cast.dario), visit(locale=language)
    for address in EVERY:
        path = address.path(cast.elsewhere)
        for page in (stranger, member) if address.access == "public" else (member,):
            reply = page.request.get(path, max_redirects=0)
            if address.name in seen or reply.status != 200 or "<html" not in reply.text():
                continue
            if "attachment" in reply.headers.get("content-disposition", ""):
                page.goto("about:blank")
                page.set_content(reply.text())
            else:
                page.goto(path)
            photograph(page, f"page-{address.name.replace(':', '-')}-{language}")
            seen.add(address.name)
    member.goto("/nowhere/")
    photograph(member, f"page-404-{language}")


def test_the_sample_is_photographed(cast: Cast, visit: Visit, language: str) -> None:
    choose_language(cast.ana.person, language=language)
    made = add_sample(
        "casa-lavanda", person=cast.ana.person, time_zone="Europe/Rome", today=date(2026, 11, 27)
    ).workspace
    assert made
    run_jobs()
    page = visit(cast.ana)
    page.set_default_timeout(30_000)
    page.goto(f"/w/{made.slug}/analyse/journeys/")
    run_jobs()

    map = Map.objects.filter(workspace=made).earliest("pk")
    for address in (*OF_THE_SAMPLE, *(f"map/{map.slug}/{part}" for part in OF_ITS_MAP)):
        page.goto(f"/w/{made.slug}/{address}")
        name = address.replace(f"map/{map.slug}/", "map/").strip("/").replace("/", "-") or "overview"
        photograph(page, f"page-sample-{name}-{language}")


def test_what_is_asked_before_something_changes_is_photographed(cast: Cast, visit: Visit, language: str) -> None:
    choose_language(cast.bogdan.person, language=language)
    page = visit(cast.bogdan)
    home = f"/w/{cast.workspace.slug}/"
    stages = lay_out_stages(cast.workspace, scheme="lifecycle")
    page.goto(f"{home}map/fill/")
    page.locator("main textarea").fill("Order form\nDelivery\nDelivery\n\n?")
    page.locator("main button.primary").first.click()
    photograph(page, f"page-asked-list-{language}")

    for name, address, log in (("events", "sources/bring/", EVENTS), ("answers", "listen/bring/", ANSWERS)):
        page.goto(home + address)
        page.locator("input[type=file]").set_input_files(
            {"name": f"{name}.csv", "mimeType": "text/csv", "buffer": log.encode()}
        )
        for step in ("columns", "check", "running"):
            page.locator("#content button.primary").first.click()
            photograph(page, f"page-asked-{name}-{step}-{language}")
        run_jobs()
        page.reload()
        photograph(page, f"page-asked-{name}-result-{language}")

    map = open_map(cast.workspace, person=cast.bogdan.person)
    card, *_others = add_touchpoints(map, names=["Fair", "Chat"], stage=stages[0], person=cast.bogdan.person)
    version = name_version(map, name="2026", person=cast.bogdan.person)
    take_off(card, person=cast.bogdan.person)
    of_map = f"{home}map/{map.slug}/"
    page.goto(f"{of_map}compare/?from=version.{version.slug}")
    photograph(page, f"page-asked-compare-{language}")
    page.goto(f"{of_map}restore/?from=version.{version.slug}")
    photograph(page, f"page-asked-restore-{language}")
    exported = page.request.get(f"{of_map}export/yaml/file/").body()
    page.goto(f"{home}map/import/")
    page.locator("input[type=file]").set_input_files(
        {"name": "map.yaml", "mimeType": "application/yaml", "buffer": exported}
    )
    page.locator("#content button.primary").click()
    photograph(page, f"page-asked-import-{language}")


def test_what_a_customer_sees_is_photographed(cast: Cast, visit: Visit, language: str) -> None:
    for kind in QuestionKind:
        asked = make_survey(cast.workspace, touchpoint=None, kind=kind, person=None)
        page = visit(locale=language)
        page.goto(f"/s/{asked.token}/?lang={language}")
        photograph(page, f"page-answer-{kind}-{language}")
        page.locator("button.rating").last.click()
        photograph(page, f"page-answer-{kind}-comment-{language}")
        page.locator("main button").last.click()
        photograph(page, f"page-answer-{kind}-thanks-{language}")
        page.goto(f"/s/{asked.token}/?lang={language}")
        photograph(page, f"page-answer-{kind}-again-{language}")


def test_the_doors_are_photographed(cast: Cast, visit: Visit, language: str) -> None:
    _link, token = invite(cast.workspace, role=Role.VIEWER, email="", person=cast.ana.person, at=now())
    choose_language(cast.ana.person, language=language)
    stranger = visit(locale=language)
    for name, path in (
        ("join", f"/join/{token}/"),
        ("join-nothing", "/join/nothing/"),
        ("start-closed", "/start/nothing/"),
    ):
        stranger.goto(path)
        photograph(stranger, f"page-door-{name}-{language}")
    page = visit(locale=language)
    sign_in(page)
    page.goto("/account/two-factor/on/")
    photograph(page, f"page-door-is-it-you-{language}")
    send(page, "password", PASSWORD)
    secret = page.locator("main code").inner_text()
    photograph(page, f"page-door-two-factor-on-{language}")
    send(page, "code", code_of(secret))
    photograph(page, f"page-door-recovery-codes-{language}")
    for name in ("", "codes/", "codes/new/", "off/"):
        page.goto(f"/account/two-factor/{name}")
        photograph(page, f"page-door-two-factor-{name.strip('/').replace('/', '-') or 'is-on'}-{language}")
    again = visit(locale=language)
    sign_in(again)
    photograph(again, f"page-door-code-{language}")


def sign_in(page: Page) -> None:
    page.goto("/account/login/")
    page.locator("#id_login").fill("ana@lavanda.example")
    send(page, "password", PASSWORD)


def send(page: Page, field: str, text: str) -> None:
    page.locator(f"#id_{field}").fill(text)
    page.locator("main button.primary").click()


def test_the_first_page_is_photographed(live_server: LiveServer, visit: Visit, language: str) -> None:
    page = visit(locale=language)
    page.goto(first_run_link(live_server.url))
    photograph(page, f"page-door-first-run-{language}")
