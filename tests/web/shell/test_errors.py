"""Every refusal says what to do, with a code that is also in the log."""

import logging
import re

import pytest
from django.core.exceptions import RequestDataTooBig
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.utils.translation import override

from tests.conftest import Cast
from touchline.web.shell import errors

CODE = re.compile(r"\d{3}-[2-9a-hjkmnp-z]{6}")


@pytest.fixture
def request_made() -> HttpRequest:
    return RequestFactory().get("/w/casa/map/")


def test_a_page_that_is_not_there_gives_a_code_that_is_in_the_log(db: None, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "touchline.errors")

    reply = Client().get("/nowhere/at/all/")

    code = CODE.search(reply.content.decode())
    assert reply.status_code == 404
    assert code
    assert code[0] in caplog.text


@pytest.mark.parametrize("status", [400, 403, 404, 409, 413, 429, 500])
def test_each_status_has_a_page_with_a_way_on(request_made: HttpRequest, status: int) -> None:
    reply = errors.answer(request_made, status)

    page = reply.content.decode()
    assert reply.status_code == status
    assert CODE.search(page)
    assert 'href="/"' in page


def test_a_request_too_large_is_413_not_400(request_made: HttpRequest) -> None:
    assert errors.bad_request(request_made, RequestDataTooBig()).status_code == 413
    assert errors.bad_request(request_made, ValueError()).status_code == 400


def test_a_stale_edit_raised_anywhere_below_is_answered_409(request_made: HttpRequest) -> None:
    middleware = errors.RefusalMiddleware(lambda _: HttpResponse())

    reply = middleware.process_exception(request_made, errors.StaleEdit())

    assert reply is not None
    assert reply.status_code == 409


def test_htmx_is_given_the_words_and_the_code_in_headers() -> None:
    request = RequestFactory().post("/w/casa/map/", headers={"HX-Request": "true"})

    reply = errors.stale(request)

    assert CODE.fullmatch(reply.headers["X-Error-Code"])
    assert "Somebody%20else" in reply.headers["X-Error-Words"]


def test_a_form_without_its_token_says_that_the_page_was_open_for_long(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)

    reply = client.post("/account/login/", {"login": "ana@lavanda.example"})

    assert reply.status_code == 403
    assert "open for a long time" in reply.content.decode()


def test_the_page_for_500_stands_when_the_database_is_down(
    request_made: HttpRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    def down(*_: object, **__: object) -> None:
        raise OperationalError

    monkeypatch.setattr("django.db.backends.base.base.BaseDatabaseWrapper.cursor", down)

    assert "on our side" in errors.failed(request_made).content.decode()


def test_nothing_of_the_cause_reaches_the_reader(request_made: HttpRequest) -> None:
    reply = errors.forbidden(request_made, PermissionError("secret reason"))

    assert "secret reason" not in reply.content.decode()


def test_the_page_speaks_the_readers_language(request_made: HttpRequest) -> None:
    with override("vi"):
        assert '<html lang="vi">' in errors.failed(request_made).content.decode()
