"""What the environment makes of the cookies."""

import importlib

import pytest
from django.test import Client

from tests.conftest import Cast
from tests.factories import PASSWORD
from touchline.web.settings import safety


@pytest.mark.parametrize(("over_https", "secure"), [("1", True), ("", False)])
def test_cookies_are_secure_where_pages_come_over_https(
    monkeypatch: pytest.MonkeyPatch, over_https: str, *, secure: bool
) -> None:
    monkeypatch.setenv("TOUCHLINE_HTTPS", over_https)

    found = importlib.reload(safety)

    cookies = (found.SESSION_COOKIE_SECURE, found.CSRF_COOKIE_SECURE, found.LANGUAGE_COOKIE_SECURE)
    assert cookies == (secure, secure, secure)


def test_scripts_can_not_read_who_is_signed_in(cast: Cast, client: Client) -> None:
    client.post("/language/", {"language": "ro", "next": "/"})
    client.post("/account/login/", {"login": "ana@lavanda.example", "password": PASSWORD})

    assert client.cookies["sessionid"]["httponly"]
    assert client.cookies["sessionid"]["samesite"] == "Lax"
    assert client.cookies["django_language"]["httponly"]
