"""What one's own undo reaches besides cards: the map's own fields, its stages, a touchpoint that was deleted."""

from datetime import date

import pytest
from django.test import Client

from tests.conftest import Cast
from tests.web.map.addresses import url
from tests.web.map.test_pages import HTMX
from touchline.web.identify import operations as identify
from touchline.web.identify import queries as library
from touchline.web.identify.models import Stage, Touchpoint
from touchline.web.map import operations, queries
from touchline.web.map.models import Map, Placement


def names(map: Map) -> list[str]:
    return [str(stage) for stage in library.stages(map.workspace)]


def test_what_is_changed_of_the_map_itself_stands_in_its_history_and_is_taken_back(
    cast: Cast, map: Map, bogdan: Client
) -> None:
    person, seen = cast.bogdan.person, {"name": 1, "responsible": 1, "review_by": 1}
    fields = {"name": "Journey 2027", "responsible": cast.chi, "review_by": date(2027, 3, 1)}
    operations.change_map(map, seen=seen, person=person, **fields)

    told = bogdan.get(url(cast, "history"), {"kind": "map"}).text
    assert "Changed the map: name, responsible person, review date" in told
    reply = bogdan.post(url(cast, "undo"), headers=HTMX)
    now = Map.objects.get(pk=map.pk)
    assert "HX-Redirect" in reply.headers
    assert (now.name, now.responsible, now.review_by) == (map.name, None, None)
    operations.redo(map, person=person)
    again = Map.objects.get(pk=map.pk)

    assert (again.name, again.responsible, again.review_by) == ("Journey 2027", cast.chi, date(2027, 3, 1))


def test_a_name_that_somebody_changed_again_is_not_taken_back(cast: Cast, map: Map) -> None:
    operations.change_map(map, seen={}, person=cast.ana.person, name="Mine")
    now = Map.objects.get(pk=map.pk)
    operations.change_map(now, seen={"name": 2}, person=cast.bogdan.person, name="Theirs")

    with pytest.raises(operations.UndoRefusedError):
        operations.undo(map, person=cast.ana.person)


@pytest.mark.slow
def test_undo_reaches_the_renaming_and_the_reordering_of_stages_between_changes_of_cards(
    cast: Cast, map: Map, stages: list[Stage], bogdan: Client
) -> None:
    person = cast.bogdan.person
    operations.add_touchpoint(map, name="Shop", stage=stages[0], person=person)
    identify.change_stage(stages[0], name="Dreaming", person=person)
    operations.add_touchpoint(map, name="Call", stage=stages[0], person=person)
    identify.move_stage(stages[0], position=2, person=person)
    before = ["Before the purchase", "During the purchase", "After the purchase"]
    assert names(map) == [*before[1:], "Dreaming"]

    reply = bogdan.post(url(cast, "undo"), headers=HTMX)
    assert "HX-Redirect" in reply.headers
    assert names(map) == ["Dreaming", *before[1:]]
    bogdan.post(url(cast, "undo"), headers=HTMX)
    page = bogdan.post(url(cast, "undo"), follow=True)
    assert "Took back your change of the stages." in page.text
    assert (names(map), queries.board(map).cards[0].touchpoint.name) == (before, "Shop")
    for _ in range(3):
        bogdan.post(url(cast, "redo"), headers=HTMX)

    assert names(map) == [*before[1:], "Dreaming"]
    assert Placement.objects.count() == 2


def test_undo_leaves_the_stages_that_somebody_else_renamed(cast: Cast, map: Map, stages: list[Stage]) -> None:
    identify.change_stage(stages[0], name="Dreaming", person=cast.ana.person)

    with pytest.raises(operations.NothingToUndoError):
        operations.undo(map, person=cast.bogdan.person)


def test_a_deleted_touchpoint_comes_back_with_its_cards_on_all_maps(cast: Cast, map: Map, stages: list[Stage]) -> None:
    person = cast.ana.person
    plan = operations.create_map(cast.workspace, name="Plan", person=person)
    shop = operations.add_touchpoint(map, name="Shop", stage=stages[0], person=person).touchpoint
    operations.place(map, touchpoint=shop, stage=stages[1], person=person)
    operations.place(plan, touchpoint=shop, stage=stages[2], person=person)
    operations.delete_touchpoint(shop, children_to=None, person=person)
    assert not Touchpoint.objects.exists()

    operations.undo(map, person=person)

    placed = Placement.objects.order_by("pk").values_list("map", "touchpoint__name", "stage__key")
    assert set(placed) == {(map.pk, "Shop", "before"), (map.pk, "Shop", "during"), (plan.pk, "Shop", "after")}
    operations.redo(map, person=person)
    assert not Placement.objects.exists()
