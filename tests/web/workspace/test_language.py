from django.test import Client

from tests.conftest import Cast, client_of


def test_the_browser_decides_until_somebody_chooses(db: None, client: Client) -> None:
    before = client.get("/account/login/", headers={"Accept-Language": "vi"})
    client.post("/language/", {"language": "ro", "next": "/account/login/"})
    after = client.get("/account/login/", headers={"Accept-Language": "vi"})

    assert before.headers["Content-Language"] == "vi"
    assert after.headers["Content-Language"] == "ro"


def test_the_persons_own_choice_wins_over_cookie_and_browser(cast: Cast) -> None:
    client = client_of(cast.ana)
    client.post("/me/", {"name": "Ana", "language": "it"})
    client.cookies["django_language"] = "ru"

    reply = client.get("/me/", headers={"Accept-Language": "vi"})

    assert reply.headers["Content-Language"] == "it"


def test_the_switch_leads_back_to_our_own_pages_only(db: None, client: Client) -> None:
    away = client.post("/language/", {"language": "ro", "next": "//evil.example/"})
    back = client.post("/language/", {"language": "ro", "next": "/account/login/?next=/me/"})

    assert away.headers["Location"] == "/"
    assert back.headers["Location"] == "/account/login/?next=/me/"


def test_an_unknown_language_changes_nothing(db: None, client: Client) -> None:
    reply = client.post("/language/", {"language": "tlh", "next": "/account/login/"})

    assert "django_language" not in reply.cookies
