"""What a respondent meets: one question, in their language, answered once."""

import logging
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.test import Client
from django.utils.timezone import now

from tests.conftest import Cast
from touchline.web.identify.operations import create_touchpoint
from touchline.web.listen import operations, queries
from touchline.web.listen.models import Answer, AnswerPage, QuestionKind
from touchline.web.listen.views import answering

ROMANIAN = {"HTTP_ACCEPT_LANGUAGE": "ro-RO,ro;q=0.9,en;q=0.5"}


@pytest.fixture
def asked(cast: Cast) -> AnswerPage:
    touchpoint = create_touchpoint(cast.workspace, name="Delivery", person=None)
    return operations.make_survey(cast.workspace, touchpoint=touchpoint, kind=QuestionKind.CSAT, person=None)


@pytest.fixture
def address(asked: AnswerPage) -> str:
    return f"/s/{asked.token}/"


def test_the_first_tap_counts_and_a_comment_may_follow(client: Client, asked: AnswerPage, address: str) -> None:
    client.get(address)
    after = client.post(address, {"rating": 4})
    edit = client.get(after.headers["Location"]).context["edit"]
    client.post(f"{address}comment/", {"comment": "Two days late", "edit": edit})

    given = Answer.objects.get(survey=asked.survey)
    assert after.status_code == 303
    assert (given.ratings, given.comment, given.language) == ({"rating": 4}, "Two days late", "en")


def test_a_second_answer_is_refused_and_the_first_stands(client: Client, asked: AnswerPage, address: str) -> None:
    client.post(address, {"rating": 5})

    reply = client.post(address, {"rating": 1})

    assert reply.status_code == 409
    assert "Your first answer stands" in reply.content.decode()
    assert [answer.ratings for answer in Answer.objects.all()] == [{"rating": 5}]


def test_whoever_comes_back_may_still_change_the_comment(client: Client, address: str) -> None:
    client.post(address, {"rating": 5})

    again = client.get(address).content.decode()

    assert "You have answered already" in again
    assert f"{address}comment/" in again


def test_an_edit_of_a_comment_works_once(client: Client, address: str) -> None:
    client.post(address, {"rating": 2})
    edit = client.get(f"{address}comment/").context["edit"]
    client.post(f"{address}comment/", {"comment": "First", "edit": edit})

    twice = client.post(f"{address}comment/", {"comment": "Second", "edit": edit})

    assert twice.status_code == 409
    assert Answer.objects.get().comment == "First"


@pytest.mark.parametrize("edit", ["", "forged", "InN0b2xlbiI:1x:y"])
def test_a_comment_without_a_signed_edit_is_refused(client: Client, address: str, edit: str) -> None:
    client.post(address, {"rating": 2})

    reply = client.post(f"{address}comment/", {"comment": "No", "edit": edit})

    assert (reply.status_code, Answer.objects.get().comment) == (409, "")


def test_an_edit_signed_for_another_answer_is_refused(address: str) -> None:
    mine, theirs = Client(), Client()
    mine.post(address, {"rating": 2})
    theirs.post(address, {"rating": 3})
    edit = theirs.get(f"{address}comment/").context["edit"]

    reply = mine.post(f"{address}comment/", {"comment": "Not mine", "edit": edit})

    assert (reply.status_code, set(Answer.objects.values_list("comment", flat=True))) == (409, {""})


def test_a_comment_has_at_most_2000_characters(client: Client, address: str) -> None:
    client.post(address, {"rating": 2})
    edit = client.get(f"{address}comment/").context["edit"]

    refused = client.post(f"{address}comment/", {"comment": "x" * 2_001, "edit": edit})
    taken = client.post(f"{address}comment/", {"comment": "x" * 2_000, "edit": edit})

    assert (refused.status_code, taken.status_code, len(Answer.objects.get().comment)) == (422, 303, 2_000)


@pytest.mark.parametrize("rating", ["", "0", "6", "4.5", "many"])
def test_what_is_no_answer_of_the_scale_is_asked_for_again(client: Client, address: str, rating: str) -> None:
    reply = client.post(address, {"rating": rating})

    assert reply.status_code == 422
    assert "Choose one of the answers below." in reply.content.decode()
    assert not Answer.objects.exists()


def test_the_page_speaks_the_browsers_language_or_the_one_asked_for(client: Client, address: str) -> None:
    own = client.get(address, **ROMANIAN)
    chosen = client.get(f"{address}?lang=it", **ROMANIAN)

    assert own.headers["Content-Language"] == "ro"
    assert "În ce măsură te-a mulțumit „Delivery”?" in own.content.decode()
    assert '<html lang="it">' in chosen.content.decode()


def test_a_browser_of_an_unknown_language_reads_the_companys(client: Client, cast: Cast, address: str) -> None:
    cast.workspace.language = "vi"
    cast.workspace.save()

    reply = client.get(address, HTTP_ACCEPT_LANGUAGE="de-AT,de;q=0.8")

    assert reply.headers["Content-Language"] == "vi"


