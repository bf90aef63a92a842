"""Surveys of one question: who makes them, what they show, what of them stands on the map."""

import re
from collections.abc import Sequence
from datetime import timedelta

import pytest
from django.test import Client
from django.utils.timezone import now

from tests.conftest import Cast
from tests.factories import make_survey
from tests.jobs import run_jobs
from touchline.engine.errors import UnusableInputError
from touchline.web.identify.models import Touchpoint
from touchline.web.identify.operations import create_touchpoint
from touchline.web.listen import operations, queries
from touchline.web.listen.models import Answer, AnswerPage, QuestionKind, Survey
from touchline.web.map.models import Reading
from touchline.web.map.operations import open_map
from touchline.web.workspace.models import AuditEntry, Job


@pytest.fixture
def place(cast: Cast) -> str:
    return f"/w/{cast.workspace.slug}/listen/surveys/"


@pytest.fixture
def delivery(cast: Cast) -> Touchpoint:
    return create_touchpoint(cast.workspace, name="Delivery", person=None)


def asked(cast: Cast, touchpoint: Touchpoint | None, kind: str = "csat", ratings: Sequence[int] = ()) -> AnswerPage:
    page = operations.make_survey(cast.workspace, touchpoint=touchpoint, kind=QuestionKind(kind), person=None)
    for number, rating in enumerate(ratings):
        operations.record_answer(page, rating=rating, browser=f"b{number}", language="en", answered_at=now())
    return page


def readings(touchpoint: Touchpoint) -> dict[str, Reading]:
    return {each.measure: each for each in Reading.objects.filter(touchpoint=touchpoint).order_by("pk")}


def test_a_survey_is_made_with_two_choices(bogdan: Client, place: str, delivery: Touchpoint) -> None:
    reply = bogdan.post(f"{place}new/", {"touchpoint": delivery.slug, "kind": "usual", "asks_comment": "on"})

    page = AnswerPage.objects.get()
    assert reply.headers["Location"] == f"{place}{page.survey.slug}/"
    assert (page.kind, page.touchpoint, page.asks_comment, page.is_open) == ("csat", delivery, True, True)
    assert AuditEntry.objects.get(action="listen.make_survey").details == {"name": "Delivery, CSAT"}


def test_the_whole_is_asked_for_recommendation_unless_said_otherwise(bogdan: Client, place: str) -> None:
    bogdan.post(f"{place}new/", {"touchpoint": "whole", "kind": "usual"})

    page = AnswerPage.objects.get()
    assert (page.kind, page.touchpoint, page.asks_comment) == ("nps", None, False)
    assert (page.question.scale_low, page.question.scale_high) == (0, 10)


def test_a_touchpoint_of_another_workspace_cannot_be_asked_about(bogdan: Client, place: str, cast: Cast) -> None:
    foreign = create_touchpoint(cast.elsewhere, name="Foreign", person=None)

    reply = bogdan.post(f"{place}new/", {"touchpoint": foreign.slug, "kind": "usual"})

    assert reply.status_code == 422
    assert not AnswerPage.objects.exists()


def test_the_preview_shows_the_question_that_would_be_asked(bogdan: Client, place: str, delivery: Touchpoint) -> None:
    shown = bogdan.post(f"{place}preview/", {"touchpoint": delivery.slug, "kind": "ces"}).content.decode()

    assert "“Delivery”: how easy was it for you?" in shown
    assert shown.count('class="rating"') == 7


def test_a_reader_sees_surveys_and_makes_none(chi: Client, place: str, cast: Cast, delivery: Touchpoint) -> None:
    page = asked(cast, delivery)

    seen = chi.get(f"{place}{page.survey.slug}/").content.decode()

    assert "Send this link" in seen
    assert "Close the survey" not in seen
    assert chi.post(f"{place}new/", {"touchpoint": "whole"}).status_code == 403


def test_texts_are_kept_only_where_they_differ_from_the_ready_ones(bogdan: Client, place: str, cast: Cast) -> None:
    page = asked(cast, None)
    ready = bogdan.get(f"{place}{page.survey.slug}/texts/").context["form"].initial

    bogdan.post(f"{place}{page.survey.slug}/texts/", {**ready, "question_ro": "Ți-a plăcut la noi?", "thanks_it": ""})

    page = queries.answer_page(cast.workspace, page.survey.slug)
    assert page.texts == {"ro": {"question": "Ți-a plăcut la noi?"}}
    assert queries.texts(page, "ro").question == "Ți-a plăcut la noi?"
    assert queries.texts(page, "it").thanks == "Grazie. La tua risposta è arrivata."


