"""One question by link: made in a minute, answered on a phone without JavaScript, seen arriving."""

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from tests.conftest import Cast
from tests.flows.conftest import Visit
from tests.flows.looking import assert_accessible, assert_fits, photograph
from touchline.web.identify.models import Touchpoint
from touchline.web.identify.operations import create_touchpoint
from touchline.web.listen.models import QuestionKind
from touchline.web.listen.operations import make_survey

PHONE = {"width": 390, "height": 844}


@pytest.fixture
def delivery(cast: Cast) -> Touchpoint:
    return create_touchpoint(cast.workspace, name="Delivery", person=None)


def smallest_side(page: Page, what: str) -> float:
    boxes = [each.bounding_box() for each in page.locator(what).all()]
    return min(min(box["width"], box["height"]) for box in boxes if box)


def test_an_answer_given_without_javascript_is_seen_arriving(cast: Cast, visit: Visit, delivery: Touchpoint) -> None:
    team = visit(cast.bogdan)
    team.goto(f"/w/{cast.workspace.slug}/listen/")
    team.locator(".page-head").get_by_role("link", name="Ask one question").click()
    team.get_by_label("What do you ask about?").select_option("Delivery")
    expect(team.locator(".phone")).to_contain_text("“Delivery”: how satisfied are you?")
    team.get_by_role("button", name="Make the survey").click()
    expect(team.get_by_text("Waiting for the first answer")).to_be_visible()
    link = team.get_by_label("Link").input_value()

    customer = visit(javascript=False, locale="it-IT")
    customer.set_viewport_size(PHONE)
    customer.goto(f"{link}?c=C-7")
    assert smallest_side(customer, "button") >= 44
    customer.get_by_role("button", name="4 Soddisfatto/a").click()
    customer.get_by_label("Qual è il motivo principale della tua risposta?").fill("Puntuali e gentili")
    customer.get_by_role("button", name="Invia").click()
    expect(customer.get_by_role("status")).to_have_text("Grazie. La tua risposta è arrivata.")

    expect(team.locator("#arriving")).to_contain_text("1 answer")
    expect(team.locator("#arriving")).to_contain_text("Puntuali e gentili")
    assert_accessible(team, schemes=("light",))
    photograph(team, "survey-arriving")
    customer.goto(link)
    expect(customer.get_by_role("heading", name="Hai già risposto")).to_be_visible()


@pytest.mark.slow
@pytest.mark.parametrize("kind", QuestionKind.values)
def test_the_answer_page_is_fit_for_every_language_and_phone(
    cast: Cast, visit: Visit, delivery: Touchpoint, kind: str
) -> None:
    asked = make_survey(cast.workspace, touchpoint=delivery, kind=QuestionKind(kind), person=None)
    page = visit()

    for language, _name in settings.LANGUAGES:
        page.goto(f"/s/{asked.token}/?lang={language}")
        expect(page.locator("html")).to_have_attribute("lang", language)
        page.set_viewport_size(PHONE)
        assert smallest_side(page, ".rating") >= 44
    assert_accessible(page)
    assert_fits(page, 320)
    page.get_by_role("button").first.click()
    assert_accessible(page, schemes=("dark",))
    assert_fits(page, 320)


@pytest.mark.slow
def test_a_sign_fills_one_sheet_in_the_longest_language_too(cast: Cast, visit: Visit, delivery: Touchpoint) -> None:
    asked = make_survey(cast.workspace, touchpoint=delivery, kind=QuestionKind.NPS, person=None)
    page = visit(cast.chi)

    for language in ("en", "ru"):
        page.goto(f"/w/{cast.workspace.slug}/listen/surveys/{asked.survey.slug}/sign/?lang={language}")
        page.emulate_media(media="print")
        sheets = page.pdf(format="A4").count(b"/Type /Page\n")
        assert sheets == 1, language
        page.emulate_media(media="screen")
    photograph(page, "survey-sign")
    assert_accessible(page)
    assert_fits(page)
