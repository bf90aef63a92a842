from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.test import Client

from tests.conftest import Cast
from touchline.web.workspace.models import JoinLink, Member, Role

NEW = {"name": "Elena", "email": "elena@lavanda.example", "password": "seven quiet herons"}


def invited(cast: Cast, client: Client, **answers: str) -> str:
    reply = client.post(f"/w/{cast.workspace.slug}/members/invite/", {"role": "editor", **answers})
    return urlsplit(reply.context["address"]).path


def test_a_new_person_comes_by_the_link_and_is_signed_in(cast: Cast, ana: Client, client: Client) -> None:
    link = invited(cast, ana)

    reply = client.post(link, NEW, follow=True)

    member = Member.objects.get(person__email="elena@lavanda.example")
    assert (member.workspace, member.role) == (cast.workspace, Role.EDITOR)
    assert reply.redirect_chain[-1][0] == f"/w/{cast.workspace.slug}/"


def test_somebody_signed_in_comes_with_one_press(cast: Cast, ana: Client, dario: Client) -> None:
    link = invited(cast, ana)

    asked = dario.get(link)
    dario.post(link)

    assert "Join Casa Lavanda" in asked.text
    assert dario.get(f"/w/{cast.workspace.slug}/members/").status_code == 200


def test_a_link_works_once(cast: Cast, ana: Client, client: Client) -> None:
    link = invited(cast, ana)
    client.post(link, NEW)

    again = Client().post(link, NEW | {"email": "frida@lavanda.example"})

    assert again.status_code == 410
    assert not Member.objects.filter(person__email="frida@lavanda.example").exists()


def test_a_revoked_link_and_an_old_one_are_closed(cast: Cast, ana: Client, client: Client) -> None:
    revoked, old = invited(cast, ana), invited(cast, ana)
    first, second = JoinLink.objects.order_by("pk")
    ana.post(f"/w/{cast.workspace.slug}/members/invitations/{first.slug}/revoke/")
    JoinLink.objects.filter(pk=second.pk).update(expires_at=second.made_at - timedelta(seconds=1))

    assert client.get(revoked).status_code == 410
    assert client.get(old).status_code == 410


def test_a_link_for_one_address_is_of_no_use_to_another(cast: Cast, ana: Client, dario: Client) -> None:
    link = invited(cast, ana, email="elena@lavanda.example")

    reply = dario.post(link)

    assert reply.status_code == 403
    assert not Member.objects.filter(workspace=cast.workspace, person=cast.dario.person).exists()


def test_the_address_of_a_link_can_not_be_changed(cast: Cast, ana: Client, client: Client) -> None:
    link = invited(cast, ana, email="elena@lavanda.example")

    client.post(link, NEW | {"email": "frida@lavanda.example"})

    assert Member.objects.get(person__name="Elena").person.email == "elena@lavanda.example"


def test_a_taken_address_leaves_the_link_open(cast: Cast, ana: Client, client: Client) -> None:
    link = invited(cast, ana)

    refused = client.post(link, NEW | {"email": "Bogdan@lavanda.example"})

    assert refused.context["form"].errors["email"]
    assert client.post(link, NEW).status_code == 302


def test_a_member_keeps_their_role_when_they_open_a_link(cast: Cast, ana: Client, chi: Client) -> None:
    chi.post(invited(cast, ana, role="administrator"))

    assert Member.objects.get(pk=cast.chi.pk).role == Role.VIEWER


def test_the_token_itself_is_not_kept(cast: Cast, ana: Client) -> None:
    token = invited(cast, ana).split("/")[2]

    assert token not in repr(list(JoinLink.objects.values()))


@pytest.mark.parametrize("guess", ["", "x" * 43, "../admin"])
def test_guessed_links_are_closed(cast: Cast, client: Client, guess: str) -> None:
    assert client.get(f"/join/{guess}/").status_code in {404, 410}


def test_joining_rotates_the_session(cast: Cast, ana: Client, client: Client) -> None:
    link = invited(cast, ana)
    client.get(link)
    before = client.session.session_key

    client.post(link, NEW)

    assert client.session.session_key != before