def test_texts_changed_by_somebody_else_meanwhile_are_not_overwritten(bogdan: Client, place: str, cast: Cast) -> None:
    page = asked(cast, None)
    read = bogdan.get(f"{place}{page.survey.slug}/texts/").context["form"].initial
    bogdan.post(f"{place}{page.survey.slug}/texts/", {**read, "question_en": "First"})

    late = bogdan.post(f"{place}{page.survey.slug}/texts/", {**read, "question_en": "Second"})

    assert late.status_code == 409
    assert queries.texts(queries.answer_page(cast.workspace, page.survey.slug), "en").question == "First"


def test_looking_at_the_texts_on_a_phone_saves_nothing(bogdan: Client, place: str, cast: Cast) -> None:
    page = asked(cast, None)
    read = bogdan.get(f"{place}{page.survey.slug}/texts/").context["form"].initial

    shown = bogdan.post(
        f"{place}{page.survey.slug}/texts/", {**read, "question_vi": "Thử", "shown": "vi", "look": "1"}
    ).content.decode()

    assert '<p class="phone-question">Thử</p>' in shown
    assert AnswerPage.objects.get().texts == {}


def test_a_survey_is_closed_and_opened_again_at_the_same_address(bogdan: Client, place: str, cast: Cast) -> None:
    page = asked(cast, None)
    public = f"/s/{page.token}/"

    bogdan.post(f"{place}{page.survey.slug}/close/")
    closed = Client().get(public).status_code
    bogdan.post(f"{place}{page.survey.slug}/open/")

    assert (closed, Client().get(public).status_code) == (410, 200)
    assert set(AuditEntry.objects.values_list("action", flat=True)) >= {"listen.close_survey", "listen.open_survey"}


def test_before_the_first_answer_the_page_teaches(bogdan: Client, place: str, cast: Cast) -> None:
    page = asked(cast, None)

    seen = bogdan.get(f"{place}{page.survey.slug}/").content.decode()

    assert "Waiting for the first answer" in seen
    assert f"http://testserver/s/{page.token}/" in seen


def test_under_five_answers_no_score_is_shown(bogdan: Client, place: str, cast: Cast, delivery: Touchpoint) -> None:
    page = asked(cast, delivery, ratings=[5, 4, 4, 3])

    seen = bogdan.get(f"{place}{page.survey.slug}/").content.decode()

    assert "too few answers" in seen
    assert "4.00" not in seen
    assert "most likely" not in seen


def test_a_score_comes_with_its_interval(bogdan: Client, place: str, cast: Cast, delivery: Touchpoint) -> None:
    """5 4 4 3 4: mean 4, variance 0.5, t(4) = 2.776, half = 2.776 * sqrt(0.5 / 5) = 0.878; 4 of 5: Wilson 38-96 %."""
    page = asked(cast, delivery, ratings=[5, 4, 4, 3, 4])

    seen = bogdan.get(f"{place}{page.survey.slug}/").content.decode()

    assert "most likely between 3.12 and 4.88" in seen
    assert "<b>80%</b>" in seen
    assert "most likely between 38% and 96%" in seen


def test_recommendation_is_a_number_of_points(bogdan: Client, place: str, cast: Cast) -> None:
    """10 10 9 8 3: three of five promote, one detracts: 60 - 20 = 40 points."""
    page = asked(cast, None, "nps", [10, 10, 9, 8, 3])

    score = bogdan.get(f"{place}{page.survey.slug}/").context["score"]

    assert (score.value, score.lowest, score.highest, score.answers) == (pytest.approx(40), -100, 100, 5)


def test_what_has_not_changed_is_not_sent_again(bogdan: Client, place: str, cast: Cast) -> None:
    page = asked(cast, None, ratings=[5])
    address = f"{place}{page.survey.slug}/"
    first = bogdan.get(address, HTTP_HX_REQUEST="true").content.decode()
    seen = re.search(r"\?seen=([\w-]+)", first)
    assert seen

    same = bogdan.get(f"{address}?seen={seen[1]}", HTTP_HX_REQUEST="true")
    operations.write_comment(queries.answer_of(page, "b0"), comment="Slow", was=operations.mark_of(""))
    changed = bogdan.get(f"{address}?seen={seen[1]}", HTTP_HX_REQUEST="true")

    assert (same.status_code, changed.status_code) == (204, 200)
    assert "Slow" in changed.content.decode()


