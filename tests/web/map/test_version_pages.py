"""History, versions, comparing and bringing back, as pages."""

import pytest
from django.test import Client

from tests.conftest import Cast
from tests.web.map.addresses import url
from touchline.web.identify.models import Stage
from touchline.web.map import operations, queries
from touchline.web.map.models import Change, Map, MapState, Placement, Version


@pytest.fixture
def shop(cast: Cast, map: Map, stages: list[Stage]) -> Placement:
    return operations.add_touchpoint(map, name="Shop", stage=stages[0], person=cast.ana.person)


@pytest.fixture
def version(cast: Cast, map: Map, shop: Placement) -> Version:
    return operations.name_version(map, name="As is 2026", person=cast.ana.person)


def shown(client: Client, address: str, **asked: str) -> str:
    return client.get(address, asked).content.decode()


def test_the_map_is_kept_under_a_name_renamed_and_the_version_deleted(
    cast: Cast, bogdan: Client, shop: Placement
) -> None:
    bogdan.post(url(cast, "versions", "name"), {"name": "As is 2026", "note": "before the fair"})
    kept = Version.objects.get()
    assert "before the fair" in shown(bogdan, url(cast, "versions"))

    bogdan.post(url(cast, "versions", kept.slug), {"name": "As is, spring", "note": ""})
    assert "As is, spring" in shown(bogdan, url(cast, "versions"))

    bogdan.post(url(cast, "versions", kept.slug, "delete"))
    assert not Version.objects.exists()


def test_a_version_without_a_name_is_refused(cast: Cast, bogdan: Client, shop: Placement) -> None:
    assert bogdan.post(url(cast, "versions", "name"), {"name": " "}).status_code == 422


def test_a_comparison_says_and_draws_what_came_went_moved_and_changed(
    cast: Cast, chi: Client, map: Map, stages: list[Stage], shop: Placement, version: Version
) -> None:
    operations.move(shop, stage=stages[2], person=cast.ana.person)
    operations.change_touchpoint(map, shop.touchpoint, person=cast.ana.person, channel="street")
    operations.add_touchpoint(map, name="Call", stage=stages[0], person=cast.ana.person)

    page = shown(chi, url(cast, "compare"), **{"from": f"version.{version.slug}"})

    assert "1 card added, 0 taken off, 1 moved, 0 changed, 0 as before." in page
    assert f"Moved Shop from {stages[0]} to {stages[2]}, place 1" in page
    assert 'data-mark="left"' in page
    assert "street" in page
    assert "Bring back" not in page  # Chi only reads


def test_two_maps_are_compared_card_by_card(cast: Cast, chi: Client, map: Map, shop: Placement) -> None:
    planned = operations.create_map(cast.workspace, name="To be", person=None)
    Map.objects.filter(pk=planned.pk).update(state=MapState.TO_BE)
    operations.place(planned, touchpoint=shop.touchpoint, stage=shop.stage, person=cast.ana.person)

    page = shown(chi, url(cast, "compare"), **{"from": "today", "to": f"map.{planned.slug}"})

    assert "0 cards added, 0 taken off, 0 moved, 0 changed, 1 as before." in page
    assert "The map is called To be" in page or "Changed the map" in page


def test_a_map_is_brought_back_after_a_look_and_the_step_is_taken_back(
    cast: Cast, bogdan: Client, map: Map, shop: Placement, version: Version
) -> None:
    operations.take_off(shop, person=cast.ana.person)
    address = f"{url(cast, 'restore')}?from=version.{version.slug}"
    page = shown(bogdan, address)
    assert "1 change would be made" in page
    assert not queries.board(map).cards

    bogdan.post(address, {"seen": queries.newest_change(map), "why": "the shop opens again"})
    assert [card.touchpoint.name for card in queries.board(map).cards] == ["Shop"]
    assert Change.objects.latest("pk").why == "the shop opens again"

    bogdan.post(url(cast, "undo"))
    assert not queries.board(map).cards


def test_a_map_that_changed_since_the_look_is_shown_again_and_nothing_is_done(
    cast: Cast, bogdan: Client, map: Map, shop: Placement, version: Version
) -> None:
    operations.take_off(shop, person=cast.ana.person)

    reply = bogdan.post(f"{url(cast, 'restore')}?from=version.{version.slug}", {"seen": "something older"})

    assert reply.status_code == 409
    assert "Somebody changed the map meanwhile" in reply.content.decode()
    assert not queries.board(map).cards


@pytest.mark.slow
def test_the_map_as_it_was_at_a_moment_of_the_history_can_be_seen_and_brought_back(
    cast: Cast, bogdan: Client, map: Map, stages: list[Stage], shop: Placement
) -> None:
    mark = Change.objects.latest("pk").slug
    operations.move(shop, stage=stages[1], person=cast.ana.person)

    page = shown(bogdan, url(cast, "compare"), **{"from": f"change.{mark}"})
    bogdan.post(f"{url(cast, 'restore')}?from=change.{mark}", {"seen": queries.newest_change(map)})

    assert f"Moved Shop from {stages[0]} to {stages[1]}, place 1" in page
    assert Placement.objects.get().stage == stages[0]


def test_the_history_is_narrowed_to_a_person_and_a_kind(cast: Cast, chi: Client, map: Map, shop: Placement) -> None:
    operations.change_touchpoint(map, shop.touchpoint, person=cast.bogdan.person, channel="street")

    by_bogdan = shown(chi, url(cast, "history"), person=str(cast.bogdan.person.pk))
    cards = shown(chi, url(cast, "history"), kind="cards")

    assert "Changed channel of Shop" in by_bogdan
    assert "Added Shop" not in by_bogdan
    assert "Added Shop" in cards
    assert "Changed channel" not in cards


def test_a_reason_is_told_with_the_change(cast: Cast, bogdan: Client, chi: Client, shop: Placement) -> None:
    bogdan.post(url(cast, "history", Change.objects.latest("pk").slug, "why"), {"why": "asked for by  the shop"})

    assert "asked for by the shop" in shown(chi, url(cast, "history"))


def test_a_touchpoint_tells_its_history_on_all_maps(cast: Cast, chi: Client, map: Map, shop: Placement) -> None:
    other = operations.create_map(cast.workspace, name="To be", person=None)
    operations.place(other, touchpoint=shop.touchpoint, stage=shop.stage, person=cast.ana.person)

    page = shown(chi, url(cast, "touchpoints", shop.touchpoint.slug, "history"))

    assert "Added Shop" in page
    assert "Put Shop into" in page
    assert "To be" in page


def test_an_undo_that_is_refused_says_why(
    cast: Cast, bogdan: Client, map: Map, stages: list[Stage], shop: Placement
) -> None:
    moved = operations.move(shop, stage=stages[1], person=cast.ana.person)
    operations.take_off(shop, person=cast.bogdan.person)
    assert moved

    reply = bogdan.post(url(cast, "history", moved.slug, "undo"), follow=True)

    assert "is no longer on the map" in reply.content.decode()


def test_a_version_of_another_map_and_an_unknown_side_do_not_exist(cast: Cast, bogdan: Client, shop: Placement) -> None:
    assert bogdan.get(url(cast, "compare"), {"from": "version.nowhere"}).status_code == 404
    assert bogdan.get(url(cast, "restore"), {"from": "map.nowhere"}).status_code == 404
