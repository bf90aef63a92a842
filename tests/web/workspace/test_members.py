from django.test import Client

from tests.conftest import Cast
from tests.factories import make_member, make_workspace
from touchline.web.workspace.models import AuditEntry, Member, Role


def url(cast: Cast, member: Member, verb: str) -> str:
    return f"/w/{cast.workspace.slug}/members/{member.slug}/{verb}/"


def test_an_administrator_gives_another_role_and_it_is_noted(cast: Cast, ana: Client) -> None:
    ana.post(url(cast, cast.chi, "role"), {"role": "editor"})

    entry = AuditEntry.objects.get()
    cast.chi.refresh_from_db()
    assert cast.chi.role == Role.EDITOR
    assert (entry.action, entry.subject, entry.details) == (
        "workspace.change_role",
        "Chi",
        {"role": "editor", "was": "viewer"},
    )


def test_the_last_administrator_stays(cast: Cast, ana: Client) -> None:
    demoted = ana.post(url(cast, cast.ana, "role"), {"role": "viewer"})
    removed = ana.post(url(cast, cast.ana, "remove"))

    cast.ana.refresh_from_db()
    assert (demoted.status_code, removed.status_code) == (409, 409)
    assert cast.ana.role == Role.ADMINISTRATOR


def test_removing_asks_first_and_then_closes_the_door(cast: Cast, ana: Client, bogdan: Client) -> None:
    asked = ana.get(url(cast, cast.bogdan, "remove"))
    still_in = bogdan.get(f"/w/{cast.workspace.slug}/members/")
    ana.post(url(cast, cast.bogdan, "remove"))

    assert "Remove Bogdan" in asked.text
    assert still_in.status_code == 200
    assert bogdan.get(f"/w/{cast.workspace.slug}/members/").status_code == 404


def test_a_member_of_another_workspace_is_not_found_here(cast: Cast, ana: Client) -> None:
    assert ana.post(url(cast, cast.dario, "remove")).status_code == 404
    assert ana.post(url(cast, cast.dario, "role"), {"role": "viewer"}).status_code == 404
    assert ana.post(url(cast, cast.dario, "reset-link")).status_code == 404


def test_an_administrator_helps_a_member_to_a_new_password(cast: Cast, ana: Client, client: Client) -> None:
    link = ana.post(url(cast, cast.chi, "reset-link")).context["link"]

    form = client.get(link, follow=True)
    client.post(form.context["action_url"], {"password1": "rivers of mint tea", "password2": "rivers of mint tea"})

    cast.chi.person.refresh_from_db()
    assert cast.chi.person.check_password("rivers of mint tea")
    assert Client().get(link, follow=True).context["token_fail"]


def test_nobody_is_helped_into_a_workspace_that_the_helper_does_not_administer(cast: Cast, ana: Client) -> None:
    make_member(make_workspace("Third"), cast.chi.person, Role.VIEWER)

    reply = ana.post(url(cast, cast.chi, "reset-link"))

    assert reply.status_code == 403
    assert "link" not in reply.context


def test_viewers_see_the_members_but_no_way_to_change_them(cast: Cast, chi: Client) -> None:
    page = chi.get(f"/w/{cast.workspace.slug}/members/").text

    assert "bogdan@lavanda.example" in page
    assert "/remove/" not in page
    assert "Invite" not in page