def test_the_score_reaches_the_map_by_one_job_for_all_answers(cast: Cast, delivery: Touchpoint) -> None:
    page = asked(cast, delivery, ratings=[5, 4, 4, 3, 4])

    run_jobs()

    posted = readings(delivery)
    assert Job.objects.filter(kind="listen.post_page_scores").count() == 1
    assert posted.keys() == {"csat", "csat_share", "score"}
    assert (posted["score"].value, posted["score"].answers, posted["score"].unit) == (4.0, 5, "points 1-5")
    assert posted["csat_share"].value == pytest.approx(0.8)
    assert posted["score"].details["survey"] == page.survey.slug


def test_an_answer_after_the_job_began_asks_for_another(cast: Cast, delivery: Touchpoint) -> None:
    page = asked(cast, delivery, ratings=[5, 4, 4, 3, 4])
    run_jobs()

    operations.record_answer(page, rating=1, browser="late", language="en", answered_at=now())
    run_jobs()

    assert readings(delivery)["score"].value == pytest.approx(3.5)
    assert Reading.objects.filter(touchpoint=delivery, measure="score").count() == 1


def test_too_few_answers_post_nothing(cast: Cast, delivery: Touchpoint) -> None:
    asked(cast, delivery, ratings=[5, 4, 4, 3])

    run_jobs()

    assert readings(delivery) == {}


def test_scores_of_different_questions_are_never_mixed(cast: Cast, delivery: Touchpoint) -> None:
    asked(cast, delivery, "csat", [5, 5, 5, 5, 5])
    asked(cast, delivery, "nps", [0, 0, 0, 0, 0])
    run_jobs()

    posted = readings(delivery)
    assert (posted["score"].value, posted["score"].method) == (5.0, "mean")
    assert (posted["nps"].value, posted["nps"].unit) == (-100.0, "points -100 to 100")


def test_recommendation_stands_for_a_touchpoint_that_is_asked_nothing_else(cast: Cast, delivery: Touchpoint) -> None:
    asked(cast, delivery, "nps", [10, 10, 9, 8, 3])

    run_jobs()

    score = readings(delivery)["score"]
    assert (score.value, score.details["scale"], score.details["kind"]) == (pytest.approx(40), [-100, 100], "nps")


def test_a_survey_of_one_question_is_not_the_latest_survey_of_the_analysis(cast: Cast, delivery: Touchpoint) -> None:
    asked(cast, delivery, ratings=[5, 4, 4, 3, 4])

    assert queries.latest_survey(cast.workspace) is None


def test_removing_a_survey_takes_its_answers_and_its_score(
    bogdan: Client, place: str, cast: Cast, delivery: Touchpoint
) -> None:
    page = asked(cast, delivery, ratings=[5, 4, 4, 3, 4])
    run_jobs()

    asking = bogdan.get(f"{place}{page.survey.slug}/remove/").content.decode()
    bogdan.post(f"{place}{page.survey.slug}/remove/")

    assert "Its 5 answers go with it" in asking
    assert not Survey.objects.exists()
    assert readings(delivery) == {}


def test_a_survey_removed_while_its_score_is_counted_harms_nothing(cast: Cast, delivery: Touchpoint) -> None:
    page = asked(cast, delivery, ratings=[5, 4, 4, 3, 4])
    operations.remove_survey(page, person=None)

    assert [job.state for job in run_jobs()] == ["done"]


def test_the_code_is_handed_out_as_svg_and_png(chi: Client, place: str, cast: Cast) -> None:
    page = asked(cast, None)

    svg, png = (chi.get(f"{place}{page.survey.slug}/qr.{kind}") for kind in ("svg", "png"))

    assert svg.content.startswith(b"<?xml")
    assert png.content.startswith(b"\x89PNG")
    assert (svg.headers["Content-Type"], png.headers["Content-Type"]) == ("image/svg+xml", "image/png")


def test_the_sign_speaks_the_language_asked_for(chi: Client, place: str, cast: Cast) -> None:
    page = asked(cast, None, "nps")

    sign = chi.get(f"{place}{page.survey.slug}/sign/?lang=it").content.decode()

    assert "Inquadra il codice con il telefono" in sign
    assert f"testserver/s/{page.token}<" in sign


@pytest.mark.parametrize(("host", "here"), [("127.0.0.1:8000", True), ("localhost", True), ("[::1]:8000", True)])
def test_an_address_that_no_phone_finds_is_pointed_out(
    chi: Client, place: str, cast: Cast, host: str, here: bool
) -> None:
    page = asked(cast, None)

    seen = chi.get(f"{place}{page.survey.slug}/", HTTP_HOST=host).content.decode()

    assert ("works on this computer only" in seen) is here


