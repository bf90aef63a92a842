"""How a person looks at a map: filters, how near, what is folded away, and views kept under a name."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from tests.conftest import Cast
from tests.web.map.test_pages import HTMX, url
from touchline.web.identify import operations as identify
from touchline.web.identify.models import Stage
from touchline.web.map import operations, queries
from touchline.web.map.models import Map, MapView
from touchline.web.map.queries.grid import SEEN


@pytest.fixture
def filled(cast: Cast, map: Map, stages: list[Stage]) -> Map:
    person = cast.ana.person
    for name, stage, fields in [
        ("Print ad", stages[0], {"status": "retired", "channel": "Newspaper"}),
        ("Shop", stages[1], {"kinds": ["human", "physical"], "responsible": cast.chi}),
        ("Счёт", stages[1], {"kinds": ["communication"]}),
        ("Hotline", stages[2], {"kinds": ["human"]}),
    ]:
        touchpoint = operations.add_touchpoint(map, name=name, stage=stage, person=person).touchpoint
        operations.change_touchpoint(map, touchpoint, version=1, person=person, **fields)
        score = {"Shop": 4.5, "Hotline": 2.0}.get(name)
        if score:
            measured = ("score", score, "points 1-5", "mean", 40)
            operations.post_readings([operations.NewReading(touchpoint, *measured, details={"scale": [1, 5]})])
    return map


def shown(grid: queries.Grid) -> list[str]:
    return [card.touchpoint.name for column in grid.columns for cell in column.cells for card in cell.cards]


@pytest.mark.parametrize(
    ("look", "names"),
    [
        ({"kind": "human"}, ["Shop", "Hotline"]),
        ({"status": "retired"}, ["Print ad"]),
        ({"responsible": "none", "kind": "human"}, ["Hotline"]),
        ({"score": "weak"}, ["Hotline"]),
        ({"score": "strong"}, ["Shop"]),
        ({"score": "unmeasured"}, ["Print ad", "Счёт"]),
        ({"text": "сч"}, ["Счёт"]),
        ({"text": "newspaper"}, ["Print ad"]),
    ],
)
def test_filters_keep_the_cards_that_all_of_them_name(filled: Map, look: dict[str, str], names: list[str]) -> None:
    grid = queries.grid(filled, queries.Look(**look))

    assert shown(grid) == names
    assert (grid.shown, grid.total) == (len(names), 4)


def test_the_page_says_how_many_of_how_many_are_shown_and_how_to_clear(cast: Cast, chi: Client, filled: Map) -> None:
    page = chi.get(url(cast) + "?kind=human").content.decode()

    assert "2 of 4 shown." in page
    assert "Show all" in page
    assert "Print ad" not in page[page.index("data-map") :]


def test_a_stage_alone_and_a_person(cast: Cast, filled: Map, stages: list[Stage]) -> None:
    assert shown(queries.grid(filled, queries.Look(stage=stages[1].slug))) == ["Shop", "Счёт"]
    assert shown(queries.grid(filled, queries.Look(responsible=cast.chi.slug))) == ["Shop"]


@pytest.mark.slow
def test_the_last_look_comes_back_and_clearing_it_is_remembered_too(cast: Cast, chi: Client, filled: Map) -> None:
    chi.get(url(cast) + "?kind=human&zoom=detail")
    assert "2 of 4 shown." in chi.get(url(cast)).content.decode()

    chi.get(url(cast) + "?clear=1")

    assert "of 4 shown" not in chi.get(url(cast)).content.decode()


def test_a_folded_stage_and_segment_are_away_and_named_to_be_unfolded(
    cast: Cast, chi: Client, filled: Map, stages: list[Stage]
) -> None:
    families = identify.segment_named(cast.workspace, "Families")

    page = chi.get(url(cast) + f"?folded={stages[1].slug}&folded={families.slug}").content.decode()

    assert f'id="stage-{stages[1].slug}"' not in page
    assert f'id="cell-{stages[0].slug}-{families.slug}"' not in page
    assert "Folded away:" in page
    assert "2 of 4 shown." in page


def test_from_afar_only_stages_are_seen_with_their_weakest_and_strongest(cast: Cast, chi: Client, filled: Map) -> None:
    page = chi.get(url(cast) + "?zoom=stages").content.decode()

    assert "1 of 2 measured" in page
    assert "None measured yet" in page
    assert 'class="map-card"' not in page


def test_nearby_a_card_tells_its_channel_and_who_is_responsible(cast: Cast, chi: Client, filled: Map) -> None:
    page = chi.get(url(cast) + "?zoom=detail").content.decode()

    assert "Newspaper" in page
    assert "Chi" in page[page.index("data-map") :]


@pytest.mark.slow
def test_a_cell_sends_its_first_cards_and_the_rest_when_asked(
    cast: Cast, chi: Client, map: Map, stages: list[Stage]
) -> None:
    names = [f"Touchpoint {number:03}" for number in range(SEEN + 5)]
    operations.add_touchpoints(map, names=names, stage=stages[0], person=cast.ana.person)

    page = chi.get(url(cast)).content.decode()
    rest = chi.get(url(cast, "cells", stages[0].slug) + f"?segment=&after={SEEN}", headers=HTMX).content.decode()

    assert page.count('class="map-card"') == SEEN
    assert "5 more" in page
    assert rest.count('class="map-card"') == 5
    assert "data-rest" not in rest
    assert names[-1] in chi.get(url(cast) + f"?stage={stages[0].slug}").content.decode()


def test_a_change_is_answered_as_deep_and_as_filtered_as_the_page_stands(
    cast: Cast, bogdan: Client, filled: Map, stages: list[Stage]
) -> None:
    shop = next(card for card in queries.placements(filled) if card.touchpoint.name == "Shop")
    headers = {**HTMX, "X-Map-Look": "kind=human", "X-Map-Depth": "1000"}

    move = {"stage": stages[2].slug}
    cells = bogdan.post(url(cast, "cards", shop.slug, "move"), move, headers=headers).content.decode()

    assert cells.count('class="map-card"') == 2
    assert "Счёт" not in cells


def test_a_rename_is_answered_with_the_card_alone(cast: Cast, bogdan: Client, filled: Map) -> None:
    shop = next(card for card in queries.placements(filled) if card.touchpoint.name == "Shop")
    address = url(cast, "touchpoints", shop.touchpoint.slug, "change")

    reply = bogdan.post(address, {"name": "Flower shop", "version": 2}, headers=HTMX).content.decode()

    assert reply.count("<li") == 1
    assert f'id="card-{shop.slug}"' in reply
    assert "map-cell" not in reply


def test_a_view_is_kept_for_oneself_or_for_all_and_removed(cast: Cast, bogdan: Client, chi: Client, map: Map) -> None:
    bogdan.post(url(cast, "views"), {"name": "People", "look": "kind=human", "shared": "1"})
    chi.post(url(cast, "views"), {"name": "Ideas", "look": "status=idea&zoom=nonsense", "shared": "1"})

    kept = {view.name: (view.person, view.look) for view in MapView.objects.all()}
    lanes = "lanes=emotion_felt&lanes=score&lanes=responsible"  # those that are on until somebody chooses
    assert kept == {"People": (None, f"kind=human&{lanes}"), "Ideas": (cast.chi.person, f"status=idea&{lanes}")}
    assert "Ideas" not in bogdan.get(url(cast)).content.decode()
    shared = MapView.objects.get(name="People")
    chi.post(url(cast, "views", shared.slug, "remove"))
    assert MapView.objects.filter(name="People").exists()
    bogdan.post(url(cast, "views", shared.slug, "remove"))
    assert not MapView.objects.filter(name="People").exists()


def test_cards_are_kept_by_what_they_rest_on(cast: Cast, filled: Map, map: Map) -> None:
    today, person = queries.today(map.workspace), cast.ana.person
    cards = {card.touchpoint.name: card for card in queries.placements(map)}
    for name, kind, age_days, of_card in [
        ("Shop", "interview", 0, True),
        ("Hotline", "survey", 366, False),  # the half-life is 365 days
        ("Print ad", "team-idea", 0, True),
    ]:
        statement = operations.Statement(cards[name].touchpoint, "note", cards[name] if of_card else None)
        when = today - timedelta(days=age_days)
        operations.link_evidence(map, statement, kind=kind, date=when, answers=30, person=person)

    def kept(evidence: str) -> list[str]:
        return shown(queries.grid(map, queries.Look(evidence=evidence)))

    assert kept("assumed") == ["Print ad", "Счёт"]
    assert kept("observed") == ["Shop"]
    assert kept("tested") == kept("old") == ["Hotline"]
    assert kept("none") == ["Счёт"]


def test_the_head_counts_what_cards_rest_on_and_leads_to_them(cast: Cast, chi: Client, filled: Map) -> None:
    card = next(card for card in queries.placements(filled) if card.touchpoint.name == "Shop")
    statement = operations.Statement(card.touchpoint, "note", card)
    today = queries.today(filled.workspace)
    operations.link_evidence(filled, statement, kind="survey", date=today, answers=30, person=cast.ana.person)

    page = chi.get(url(cast)).text

    head = page.partition('class="map-resting"')[2].partition("</ul>")[0]
    assert re.findall(r'\?evidence=(\w+)">([^<]*)</a>', head) == [
        ("assumed", "3 cards assumed"),
        ("observed", "0 cards observed"),
        ("tested", "1 card tested"),
    ]


def test_the_table_is_filtered_by_evidence_too(cast: Cast, filled: Map, bogdan: Client) -> None:
    page = bogdan.get(url(cast, "table"), {"evidence": "observed"}).text

    assert "0 of 4 cards" in page