def test_the_language_chosen_is_kept_until_the_thanks_and_with_the_answer(client: Client, address: str) -> None:
    after = client.post(f"{address}?lang=ru", {"rating": 3}, **ROMANIAN)

    assert after.headers["Location"].endswith("comment/?lang=ru")
    assert Answer.objects.get().language == "ru"


@pytest.mark.parametrize("lang", ["//evil.example", "de", "ro\r\nX-Bad: 1"])
def test_a_language_that_is_none_leads_nowhere_else(client: Client, address: str, lang: str) -> None:
    after = client.post(f"{address}?{'lang=' + lang.replace('\r', '%0d').replace('\n', '%0a')}", {"rating": 3})

    assert after.headers["Location"] == f"{address}comment/"


def test_the_customer_of_the_link_is_kept_with_the_answer(client: Client, address: str) -> None:
    page = client.get(f"{address}?c=C-1042").content.decode()
    client.post(address, {"rating": 3, "c": "C-1042"})

    assert '<input type="hidden" name="c" value="C-1042">' in page
    assert Answer.objects.get().customer == "C-1042"


@pytest.mark.parametrize("customer", ["x" * 201, "a\x00b", "a\nb"])
def test_what_can_be_no_reference_is_left_out_and_the_answer_counts(
    client: Client, address: str, customer: str
) -> None:
    client.post(address, {"rating": 3, "c": customer})

    assert Answer.objects.get().customer == ""


def test_a_closed_survey_says_so_and_takes_nothing(client: Client, asked: AnswerPage, address: str) -> None:
    operations.close_survey(asked, person=None)

    seen, sent = client.get(address), client.post(address, {"rating": 3})

    assert (seen.status_code, sent.status_code) == (410, 410)
    assert "This survey is closed" in seen.content.decode()
    assert not Answer.objects.exists()


def test_an_unknown_survey_is_not_found(client: Client, db: None) -> None:
    assert client.get("/s/nothing-here/").status_code == 404


def test_no_page_is_kept_by_search_engines_or_caches(client: Client, address: str) -> None:
    reply = client.get(address)

    assert reply.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert "no-store" in reply.headers["Cache-Control"]
    assert "script" not in reply.content.decode()


def test_looking_at_the_page_is_no_answer(client: Client, address: str) -> None:
    client.get(f"{address}?rating=5")
    client.head(address)

    assert not Answer.objects.exists()


def test_the_mark_of_a_browser_stays_on_this_surveys_pages(client: Client, address: str) -> None:
    cookie = client.get(address).cookies["touchline_answer"]

    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == (address, True, "Lax")


def test_a_forged_mark_is_no_mark(client: Client, address: str) -> None:
    client.post(address, {"rating": 5})
    stranger = Client()
    stranger.cookies["touchline_answer"] = Answer.objects.get().response_id

    assert stranger.get(f"{address}comment/").headers["Location"] == address


def test_too_many_answers_from_one_address_are_stopped_and_the_address_is_not_kept(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(answering.RATE, "answer", "4/10m/key")

    replies = [Client(REMOTE_ADDR="203.0.113.7").post(address, {"rating": 3}) for _ in range(5)]
    elsewhere = Client(REMOTE_ADDR="203.0.113.8").post(address, {"rating": 3})

    assert [reply.status_code for reply in replies] == [303] * 4 + [429]
    assert "Wait ten minutes" in replies[-1].content.decode()
    assert elsewhere.status_code == 303
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key, value FROM shared_cache")
        assert "203.0.113" not in str(cursor.fetchall())


def test_nothing_of_a_person_is_logged(client: Client, address: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)

    client.post(f"{address}?c=C-1042", {"rating": 2, "c": "C-1042"})
    edit = client.get(f"{address}comment/").context["edit"]
    client.post(f"{address}comment/", {"comment": "Ring me: 0722 123 456", "edit": edit})

    own = [record.getMessage() for record in caplog.records if not record.name.startswith("django.db")]
    assert "C-1042" not in str(own)
    assert "0722" not in str(own)


@pytest.mark.parametrize(("kind", "lowest", "highest"), [("csat", 1, 5), ("ces", 1, 7), ("nps", 0, 10)])
def test_each_question_has_its_standard_scale(client: Client, cast: Cast, kind: str, lowest: int, highest: int) -> None:
    asked = operations.make_survey(cast.workspace, touchpoint=None, kind=QuestionKind(kind), person=None)

    choices = client.get(f"/s/{asked.token}/").context["choices"]

    assert [choice.rating for choice in choices] == list(range(lowest, highest + 1))
    assert choices[0].words
    assert choices[-1].words


@pytest.mark.django_db(transaction=True)
def test_two_answers_at_once_from_one_browser_are_settled_by_the_database(asked: AnswerPage) -> None:
    outcomes: list[str] = []
    together = Barrier(2)

    def answer(rating: int) -> None:
        found = queries.answer_page_of(asked.token)
        assert found
        together.wait()
        try:
            operations.record_answer(found, rating=rating, browser="same", language="en", answered_at=now())
            outcomes.append("taken")
        except operations.AlreadyAnsweredError:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [Thread(target=answer, args=(rating,)) for rating in (1, 5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == ["refused", "taken"]
    assert Answer.objects.filter(survey=asked.survey).count() == 1
