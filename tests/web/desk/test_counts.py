"""The rail says how much waits in each step."""

import re

from django.test import Client

from tests.conftest import Cast
from touchline.loop import Step
from touchline.web.desk.queries.counts import counts
from touchline.web.identify.operations.touchpoints import create_touchpoint


def test_an_empty_workspace_is_asked_about_every_step(cast: Cast) -> None:
    assert list(counts(cast.workspace)) == list(Step)


def test_the_rail_gets_a_place_for_each_step(cast: Cast, chi: Client) -> None:
    page = chi.get(f"/w/{cast.workspace.slug}/waiting/").content.decode()

    assert all(f'id="count-{step}"' in page for step in Step)


def test_a_count_says_what_waits(cast: Cast, chi: Client) -> None:
    create_touchpoint(cast.workspace, name="Phone line", person=None)

    page = chi.get(f"/w/{cast.workspace.slug}/waiting/").content.decode()

    assert 'title="1 touchpoint waits for a place on the map"' in page
    assert ": 1 touchpoint waits for somebody to be responsible for it</span>" in page


def test_a_phones_bar_has_four_places_and_leads_to_all_of_them(cast: Cast, chi: Client) -> None:
    page = chi.get(f"/w/{cast.workspace.slug}/decide/").content.decode()

    bar, sheet = page.split('<details class="rail-more"')[0], page.split('<ul class="rail-sheet">')[1].split("</ul>")[0]
    assert bar.count("<li data-main>") == 4
    assert re.findall(r"<span class=\"rail-name\">([^<]+)</span>", sheet) == [
        "Overview", "Identify", "Sources", "Map", "Listen", "Analyse", "Decide", "Act", "Monitor",
    ]  # fmt: skip
    assert '<summary class="rail-link" aria-current="true">' in page
