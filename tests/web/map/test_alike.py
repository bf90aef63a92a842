"""Rows of the table changed alike."""

import pytest
from django.test import Client

from tests.conftest import Cast
from tests.web.map.addresses import url
from touchline.web.identify.models import Stage, Touchpoint
from touchline.web.map import operations
from touchline.web.map.models import Change, Experience, Map, Placement


@pytest.fixture
def cards(cast: Cast, map: Map, stages: list[Stage]) -> list[Placement]:
    names = ["Fair", "Shop", "Call"]
    return operations.add_touchpoints(map, names=names, stage=stages[0], person=cast.ana.person)


@pytest.mark.slow
def test_chosen_rows_get_kind_status_person_and_value_in_one_step_that_one_undo_takes_back(
    cast: Cast, bogdan: Client, map: Map, cards: list[Placement]
) -> None:
    wanted = {"kinds": "human", "status": "planned", "responsible": cast.chi.slug, "customer_value": "4"}

    page = bogdan.post(
        f"{url(cast, 'table', 'change')}?sort=name", {"cards": [cards[0].slug, cards[1].slug], **wanted}, follow=True
    )

    assert "Changed 2 rows." in page.text
    assert page.redirect_chain[0][0].endswith("/table/?sort=name")
    fair = Touchpoint.objects.get(name="Fair")
    assert (fair.kinds, fair.status, fair.responsible) == (["human"], "planned", cast.chi)
    assert Experience.objects.get(placement=cards[0]).customer_value == 4
    assert Touchpoint.objects.get(name="Call").kinds == []
    operations.undo(map, person=cast.bogdan.person)
    assert set(Touchpoint.objects.values_list("status", flat=True)) == {"live"}
    assert set(Experience.objects.values_list("customer_value", flat=True)) == {None}


@pytest.mark.slow
def test_it_is_said_how_many_changed_and_why_others_did_not(
    cast: Cast, bogdan: Client, map: Map, cards: list[Placement]
) -> None:
    operations.change_touchpoint(map, cards[0].touchpoint, person=cast.ana.person, status="idea")
    operations.take_off(cards[2], person=cast.ana.person)

    page = bogdan.post(
        url(cast, "table", "change"), {"cards": [card.slug for card in cards], "status": "idea"}, follow=True
    )

    assert "Changed 1 row. 1 said so already. 1 is no longer on the map." in page.text


@pytest.mark.slow
def test_the_box_in_the_head_takes_every_row_of_the_page_without_a_script(
    cast: Cast, bogdan: Client, cards: list[Placement]
) -> None:
    shown = [card.slug for card in cards[:2]]

    bogdan.post(url(cast, "table", "change"), {"all": "1", "shown": shown, "cards": [], "responsible": "none"})
    bogdan.post(url(cast, "table", "change"), {"all": "1", "shown": shown, "cards": [], "status": "retired"})

    assert list(Touchpoint.objects.order_by("name").values_list("name", "status")) == [
        ("Call", "live"),
        ("Fair", "retired"),
        ("Shop", "retired"),
    ]


@pytest.mark.parametrize("sent", [{"status": "idea"}, {"cards": "fair"}])
def test_without_rows_or_without_a_wish_nothing_changes(
    cast: Cast, bogdan: Client, cards: list[Placement], sent: dict[str, str]
) -> None:
    before = Change.objects.count()

    page = bogdan.post(url(cast, "table", "change"), sent, follow=True)

    assert "Nothing was changed: choose rows" in page.text
    assert Change.objects.count() == before


@pytest.mark.slow
def test_only_who_may_edit_sees_the_boxes(cast: Cast, chi: Client, bogdan: Client, cards: list[Placement]) -> None:
    assert "data-row-choice" not in chi.get(url(cast, "table")).text
    assert bogdan.get(url(cast, "table")).text.count('name="cards"') == 3