def test_the_list_shows_each_survey_with_its_score(chi: Client, place: str, cast: Cast, delivery: Touchpoint) -> None:
    asked(cast, delivery, ratings=[5, 4, 4, 3, 4])
    asked(cast, None, "nps")

    seen = chi.get(place).content.decode()

    assert "Delivery, CSAT" in seen
    assert "<b>4.00</b>" in seen
    assert "The whole relationship" in seen


def test_with_surveys_and_no_file_listening_begins_with_the_surveys(chi: Client, place: str, cast: Cast) -> None:
    asked(cast, None, "nps")

    assert chi.get(place.replace("surveys/", "")).headers["Location"] == place


def test_beside_a_file_of_answers_the_surveys_are_listed_too(chi: Client, place: str, cast: Cast) -> None:
    make_survey(cast.workspace, "Guests", {"Breakfast": [5, 4, 5, 3, 4]})
    asked(cast, None, "nps")

    seen = chi.get(place.replace("surveys/", "")).content.decode()

    assert "Guests" in seen
    assert "The whole, NPS" in seen


def test_without_a_file_the_overview_names_the_weakest_of_what_was_asked(
    chi: Client, cast: Cast, delivery: Touchpoint
) -> None:
    """Breakfast 2 2 2 3 1: mean 2. A survey of ease has another scale and stays out."""
    breakfast = create_touchpoint(cast.workspace, name="Breakfast", person=None)
    asked(cast, delivery, ratings=[5, 4, 4, 3, 4])
    asked(cast, breakfast, ratings=[2, 2, 2, 3, 1])
    asked(cast, delivery, "ces", [1, 1, 1, 1, 1])

    seen = chi.get(f"/w/{cast.workspace.slug}/").content.decode()

    assert "Customers rate Breakfast lowest, 2.00 of 5." in seen


@pytest.mark.slow
def test_a_touchpoints_panel_leads_to_asking_about_it(bogdan: Client, cast: Cast, delivery: Touchpoint) -> None:
    open_map(cast.workspace, person=cast.bogdan.person)

    panel = bogdan.get(f"/w/{cast.workspace.slug}/map/touchpoints/{delivery.slug}/", follow=True).content.decode()

    assert f"/listen/surveys/new/?touchpoint={delivery.slug}" in panel


def test_a_day_is_a_day_of_the_workspace(chi: Client, place: str, cast: Cast) -> None:
    """Half past six in the evening in London is half past one of the next morning in Hanoi."""
    cast.workspace.time_zone = "Asia/Ho_Chi_Minh"
    cast.workspace.save()
    page = asked(cast, None, "nps")
    evening = now().replace(hour=18, minute=30) - timedelta(days=2)
    operations.record_answer(page, rating=9, browser="b", language="en", answered_at=evening)

    days = chi.get(f"{place}{page.survey.slug}/").context["arrived"].days

    assert days[0] == (evening.date() + timedelta(days=1), 1)
    assert sum(count for _day, count in days) == 1


@pytest.mark.parametrize("rating", [0, 6, 4.5])
def test_a_rating_that_cannot_be_tapped_is_refused(cast: Cast, rating: int) -> None:
    page = asked(cast, None, "csat")

    with pytest.raises(UnusableInputError, match="a whole number from 1 to 5"):
        operations.record_answer(page, rating=rating, browser="b", language="en", answered_at=now())


def test_what_another_system_sends_must_be_tappable_too_and_counts_beside_the_taps(
    cast: Cast, delivery: Touchpoint
) -> None:
    page = asked(cast, delivery, ratings=[5, 4, 4, 3])
    sent = [Answer(ratings={"rating": rating}, response_id=f"till-{rating}", answered_at=now()) for rating in (4.5, 4)]

    with pytest.raises(UnusableInputError, match="a whole number from 1 to 5"):
        operations.take_answers(page.survey, sent, at=now())
    operations.take_answers(page.survey, sent[1:], at=now())
    run_jobs()

    assert (readings(delivery)["score"].value, readings(delivery)["score"].answers) == (4.0, 5)


def test_whoever_must_be_reached_from_elsewhere_is_told_how(chi: Client, place: str, cast: Cast) -> None:
    page = asked(cast, None)

    seen = chi.get(f"{place}{page.survey.slug}/", HTTP_HOST="localhost").content.decode()

    assert "TOUCHLINE_ALLOWED_HOSTS=192.168.1.20 touchline serve --host 0.0.0.0" in seen
    assert "docs/how-to/run-touchline.md" in seen
