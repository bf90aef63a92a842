from unittest import mock

import pytest
from django.core.cache import cache
from django.test import Client

from tests.conftest import Cast
from tests.factories import PASSWORD


def test_the_right_password_opens_the_one_workspace(cast: Cast, client: Client) -> None:
    reply = client.post("/account/login/", {"login": "ANA@lavanda.example", "password": PASSWORD}, follow=True)

    assert reply.redirect_chain[-1][0] == f"/w/{cast.workspace.slug}/"
    assert reply.wsgi_request.user == cast.ana.person


def test_a_wrong_password_and_an_unknown_address_read_the_same(cast: Cast, client: Client) -> None:
    wrong = client.post("/account/login/", {"login": "ana@lavanda.example", "password": "not the password"})
    unknown = client.post("/account/login/", {"login": "nobody@lavanda.example", "password": "not the password"})

    assert wrong.context["form"].non_field_errors() == unknown.context["form"].non_field_errors()


def test_the_page_asked_for_comes_after_signing_in(cast: Cast, client: Client) -> None:
    wanted = f"/w/{cast.workspace.slug}/map/?stage=trial"

    sent_to = client.get(wanted)
    reply = client.post(sent_to.headers["Location"], {"login": "ana@lavanda.example", "password": PASSWORD})

    assert reply.headers["Location"] == wanted


def test_signing_in_never_leads_to_another_site(cast: Cast, client: Client) -> None:
    form = {"login": "ana@lavanda.example", "password": PASSWORD, "next": "https://evil.example/"}

    reply = client.post("/account/login/", form)

    assert reply.headers["Location"] == "/"


def test_nobody_signs_up_without_an_invitation(db: None, client: Client) -> None:
    reply = client.post("/account/closed/", {"email": "new@lavanda.example", "password1": PASSWORD})

    assert "by invitation" in reply.text


def test_the_session_is_a_new_one_after_signing_in(cast: Cast, client: Client) -> None:
    client.post("/language/", {"language": "ro", "next": "/"})
    session = client.session
    session["planted"] = True
    session.save()
    client.cookies["sessionid"] = session.session_key

    client.post("/account/login/", {"login": "ana@lavanda.example", "password": PASSWORD})

    assert client.session.session_key != session.session_key


def test_an_unknown_address_costs_as_much_hashing_as_a_known_one(cast: Cast, client: Client) -> None:
    with mock.patch("django.contrib.auth.hashers.Argon2PasswordHasher.encode", return_value="") as encode:
        client.post("/account/login/", {"login": "nobody@lavanda.example", "password": "not the password"})

    assert encode.call_count == 1


def test_guessing_is_stopped_for_one_address_and_says_when_to_come_back(cast: Cast, client: Client) -> None:
    cache.clear()
    wrong = {"login": "ana@lavanda.example", "password": "not the password"}
    for _ in range(5):
        client.post("/account/login/", wrong)

    reply = client.post("/account/login/", {"login": "ana@lavanda.example", "password": PASSWORD})

    assert "Wait five minutes" in reply.text
    assert reply.wsgi_request.user.is_anonymous


@pytest.mark.slow
def test_a_flood_of_requests_gets_the_429_page(cast: Cast, client: Client) -> None:
    cache.clear()

    statuses = [client.post("/account/login/", {}).status_code for _ in range(31)]

    assert statuses[-1] == 429
    cache.clear()


def test_passwords_are_kept_by_argon2(cast: Cast) -> None:
    assert cast.ana.person.password.startswith("argon2")


def test_somebody_switched_off_does_not_come_in(cast: Cast, client: Client) -> None:
    cast.ana.person.is_active = False
    cast.ana.person.save()

    reply = client.post("/account/login/", {"login": "ana@lavanda.example", "password": PASSWORD}, follow=True)

    assert reply.wsgi_request.user.is_anonymous


def test_a_new_password_ends_the_other_sessions(cast: Cast, client: Client, ana: Client) -> None:
    client.post("/account/login/", {"login": "ana@lavanda.example", "password": PASSWORD})
    new = "rivers of mint tea"

    client.post("/account/password/", {"oldpassword": PASSWORD, "password1": new, "password2": new})

    assert client.get("/me/").status_code == 200
    assert ana.get("/me/").status_code == 302


def test_a_fragment_asked_for_after_the_session_ended_opens_the_sign_in_page(cast: Cast, client: Client) -> None:
    reply = client.get(f"/w/{cast.workspace.slug}/map/", headers={"HX-Request": "true"})

    assert reply.headers["HX-Redirect"] == "/account/login/"


def test_while_nobody_has_an_account_the_page_tells_of_the_printed_link(db: None, client: Client) -> None:
    assert "a link is printed" in client.get("/account/login/").text


def test_once_somebody_has_an_account_it_tells_of_no_link(cast: Cast, client: Client) -> None:
    assert "a link is printed" not in client.get("/account/login/").text
