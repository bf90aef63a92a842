"""Several cards at once, and what is pasted: one request, one step back."""

import pytest
from django.test import Client

from tests.conftest import Cast
from tests.web.map.test_pages import HTMX, toast, url
from touchline.web.identify import operations as identify
from touchline.web.identify.models import Stage, Touchpoint
from touchline.web.map import operations, queries
from touchline.web.map.models import Map, Placement


@pytest.fixture
def cards(cast: Cast, map: Map, stages: list[Stage]) -> list[Placement]:
    names = ["Fair", "Shop", "Call"]
    return operations.add_touchpoints(map, names=names, stage=stages[0], person=cast.ana.person)


def slugs(cards: list[Placement]) -> list[str]:
    return [card.slug for card in cards]


def standing(map: Map) -> dict[str, list[str]]:
    placed: dict[str, list[str]] = {}
    for card in queries.placements(map):
        placed.setdefault(card.stage.key, []).append(card.touchpoint.name)
    return placed


@pytest.mark.slow
def test_chosen_cards_move_together_and_one_undo_takes_them_back(
    cast: Cast, bogdan: Client, map: Map, stages: list[Stage], cards: list[Placement]
) -> None:
    operations.add_touchpoint(map, name="Invoice", stage=stages[1], person=cast.ana.person)
    sent = {"cards": slugs([cards[0], cards[2]]), "do": "move", "stage": stages[1].slug, "segment": "", "position": 0}

    reply = bogdan.post(url(cast, "together"), sent, headers=HTMX)

    assert toast(reply)["text"] == "Moved 2 cards"
    assert standing(map) == {"before": ["Shop"], "during": ["Fair", "Call", "Invoice"]}
    bogdan.post(toast(reply)["undo"], headers=HTMX)
    assert standing(map) == {"before": ["Fair", "Shop", "Call"], "during": ["Invoice"]}
    bogdan.post(url(cast, "redo"), headers=HTMX)
    assert standing(map)["during"] == ["Fair", "Call", "Invoice"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("values", "field", "expected"),
    [
        ({"do": "status", "status": "idea"}, "status", "idea"),
        ({"do": "kinds", "kinds": "human"}, "kinds", ["human"]),
    ],
)
def test_chosen_touchpoints_are_changed_alike_in_one_step(
    cast: Cast, bogdan: Client, map: Map, cards: list[Placement], values: dict[str, str], field: str, expected: object
) -> None:
    reply = bogdan.post(url(cast, "together"), {"cards": slugs(cards), **values}, headers=HTMX)

    assert toast(reply)["text"] == "Changed 3 touchpoints"
    assert [getattr(touchpoint, field) for touchpoint in Touchpoint.objects.all()] == [expected] * 3
    bogdan.post(url(cast, "undo"), headers=HTMX)
    assert expected not in [getattr(touchpoint, field) for touchpoint in Touchpoint.objects.all()]


def test_somebody_becomes_responsible_for_all_chosen_cards(cast: Cast, bogdan: Client, cards: list[Placement]) -> None:
    sent = {"cards": slugs(cards[:2]), "do": "responsible", "responsible": cast.chi.slug}

    bogdan.post(url(cast, "together"), sent, headers=HTMX)

    responsible = {touchpoint.name: touchpoint.responsible for touchpoint in Touchpoint.objects.all()}
    assert responsible == {"Fair": cast.chi, "Shop": cast.chi, "Call": None}


def test_chosen_cards_are_taken_off_and_a_card_that_is_gone_is_passed_over(
    cast: Cast, bogdan: Client, map: Map, cards: list[Placement]
) -> None:
    sent = {"cards": [*slugs(cards[:2]), "gone-abcdef"], "do": "take-off"}

    reply = bogdan.post(url(cast, "together"), sent, headers=HTMX)

    assert toast(reply)["text"] == "Took 2 cards off the map"
    assert standing(map) == {"before": ["Call"]}
    bogdan.post(url(cast, "undo"), headers=HTMX)
    assert standing(map) == {"before": ["Fair", "Shop", "Call"]}


def test_a_card_whose_touchpoint_stands_there_already_stays_and_is_counted(
    cast: Cast, bogdan: Client, map: Map, stages: list[Stage], cards: list[Placement]
) -> None:
    operations.add_touchpoint(map, name="Shop", stage=stages[1], person=cast.ana.person)
    sent = {"cards": slugs(cards[:2]), "do": "move", "stage": stages[1].slug, "segment": ""}

    reply = bogdan.post(url(cast, "together"), sent, headers=HTMX)

    assert toast(reply)["text"] == "Moved 1 card. 1 stands there already."
    assert standing(map) == {"before": ["Shop", "Call"], "during": ["Shop", "Fair"]}


@pytest.mark.slow
def test_a_range_is_looked_at_then_spread_over_stages_and_rows_in_one_step(
    cast: Cast, bogdan: Client, map: Map, stages: list[Stage], cards: list[Placement]
) -> None:
    families = identify.segment_named(cast.workspace, "Families")
    text = "Fair\tInvoice\tHotline\tToo far\nPlay corner\t\tGift"
    sent = {"text": text, "stage": stages[0].slug, "segment": ""}

    seen = bogdan.post(url(cast, "paste"), sent).content.decode()
    assert "Into 5 cells: 4 new, 0 known to the library." in seen
    assert "1 stands there already and is passed over." in seen
    assert "1 name lies beyond the last stage or row and is left out." in seen
    assert len(queries.placements(map)) == 3

    bogdan.post(url(cast, "paste"), {**sent, "confirm": "1"})

    placed = [(str(one.stage.key), str(one.segment or ""), one.touchpoint.name) for one in queries.placements(map)]
    assert placed[3:] == [
        ("before", "Families", "Play corner"),
        ("during", "", "Invoice"),
        ("after", "", "Hotline"),
        ("after", "Families", "Gift"),
    ]
    assert queries.placements(map)[3].segment == families
    operations.undo(map, person=cast.bogdan.person)
    assert standing(map) == {"before": ["Fair", "Shop", "Call"]}


def test_without_a_script_one_pastes_on_a_page(cast: Cast, bogdan: Client, map: Map, stages: list[Stage]) -> None:
    assert "List or cells of a spreadsheet" in bogdan.get(url(cast, "paste")).content.decode()
    sent = {"text": "Fair\nShop", "stage": stages[1].slug, "segment": "", "confirm": "1"}

    reply = bogdan.post(url(cast, "paste"), sent, follow=True)

    assert "Added 2 touchpoints" in reply.content.decode()
    assert standing(map) == {"during": ["Fair", "Shop"]}


@pytest.mark.parametrize("path", ["together", "paste"])
def test_a_viewer_changes_nothing_together(cast: Cast, chi: Client, cards: list[Placement], path: str) -> None:
    assert chi.post(url(cast, path), {"cards": slugs(cards), "do": "take-off"}).status_code == 403
