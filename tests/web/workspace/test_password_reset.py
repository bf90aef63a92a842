import re
from collections.abc import Iterator

import pytest
from django.test import Client
from pytest_django import Settings

from tests.conftest import Cast
from tests.mail import Mailbox, free_port, mail_server
from touchline.web.settings.mail import from_url, mailer

NEW = "rivers of mint tea"


@pytest.fixture
def mailbox(settings: Settings) -> Iterator[Mailbox]:
    with mail_server() as box:
        use_mail_server(settings, box.url)
        yield box


def use_mail_server(settings: Settings, url: str) -> None:
    backend = "django.core.mail.backends.smtp.EmailBackend"
    settings.MAILERS = {"default": {"BACKEND": backend, "OPTIONS": from_url(url)}}


def ask(client: Client, address: str) -> str:
    return client.post("/account/password/reset/", {"email": address}, follow=True).text


def without_tokens(page: str) -> str:
    return re.sub(r"[A-Za-z0-9]{64}", "", page)


def test_the_mailed_link_sets_a_new_password_and_signs_in(cast: Cast, client: Client, mailbox: Mailbox) -> None:
    ask(client, "Ana@lavanda.example")
    link = re.search(r"http://testserver(/account/password/reset/\S+)", mailbox.letters[0].get_content())

    form = client.get(link[1], follow=True)
    reply = client.post(form.context["action_url"], {"password1": NEW, "password2": NEW}, follow=True)

    cast.ana.person.refresh_from_db()
    assert mailbox.letters[0]["To"] == "ana@lavanda.example"
    assert cast.ana.person.check_password(NEW)
    assert reply.wsgi_request.user == cast.ana.person


def test_the_mail_is_in_the_readers_language_and_plain_text(cast: Cast, client: Client, mailbox: Mailbox) -> None:
    ask(client, "ana@lavanda.example")

    assert mailbox.letters[0].get_content_type() == "text/plain"
    assert "Ana" in mailbox.letters[0].get_content()


def test_the_link_works_once(cast: Cast, client: Client, mailbox: Mailbox) -> None:
    ask(client, "ana@lavanda.example")
    link = re.search(r"http://testserver(/account/password/reset/\S+)", mailbox.letters[0].get_content())[1]
    action = client.get(link, follow=True).context["action_url"]
    client.post(action, {"password1": NEW, "password2": NEW})

    assert Client().get(link, follow=True).context["token_fail"]


def test_a_known_and_an_unknown_address_get_the_same_page_and_one_letter_each(
    cast: Cast, client: Client, mailbox: Mailbox
) -> None:
    known, unknown = ask(client, "ana@lavanda.example"), ask(Client(), "nobody@lavanda.example")

    assert without_tokens(known) == without_tokens(unknown)
    assert [letter["To"] for letter in mailbox.letters] == ["ana@lavanda.example", "nobody@lavanda.example"]
    assert "http" not in mailbox.letters[1].get_content()


def test_without_a_mail_server_the_page_says_so_and_who_can_help(cast: Cast, client: Client) -> None:
    page = ask(client, "ana@lavanda.example")

    assert "no mail server" in page
    assert "administrator" in page


def test_a_mail_server_that_is_down_is_not_hidden(cast: Cast, client: Client, settings: Settings) -> None:
    use_mail_server(settings, f"smtp://127.0.0.1:{free_port()}")

    known = client.post("/account/password/reset/", {"email": "ana@lavanda.example"})
    unknown = Client().post("/account/password/reset/", {"email": "nobody@lavanda.example"})

    assert (known.status_code, unknown.status_code) == (503, 503)
    assert "mail-not-sent" in known.text


def test_a_forged_host_never_gets_into_a_letter(cast: Cast, client: Client, mailbox: Mailbox) -> None:
    reply = client.post("/account/password/reset/", {"email": "ana@lavanda.example"}, headers={"Host": "evil.example"})

    assert reply.status_code == 400
    assert mailbox.letters == []


@pytest.mark.parametrize(
    ("url", "options"),
    [
        ("smtp://mail.example", ("mail.example", 587, "", "", False, False)),
        ("smtp://ana%40x.example:p%2Fw@mail.example:2525", ("mail.example", 2525, "ana@x.example", "p/w", True, False)),
        ("smtps://a:b@mail.example", ("mail.example", 465, "a", "b", False, True)),
        ("smtp://a:b@mail.example/?tls=0", ("mail.example", 587, "a", "b", False, False)),
    ],
)
def test_the_mail_address_of_the_environment_is_read(url: str, options: tuple[object, ...]) -> None:
    found = from_url(url)

    assert tuple(found[key] for key in ("host", "port", "username", "password", "use_tls", "use_ssl")) == options


def test_the_single_variables_are_read_too() -> None:
    found = mailer({"EMAIL_HOST": "mail.example", "EMAIL_PORT": "2525", "EMAIL_USE_TLS": "true"})

    assert found is not None
    assert (found["host"], found["port"], found["use_tls"]) == ("mail.example", 2525, True)


def test_no_variable_means_no_mail_server() -> None:
    assert mailer({}) is None


def test_a_mangled_address_is_refused() -> None:
    with pytest.raises(ValueError, match="TOUCHLINE_SMTP_URL"):
        from_url("http://mail.example")
