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
