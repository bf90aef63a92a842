import re

import pytest
from django.test import Client
from pytest_django import Settings

from tests.conftest import Cast
from touchline.engine.identify import SCHEMES
from touchline.web.desk.forms import SCHEME_NAMES
from touchline.web.desk.operations import first_run_link
from touchline.web.identify.queries import stages
from touchline.web.workspace.models import Job, Member, OneTimeLink, Person, Role, Workspace

ADDRESS = "http://127.0.0.1:8000"
ANSWERS = {
    "name": "Ana Pop",
    "email": "Ana@Lavanda.example",
    "password": "lavender fields at dusk",
    "company": "Casa Lavanda",
    "language": "ro",
    "currency": "RON",
    "time_zone": "Europe/Bucharest",
    "scheme": "three-phases",
}


def path_of(link: str) -> str:
    return link.removeprefix(ADDRESS)


def test_the_printed_link_makes_everything_and_opens_the_overview(db: None, client: Client) -> None:
    start = path_of(first_run_link(ADDRESS + "/"))

    reply = client.post(start, ANSWERS, follow=True)

    workspace, member = Workspace.objects.get(), Member.objects.get()
    assert reply.redirect_chain[-1][0] == f"/w/{workspace.slug}/"
    assert (workspace.name, workspace.currency, workspace.time_zone) == ("Casa Lavanda", "RON", "Europe/Bucharest")
    assert (member.person.email, member.person.language, member.role) == (
        "ana@lavanda.example",
        "ro",
        Role.ADMINISTRATOR,
    )
    assert [stage.key for stage in stages(workspace)] == ["before", "during", "after"]


def test_the_link_works_once(db: None, client: Client) -> None:
    start = path_of(first_run_link(ADDRESS))
    client.post(start, ANSWERS)

    again = Client().post(start, ANSWERS | {"email": "eve@lavanda.example"})

    assert again.status_code == 410
    assert Person.objects.count() == 1


def test_a_new_link_closes_the_one_before(db: None, client: Client) -> None:
    first, second = path_of(first_run_link(ADDRESS)), path_of(first_run_link(ADDRESS))

    assert client.get(first).status_code == 410
    assert client.get(second).status_code == 200


def test_the_token_itself_is_not_kept(db: None) -> None:
    token = path_of(first_run_link(ADDRESS)).split("/")[2]

    assert token not in repr(list(OneTimeLink.objects.values()))


@pytest.mark.parametrize("wrong", ["name", "email", "password", "company", "currency", "time_zone", "scheme"])
def test_a_missing_answer_is_asked_for_and_nothing_is_made(db: None, client: Client, wrong: str) -> None:
    start = path_of(first_run_link(ADDRESS))

    reply = client.post(start, ANSWERS | {wrong: ""})

    assert wrong in reply.context["form"].errors
    assert not Person.objects.exists()
    assert client.post(start, ANSWERS).status_code == 302


@pytest.mark.parametrize(
    ("accepted", "currency"),
    [
        ("ro-RO,ro;q=0.9,en;q=0.8", "RON"),
        ("ru", "RUB"),
        ("it-CH,it;q=0.9", "CHF"),
        ("vi", "VND"),
        ("en", "EUR"),
        ("en-US", "USD"),
        ("*, nonsense;q=x", "EUR"),
    ],
)
def test_the_currency_is_guessed_from_the_browser_and_the_zone_is_left_to_it(
    db: None, client: Client, accepted: str, currency: str
) -> None:
    reply = client.get(path_of(first_run_link(ADDRESS)), headers={"Accept-Language": accepted})

    assert reply.context["form"]["currency"].value() == currency
    assert reply.context["form"]["time_zone"].value() == "UTC"
    assert "workspace/zone.js" in reply.text or "workspace/zone." in reply.text


@pytest.mark.parametrize("language", ["en", "ro", "ru", "it", "vi"])
def test_the_page_comes_in_every_language(db: None, client: Client, language: str) -> None:
    reply = client.get(path_of(first_run_link(ADDRESS)), headers={"Accept-Language": language})

    assert re.search(rf'<html lang="{language}"', reply.text)


def test_later_the_link_signs_the_administrator_in_once(cast: Cast, client: Client) -> None:
    link = path_of(first_run_link(ADDRESS))

    looked_at, used, again = client.get(link), client.post(link), Client().post(link)

    assert "sessionid" not in looked_at.cookies
    assert (used.status_code, again.status_code) == (302, 410)
    assert client.get("/me/").wsgi_request.user == cast.ana.person


def test_later_links_end_after_an_hour(cast: Cast, client: Client) -> None:
    link = path_of(first_run_link(ADDRESS))
    OneTimeLink.objects.update(expires_at=cast.workspace.created_at)

    assert client.post(link).status_code == 410


def test_with_two_factor_on_the_sign_in_page_is_printed(cast: Cast) -> None:
    from allauth.mfa.totp.internal.auth import TOTP

    TOTP.activate(cast.ana.person, "JBSWY3DPEHPK3PXP")

    assert first_run_link(ADDRESS) == f"{ADDRESS}/account/login/"


def test_every_ready_scheme_has_a_name() -> None:
    assert SCHEME_NAMES.keys() == SCHEMES.keys()


def test_two_samples_are_filled_beside_the_company_unless_one_does_not_want_them(
    db: None, client: Client, settings: Settings
) -> None:
    settings.SAMPLES_AT_START = True
    start = path_of(first_run_link(ADDRESS))
    assert b'name="samples"' in client.get(start).content

    reply = client.post(start, ANSWERS | {"samples": "on"}, follow=True)

    own = Workspace.objects.get(sample="")
    assert reply.redirect_chain[-1][0] == f"/w/{own.slug}/"
    assert set(Workspace.objects.exclude(sample="").values_list("sample", "language", "time_zone")) == {
        ("casa-lavanda", "ro", "Europe/Bucharest"),
        ("green-broom", "ro", "Europe/Bucharest"),
    }
    assert Member.objects.filter(role=Role.ADMINISTRATOR).count() == 3
    assert Job.objects.filter(kind="desk.load_sample").count() == 2


def test_served_without_samples_none_are_offered_or_made(db: None, client: Client) -> None:
    start = path_of(first_run_link(ADDRESS))
    assert b'name="samples"' not in client.get(start).content

    client.post(start, ANSWERS | {"samples": "on"})

    assert Workspace.objects.count() == 1
