"""The panel of a touchpoint: each field saved on its own, two people, evidence, languages."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.conftest import Cast
from touchline.web.identify.models import Stage, Touchpoint
from touchline.web.map import operations, queries
from touchline.web.map.models import Evidence, Experience, Map, Placement

HTMX = {"HX-Request": "true"}


@pytest.fixture
def shop(cast: Cast, map: Map, stages: list[Stage]) -> Placement:
    return operations.add_touchpoint(map, name="Shop", stage=stages[0], person=cast.ana.person)


def panel_url(card: Placement) -> str:
    return f"/w/{card.map.workspace.slug}/map/{card.map.slug}/touchpoints/{card.touchpoint.slug}/"


def felt_url(card: Placement) -> str:
    return f"/w/{card.map.workspace.slug}/map/{card.map.slug}/cards/{card.slug}/experience/"


def seen(page: HttpResponse, field: str) -> str:
    """Return the last token of a field on a page."""
    return re.findall(f'name="seen-{field}" value="([^"]*)"', page.content.decode())[-1]


def test_one_field_is_saved_on_its_own_and_taken_back_in_its_place(bogdan: Client, shop: Placement) -> None:
    change, token = panel_url(shop) + "change/", seen(bogdan.get(panel_url(shop)), "note")

    saved = bogdan.post(change, {"field": "note", "note": "Open late", "seen-note": token, "name": "x"}, headers=HTMX)
    undo = re.findall(r'name="undo" value="([^"]+)"', saved.content.decode())[0]
    back = bogdan.post(change, {"field": "note", "undo": undo}, headers=HTMX)

    assert "Saved" in saved.content.decode()
    assert ">Open late<" not in back.content.decode()
    assert (Touchpoint.objects.get().note, Touchpoint.objects.get().name) == ("", "Shop")


def test_the_same_field_changed_meanwhile_shows_both_and_mine_is_written_only_when_asked(
    cast: Cast, bogdan: Client, map: Map, shop: Placement
) -> None:
    change, token = panel_url(shop) + "change/", seen(bogdan.get(panel_url(shop)), "note")
    operations.change_touchpoint(map, shop.touchpoint, person=cast.ana.person, note="Open on Sunday")
    sent = {"field": "note", "note": "Open late", "seen-note": token}

    told = bogdan.post(change, sent, headers=HTMX)
    page = told.content.decode()
    agreed = re.findall(r'name="mine" value="([^"]+)"', page)[0]

    assert told.status_code == 409
    assert all(said in page for said in ("Ana changed this", "Open on Sunday", "Open late", "Keep theirs", "Use mine"))
    assert Touchpoint.objects.get().note == "Open on Sunday"
    assert bogdan.post(change, {**sent, "mine": agreed}, headers=HTMX).status_code == 200
    assert Touchpoint.objects.get().note == "Open late"


def test_keeping_theirs_draws_the_field_as_it_stands(cast: Cast, bogdan: Client, map: Map, shop: Placement) -> None:
    operations.change_touchpoint(map, shop.touchpoint, person=cast.ana.person, note="Open on Sunday")

    sent = {"field": "note", "theirs": "note", "note": "Open late"}
    drawn = bogdan.post(panel_url(shop) + "change/", sent, headers=HTMX).content.decode()

    assert "Open on Sunday</textarea>" in drawn
    assert 'value="2.' in drawn


@pytest.mark.slow
def test_without_a_script_other_fields_merge_and_only_the_shared_one_is_asked(
    cast: Cast, bogdan: Client, map: Map, shop: Placement
) -> None:
    page = bogdan.get(panel_url(shop))
    read = {f"seen-{name}": seen(page, name) for name in ("note", "tone", "place", "channel")}
    changed = {"note": "Open on Sunday", "place": "Old town"}
    operations.change_touchpoint(map, shop.touchpoint, person=cast.ana.person, **changed)

    sent = {**read, "note": "Open late", "tone": "Warm", "place": "", "channel": ""}
    told = bogdan.post(panel_url(shop) + "change/", sent)

    now = Touchpoint.objects.get()
    assert told.status_code == 409
    assert (now.note, now.tone, now.place) == ("Open on Sunday", "Warm", "Old town")
    assert told.content.decode().count("Keep theirs") == 1


def test_the_experience_of_a_card_is_filled_and_marks_the_card(bogdan: Client, map: Map, shop: Placement) -> None:
    bogdan.post(felt_url(shop), {"field": "wants", "wants": "A quiet\r\ntable", "seen-wants": "1."}, headers=HTMX)
    decisive = {"field": "moment_of_truth", "moment_of_truth": "on", "seen-moment_of_truth": "1."}
    reply = bogdan.post(felt_url(shop), decisive, headers=HTMX)

    felt = Experience.objects.get()
    assert (felt.wants, felt.moment_of_truth) == ("A quiet\ntable", True)
    assert "data-moment" in reply.content.decode()
    card = queries.felt(map)[shop.pk]
    assert (card.standing, card.moment_of_truth) == ("assumed", True)


def test_on_a_plan_nothing_is_felt_yet(bogdan: Client, map: Map, shop: Placement) -> None:
    map.state = "to-be"
    map.save()

    page = bogdan.get(panel_url(shop)).content.decode()
    bogdan.post(felt_url(shop), {"field": "emotion_felt", "emotion_felt": "2", "seen-emotion_felt": "1."}, headers=HTMX)

    assert "seen-emotion_wish" in page
    assert "seen-emotion_felt" not in page
    assert not Experience.objects.exists()


def test_evidence_is_put_beside_a_statement_and_removed(cast: Cast, bogdan: Client, map: Map, shop: Placement) -> None:
    operations.change_experience(shop, person=cast.ana.person, wants="A quiet table")
    add = f"{panel_url(shop)}evidence/wants/?card={shop.slug}"
    told = {"field": "wants", "kind": "diary", "date": "2026-11-03", "answers": "4", "reliability": "3"}

    too_early = bogdan.post(add, {**told, "date": "2999-01-01"})
    bogdan.post(add, told)
    page = bogdan.get(panel_url(shop)).content.decode()
    row = Evidence.objects.get()
    bogdan.post(f"/w/{cast.workspace.slug}/map/{map.slug}/evidence/{row.slug}/remove/")

    assert too_early.status_code == 422
    assert (row.placement, row.field, row.date, row.added_by) == (shop, "wants", date(2026, 11, 3), cast.bogdan.person)
    assert 'data-evidence="observed"' in page
    assert "Diary, Nov 3, 2026, 4 people or cases, strong" in page
    assert not Evidence.objects.exists()


def test_a_text_is_given_in_another_language_beside_its_source(bogdan: Client, shop: Placement) -> None:
    page = bogdan.get(f"{panel_url(shop)}?in=ro")
    sent = {"field": "name@ro", "name@ro": "Magazin", "seen-name@ro": seen(page, "name@ro"), "in": "ro"}

    bogdan.post(panel_url(shop) + "change/", sent, headers=HTMX)

    assert Touchpoint.objects.get().texts == {"name": {"ro": "Magazin"}}
    in_romanian = bogdan.get(f"/w/{shop.map.workspace.slug}/map/{shop.map.slug}/", headers={"Accept-Language": "ro"})
    assert ("Magazin" in in_romanian.content.decode()) is (in_romanian.headers["Content-Language"] == "ro")


def test_interactions_and_processes_are_rows_in_an_order_of_their_own(bogdan: Client, shop: Placement) -> None:
    rows = {
        "interactions-type": ["Greeting", "Advice", ""],
        "interactions-channel": ["In person", "", ""],
        "interactions-role": ["", "Florist", ""],
        "interactions-outcome": ["", "", ""],
        "interactions-place": ["2", "1", "3"],
    }
    sent = {"field": "interactions", "seen-interactions": "1.", **rows}

    bogdan.post(panel_url(shop) + "change/", sent, headers=HTMX)

    kept = [(row.type, row.channel, row.role) for row in Touchpoint.objects.get().interactions.all()]
    assert kept == [("Advice", "", "Florist"), ("Greeting", "In person", "")]


def test_a_viewer_reads_what_is_filled_and_changes_nothing(cast: Cast, chi: Client, map: Map, shop: Placement) -> None:
    operations.change_touchpoint(map, shop.touchpoint, person=cast.ana.person, department="Sales")

    page = chi.get(panel_url(shop)).content.decode()
    refused = chi.post(felt_url(shop), {"field": "wants", "wants": "x"}, headers=HTMX)

    assert "Sales" in page
    assert "<textarea" not in page.partition('id="panel"')[2]
    assert refused.status_code == 403


def test_the_panel_asks_the_database_little_however_many_cards_there_are(
    cast: Cast,
    bogdan: Client,
    map: Map,
    stages: list[Stage],
    shop: Placement,
    django_assert_max_num_queries: Callable[[int], AbstractContextManager[object]],
) -> None:
    for stage in stages[1:]:
        operations.place(map, touchpoint=shop.touchpoint, stage=stage, person=cast.ana.person)
    bogdan.get(panel_url(shop), headers=HTMX)

    with django_assert_max_num_queries(17):
        bogdan.get(panel_url(shop), headers=HTMX)
