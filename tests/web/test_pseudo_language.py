"""Every text that a person reads is tagged for translation: in a marked language, nothing stands outside the marks.

The walk is an administrator's, so that it shows too that this role gets in wherever it may.
"""

import pytest
from django.test import Client

from tests.conftest import Cast, client_of
from tests.web.filled import fill
from tests.web.pseudo import CLOSE, OPEN, speak, untagged
from tests.web.test_every_address import EVERY, FREE, IN_WORKSPACE, METHODS, ask, is_due
from touchline.web.map.views.drawn import marks

pytestmark = [pytest.mark.slow, pytest.mark.any_database]  # it walks every page, whose words no database changes

MONTHS = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "AM", "PM"}  # by Babel
SAME_IN_EVERY_LANGUAGE = {"Touchline", "CSV", "XLSX", "YAML", "HTML", "TOTP", "URL", "EUR", "KB", "MB", "ID", "UTC"}
SAME_IN_EVERY_LANGUAGE |= {"OpenAPI", "PNG", "SVG", "CSAT"}
SAME_IN_EVERY_LANGUAGE |= {"Excel", "Markdown", "Mermaid", "CJML", "PDF", "PowerPoint", "PPTX"}
DATA = {
    "Casa Lavanda", "Other Company", "Ana", "Bogdan", "Chi", "Dario", "Families", "Follow-up call", "Our map",
    "answers.csv", "Guests", "Call within a day", "Plan A", "It is the best.", "Call", "Nothing", "lavanda.example",
    "stay.csv", "events.csv", "events", "Shop log", "Breakfast", "Overall", "Stay", "ana@", "bogdan@", "chi@", "dario@",
    "Green Broom", "Till", "Shop", "Door", "Ring twice", "customers.csv", "customers", "customer", "country", "People",
    "A date", "Who calls on Mondays?", "As is 2026", "Counter.png", "Our counter", "Risks", "Nobody answers",
    "English", "Română", "Русский", "Italiano", "Tiếng Việt",
}  # fmt: skip
KNOWN = MONTHS | SAME_IN_EVERY_LANGUAGE | DATA


@pytest.mark.parametrize("filled", [False, True], ids=["empty", "filled"])
@pytest.mark.parametrize("method", METHODS)
def test_no_page_holds_a_text_that_is_not_tagged(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, method: str, *, filled: bool
) -> None:
    speak(monkeypatch)
    marks.cache_clear()  # it may hold what was written before every text was marked
    if filled:
        fill(cast.workspace)

    left, wrong = {}, []
    for address in EVERY:
        if (not filled and address.holds_objects) or address.name.startswith("shell:"):
            continue
        client = Client() if "token" in address.blanks else client_of(cast.ana)
        reply = ask(client, method, address.path(cast.workspace))
        if filled and address in IN_WORKSPACE and not is_due(address, cast.ana.role, reply.status_code):
            wrong.append(f"{address.name} ({address.access}): {reply.status_code}")
        if reply.headers.get("Content-Type", "").startswith("text/html"):
            slugs = {address.path(cast.workspace), *FREE.values()}
            if words := sorted(set(untagged(reply.content.decode(), KNOWN | slugs))):
                left[address.name] = words

    marks.cache_clear()
    assert wrong == []
    assert not left, "\n".join(f"{name}: {', '.join(words)}" for name, words in left.items())


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ("<p>Forgotten</p>", ["Forgotten"]),
        (f"<p>{OPEN}Said{CLOSE}</p>", []),
        (f"<p>{OPEN}Said {OPEN}twice{CLOSE} over{CLOSE} but not this</p>", ["but", "not", "this"]),
        ('<img src="a.png" alt="A map">', ["map"]),
        ('<p lang="ro">Română</p><code>touchline serve</code><p>12 %</p>', []),
        ('<select name="currency"><option>Euro</select><select name="role"><option>Editor</select>', ["Editor"]),
    ],
)
def test_a_text_without_a_tag_is_seen(page: str, found: list[str]) -> None:
    assert list(untagged(page, set())) == found
