import re

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client

from tests.codes import code_of
from tests.conftest import Cast
from tests.factories import PASSWORD


def sign_in(client: Client, next_page: str = "") -> None:
    client.post("/account/login/", {"login": "ana@lavanda.example", "password": PASSWORD, "next": next_page})


def confirm(client: Client) -> None:
    client.post("/account/confirm/", {"password": PASSWORD})


@pytest.fixture
def secret(cast: Cast, client: Client) -> str:
    """Ana has switched two-factor sign-in on, and is signed out."""
    sign_in(client)
    confirm(client)
    shown = client.get("/account/two-factor/on/").context["form"].secret
    client.post("/account/two-factor/on/", {"code": code_of(shown)})
    client.post("/account/logout/")
    cache.clear()  # the code just used may be used again at once
    return shown


def test_the_password_alone_is_not_enough_any_more(secret: str, client: Client) -> None:
    sign_in(client)

    reply = client.get("/me/")

    assert reply.headers["Location"].startswith("/account/login/")


def test_the_code_of_the_phone_opens_the_page_asked_for(secret: str, client: Client) -> None:
    sign_in(client, "/me/")

    reply = client.post("/account/two-factor/code/", {"code": code_of(secret)})

    assert reply.headers["Location"] == "/me/"
    assert client.get("/me/").status_code == 200


def test_a_wrong_code_says_what_to_do(secret: str, client: Client) -> None:
    sign_in(client)

    reply = client.post("/account/two-factor/code/", {"code": "000000"})

    assert "newest code" in reply.text


def test_a_recovery_code_opens_the_door_once(cast: Cast, secret: str, client: Client) -> None:
    codes = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()
    sign_in(client)
    client.post("/account/two-factor/code/", {"code": codes[0]})
    opened = client.get("/me/").status_code
    client.post("/account/logout/")
    sign_in(client)

    again = client.post("/account/two-factor/code/", {"code": codes[0]})

    assert opened == 200
    assert "newest code" in again.text


def test_secrets_do_not_lie_open_in_the_database(secret: str) -> None:
    kept = repr(list(Authenticator.objects.values_list("data")))

    assert secret not in kept


def test_ten_codes_are_shown_and_saved_as_a_file(secret: str, client: Client) -> None:
    sign_in(client)
    client.post("/account/two-factor/code/", {"code": code_of(secret)})

    confirm(client)
    shown = client.get("/account/two-factor/codes/")
    file = client.get("/account/two-factor/codes/file/")

    assert len(re.findall(r"^\d{8}$", file.text, re.MULTILINE)) == 10
    assert "10 codes are unused" in shown.text
    assert "no-store" in file.headers["Cache-Control"]


def test_it_is_switched_off_again(secret: str, client: Client) -> None:
    sign_in(client)
    client.post("/account/two-factor/code/", {"code": code_of(secret)})
    confirm(client)
    client.post("/account/two-factor/off/")
    client.post("/account/logout/")
    sign_in(client)

    assert client.get("/me/").status_code == 200


def test_a_password_link_does_not_get_around_the_code(cast: Cast, secret: str, client: Client) -> None:
    from touchline.web.workspace.operations.people import make_reset_link

    cast.ana.person.refresh_from_db()
    link = make_reset_link(cast.workspace, member=cast.ana, person=cast.ana.person)
    action = client.get(link, follow=True).context["action_url"]

    reply = client.post(action, {"password1": "rivers of mint tea", "password2": "rivers of mint tea"})

    assert reply.headers["Location"] == "/account/two-factor/code/"
    assert client.get("/me/").status_code == 302


def test_switching_it_on_asks_for_the_password_again(cast: Cast, client: Client) -> None:
    sign_in(client)

    reply = client.get("/account/two-factor/on/")

    assert reply.headers["Location"].startswith("/account/confirm/")
