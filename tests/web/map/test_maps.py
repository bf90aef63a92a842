"""Several maps: listed, copied, changed by two, put away, deleted; and maps of single cards."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils.timezone import now

from tests.conftest import Cast
from tests.web.map.addresses import url
from touchline.web.identify.models import Stage, Touchpoint
from touchline.web.map import operations, queries
from touchline.web.map.models import Experience, Map, MapState, Placement


@pytest.fixture
def shop(cast: Cast, map: Map, stages: list[Stage]) -> Placement:
    return operations.add_touchpoint(map, name="Shop", stage=stages[0], person=cast.ana.person)


def page(cast: Cast, map: Map, *parts: str) -> str:
    return "/".join(["", "w", cast.workspace.slug, "map", map.slug, *parts, ""])


def score(touchpoint: Touchpoint, value: float, answers: int, high: int = 5) -> operations.NewReading:
    return operations.NewReading(
        touchpoint, "score", value, f"points 1-{high}", "mean", answers=answers, details={"scale": [1, high]}
    )


def test_the_list_says_how_much_of_each_map_is_measured_and_which_review_is_late(
    cast: Cast, chi: Client, map: Map, stages: list[Stage], shop: Placement
) -> None:
    operations.add_touchpoint(map, name="Fair", stage=stages[0], person=cast.ana.person)
    operations.post_readings([score(shop.touchpoint, 4, 12)])
    Map.objects.update(review_by=queries.today(cast.workspace) - timedelta(days=3), responsible=cast.bogdan)

    html = chi.get(url(cast, "maps")).content.decode()

    assert "1 of 2 touchpoints" in html
    assert "50%" in html
    assert "3 days late" in html
    assert "1 review is due." in html
    assert "Make the map" not in html


def test_a_plan_made_of_a_map_keeps_cards_and_wishes_and_nothing_felt_today(
    cast: Cast, bogdan: Client, map: Map, shop: Placement
) -> None:
    Experience.objects.create(placement=shop, wants="Bread", emotion_wish=2, emotion_felt=-1, expectations_met="below")
    operations.post_readings([score(shop.touchpoint, 4, 12)])

    bogdan.post(url(cast, "maps", "make"), {"name": "Next year", "state": "to-be", "copy_of": map.slug})

    plan = Map.objects.get(name="Next year")
    card = queries.placements(plan)[0]
    assert (plan.planned, card.touchpoint, card.slug == shop.slug) == (True, shop.touchpoint, False)
    felt = Experience.objects.get(placement=card)
    assert (felt.wants, felt.emotion_wish, felt.emotion_felt, felt.expectations_met) == ("Bread", 2, None, "")
    assert not queries.board(plan).has_scores
    assert queries.board(map).has_scores
    assert "This map is a plan." in bogdan.get(page(cast, plan)).content.decode()


def test_what_is_changed_on_a_copy_leaves_the_first_map_alone(cast: Cast, bogdan: Client, shop: Placement) -> None:
    plan = operations.copy_map(shop.map, name="Plan", state=MapState.TO_BE, person=cast.ana.person)
    card = queries.placements(plan)[0]

    bogdan.post(page(cast, plan, "cards", card.slug, "take-off"))

    assert queries.placements(plan) == []
    assert queries.placements(shop.map) == [shop]


def test_two_people_change_different_fields_of_a_map_and_both_stand(cast: Cast, bogdan: Client, map: Map) -> None:
    read = map.version_of("name")
    operations.change_map(map, seen={}, person=cast.ana.person, review_by=date(2027, 3, 1))

    operations.change_map(map, seen={"name": read}, person=cast.bogdan.person, name="Guests")

    now_is = queries.map_called(cast.workspace, map.slug)
    assert (now_is.name, now_is.review_by, now_is.version) == ("Guests", date(2027, 3, 1), 3)


def test_the_same_field_changed_by_two_shows_both_values_and_asks(cast: Cast, bogdan: Client, map: Map) -> None:
    operations.change_map(map, seen={}, person=cast.ana.person, name="Guests")
    old = {"name": "Visitors", "kind": "customer", "state": "as-is", "name_seen": "1"}

    refused = bogdan.post(url(cast, "change"), old)

    assert refused.status_code == 409
    html = refused.content.decode()
    assert "<dd>Guests</dd>" in html
    assert 'value="Visitors"' in html
    assert queries.map_called(cast.workspace, map.slug).name == "Guests"
    bogdan.post(url(cast, "change"), {**old, "name_seen": "2"})
    assert queries.map_called(cast.workspace, map.slug).name == "Visitors"


def test_a_map_that_was_put_away_is_no_longer_meant_and_comes_back(cast: Cast, bogdan: Client, map: Map) -> None:
    bogdan.post(url(cast, "archive"))
    assert queries.first_map(cast.workspace) is None

    bogdan.post(page(cast, map, "bring-back"))

    assert queries.first_map(cast.workspace) == map


def test_deleting_a_map_says_what_goes_and_keeps_the_touchpoints(cast: Cast, bogdan: Client, shop: Placement) -> None:
    assert "Its 1 card goes" in bogdan.get(url(cast, "delete")).content.decode()

    bogdan.post(url(cast, "delete"))

    assert not Map.objects.exists()
    assert Touchpoint.objects.get() == shop.touchpoint


@pytest.mark.slow
def test_a_card_opens_as_a_map_of_its_own_and_shows_what_is_measured_below(
    cast: Cast, bogdan: Client, shop: Placement, stages: list[Stage]
) -> None:
    """Till 4.0 of 30 and Door 3.0 of 10: (120 + 30) / 40 = 3.75; Shelf is not measured."""
    there = bogdan.post(url(cast, "cards", shop.slug, "map")).headers["Location"]
    again = bogdan.post(url(cast, "cards", shop.slug, "map")).headers["Location"]
    sub = queries.sub_map(shop)
    assert sub is not None
    assert there == again == page(cast, sub)
    operations.add_touchpoints(sub, names=["Till", "Door", "Shelf"], stage=stages[0], person=cast.ana.person)
    till, door = (Touchpoint.objects.get(name=name) for name in ("Till", "Door"))
    operations.post_readings([score(till, 4.0, 30), score(door, 3.0, 10)])

    html = bogdan.get(url(cast)).content.decode()

    assert "2 of 3 measured, 3.75, mean of 40 answers" in html
    assert shop.map.name in bogdan.get(there).content.decode()
    operations.post_readings([score(door, 8.0, 10, high=10)])
    assert "These two have different scales: 1-5 and 1-10." in bogdan.get(url(cast)).content.decode()


def test_a_sub_map_outlives_its_card_and_its_map(cast: Cast, shop: Placement) -> None:
    sub = operations.open_sub_map(shop, person=cast.ana.person)

    operations.delete_map(shop.map, person=cast.ana.person)

    assert Map.objects.get() == sub
    assert Map.objects.get().parent is None


def test_a_viewer_may_not_make_change_or_delete_maps(cast: Cast, chi: Client, dario: Client, shop: Placement) -> None:
    asked = [("maps", "make"), ("change",), ("archive",), ("delete",), ("cards", shop.slug, "map")]
    addresses = [url(cast, *parts) for parts in asked]

    assert {chi.post(address).status_code for address in addresses} == {403}
    assert {dario.post(address).status_code for address in addresses} == {404}


def test_archived_maps_stand_apart(cast: Cast, map: Map) -> None:
    second = operations.create_map(cast.workspace, name="Old", person=None)
    operations.archive_map(second, person=cast.ana.person, at=now())

    assert [row.map for row in queries.portfolio(cast.workspace)] == [map]
    assert [row.map for row in queries.portfolio(cast.workspace, archived=True)] == [second]
