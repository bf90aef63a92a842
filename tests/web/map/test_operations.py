"""What can be done on a map, and taken back."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import Cast
from touchline.web.identify import operations as identify
from touchline.web.identify.models import Stage, Touchpoint
from touchline.web.map import operations, queries
from touchline.web.map.models import Change, Map, Placement


def picture(map: Map) -> list[tuple[str, list[tuple[str, int, int | None]]]]:
    return [
        (
            column.stage.key,
            [(card.touchpoint.name, card.placement.position, card.touchpoint.responsible_id) for card in column.cards],
        )
        for column in queries.board(map).columns
    ]


def names(map: Map, stage: Stage) -> list[str]:
    return [
        card.touchpoint.name for column in queries.board(map).columns if column.stage == stage for card in column.cards
    ]


def test_a_card_moves_before_another_in_the_next_stage(cast: Cast, map: Map, stages: list[Stage]) -> None:
    shop, *_ = (
        operations.add_touchpoint(map, name=name, stage=stage, person=cast.ana.person)
        for name, stage in [("Shop", stages[0]), ("Call", stages[1]), ("Invoice", stages[1])]
    )

    operations.move(shop, stage=stages[1], position=1, person=cast.ana.person)

    assert names(map, stages[1]) == ["Call", "Shop", "Invoice"]
    assert names(map, stages[0]) == []


def test_a_name_that_the_library_knows_is_placed_not_doubled(cast: Cast, map: Map, stages: list[Stage]) -> None:
    operations.add_touchpoint(map, name="Web site", stage=stages[0], person=cast.ana.person)

    operations.add_touchpoint(map, name=" web  SITE", stage=stages[1], person=cast.ana.person)

    assert Touchpoint.objects.count() == 1
    assert Placement.objects.count() == 2


def test_a_touchpoint_stands_once_in_a_cell(cast: Cast, map: Map, stages: list[Stage]) -> None:
    operations.add_touchpoint(map, name="Shop", stage=stages[0], person=cast.ana.person)

    with pytest.raises(operations.AlreadyPlacedError):
        operations.add_touchpoint(map, name="Shop", stage=stages[0], person=cast.ana.person)


def test_a_card_taken_off_leaves_its_touchpoint(cast: Cast, map: Map, stages: list[Stage]) -> None:
    shop = operations.add_touchpoint(map, name="Shop", stage=stages[0], person=cast.ana.person)

    operations.take_off(shop, person=cast.ana.person)

    assert [touchpoint.name for touchpoint in queries.off_the_map(map)] == ["Shop"]


def test_an_edit_of_an_older_version_is_refused(cast: Cast, map: Map, stages: list[Stage]) -> None:
    shop = operations.add_touchpoint(map, name="Shop", stage=stages[0], person=cast.ana.person).touchpoint
    operations.change_touchpoint(map, shop, version=1, person=cast.ana.person, name="Flower shop")

    with pytest.raises(identify.StaleEditError) as stale:
        operations.change_touchpoint(map, shop, version=1, person=cast.bogdan.person, name="The shop")

    assert stale.value.touchpoint.name == "Flower shop"
    assert Change.objects.filter(operation="edit").count() == 1


def test_each_undoes_their_own_last_change(cast: Cast, map: Map, stages: list[Stage]) -> None:
    operations.add_touchpoint(map, name="Shop", stage=stages[0], person=cast.ana.person)
    operations.add_touchpoint(map, name="Call", stage=stages[0], person=cast.bogdan.person)

    operations.undo(map, person=cast.ana.person)

    assert names(map, stages[0]) == ["Call"]
    with pytest.raises(operations.NothingToUndoError):
        operations.undo(map, person=cast.ana.person)


def test_what_was_undone_can_be_redone(cast: Cast, map: Map, stages: list[Stage]) -> None:
    shop = operations.add_touchpoint(map, name="Shop", stage=stages[0], person=cast.ana.person)
    operations.change_touchpoint(map, shop.touchpoint, version=1, person=cast.ana.person, responsible=cast.chi)
    before = picture(map)
    operations.undo(map, person=cast.ana.person)
    operations.undo(map, person=cast.ana.person)
    assert Touchpoint.objects.count() == 0

    operations.redo(map, person=cast.ana.person)
    operations.redo(map, person=cast.ana.person)

    assert picture(map) == before


def test_undo_does_not_overwrite_what_somebody_set_since(cast: Cast, map: Map, stages: list[Stage]) -> None:
    shop = operations.add_touchpoint(map, name="Shop", stage=stages[0], person=cast.ana.person).touchpoint
    shop = operations.change_touchpoint(map, shop, version=1, person=cast.ana.person, name="Flower shop")
    operations.change_touchpoint(map, shop, version=2, person=cast.bogdan.person, name="The shop")

    with pytest.raises(operations.UndoRefusedError):
        operations.undo(map, person=cast.ana.person)

    assert names(map, stages[0]) == ["The shop"]


def test_a_change_is_taken_back_once(cast: Cast, map: Map, stages: list[Stage]) -> None:
    operations.add_touchpoint(map, name="Shop", stage=stages[0], person=cast.ana.person)
    added = Change.objects.get()
    operations.undo_change(added, person=cast.bogdan.person)

    with pytest.raises(operations.UndoRefusedError):
        operations.undo_change(added, person=cast.ana.person)
    with pytest.raises(operations.NothingToUndoError):
        operations.undo(map, person=cast.ana.person)


def test_an_added_touchpoint_that_something_speaks_of_survives_the_undo(
    cast: Cast, map: Map, stages: list[Stage]
) -> None:
    shop = operations.add_touchpoint(map, name="Shop", stage=stages[0], person=cast.ana.person).touchpoint
    operations.post_readings([operations.NewReading(shop, "score", 4.1, "points 1-5", "mean", answers=120)])

    operations.undo(map, person=cast.ana.person)

    assert Touchpoint.objects.get().name == "Shop"
    assert names(map, stages[0]) == []


def test_the_newest_reading_of_each_measure_is_on_the_card(cast: Cast, map: Map, stages: list[Stage]) -> None:
    shop = operations.add_touchpoint(map, name="Shop", stage=stages[0], person=cast.ana.person).touchpoint
    for value in (3.0, 4.0):
        operations.post_readings([operations.NewReading(shop, "score", value, "points 1-5", "mean", answers=9)])

    [card] = queries.board(map).cards

    assert card.readings["score"].value == 4.0


@pytest.mark.slow
def test_the_board_takes_as_many_queries_for_many_cards_as_for_one(
    cast: Cast, map: Map, stages: list[Stage], django_assert_num_queries: object
) -> None:
    operations.add_touchpoints(
        map, names=[f"Touchpoint {n}" for n in range(30)], stage=stages[1], person=cast.ana.person
    )

    with django_assert_num_queries(7):  # type: ignore[operator]
        assert len(queries.board(map).cards) == 30


ACTIONS = st.lists(
    st.tuples(
        st.sampled_from(["add", "move", "rename", "take off"]), st.integers(0, 9), st.integers(0, 2), st.integers(0, 5)
    ),
    max_size=15,
)


@pytest.mark.slow
@given(ACTIONS)
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_random_changes_all_undone_leave_the_map_as_it_was_and_all_redone_as_it_became(
    cast: Cast, actions: list[tuple[str, int, int, int]]
) -> None:
    Map.objects.all().delete()
    Touchpoint.objects.all().delete()
    stages = identify.lay_out_stages(cast.workspace, scheme="three-phases")
    map = operations.open_map(cast.workspace, person=cast.ana.person)
    operations.add_touchpoints(map, names=["A", "B", "C"], stage=stages[0], person=cast.bogdan.person)
    first = picture(map)

    for action in actions:
        carry_out(map, stages, cast, action)
    last = picture(map)
    while try_(operations.undo, map, cast):
        pass
    undone = picture(map)
    while try_(operations.redo, map, cast):
        pass

    assert undone == first
    assert picture(map) == last
    for _, cards in last:
        assert [position for _, position, _ in cards] == list(range(len(cards)))


def carry_out(map: Map, stages: list[Stage], cast: Cast, move: tuple[str, int, int, int]) -> None:
    action, pick, stage, position = move
    cards = [card.placement for card in queries.board(map).cards]
    try:
        if action == "add":
            operations.add_touchpoint(
                map, name=f"New {pick}", stage=stages[stage], position=position, person=cast.ana.person
            )
        elif cards:
            card = cards[pick % len(cards)]
            if action == "move":
                operations.move(card, stage=stages[stage], position=position, person=cast.ana.person)
            elif action == "take off":
                operations.take_off(card, person=cast.ana.person)
            else:
                touchpoint = card.touchpoint
                fields = {"name": f"Name {position}"} if stage else {"responsible": cast.chi}
                operations.change_touchpoint(
                    map, touchpoint, version=touchpoint.version, person=cast.ana.person, **fields
                )
    except operations.AlreadyPlacedError:
        pass


def try_(operation, map: Map, cast: Cast) -> bool:  # type: ignore[no-untyped-def]
    try:
        operation(map, person=cast.ana.person)
    except operations.NothingToUndoError:
        return False
    return True


@pytest.mark.slow
def test_what_was_made_in_one_step_is_taken_back_and_done_again_as_one(
    cast: Cast, map: Map, stages: list[Stage]
) -> None:
    operations.add_touchpoint(map, name="Shop", stage=stages[0], person=cast.ana.person)
    operations.add_touchpoints(map, names=["Call", "Invoice", "Chat"], stage=stages[0], person=cast.ana.person)
    after = names(map, stages[0])

    undone = operations.undo(map, person=cast.ana.person)
    assert (len(undone), names(map, stages[0])) == (3, ["Shop"])

    operations.redo(map, person=cast.ana.person)
    assert names(map, stages[0]) == after == ["Shop", "Call", "Invoice", "Chat"]
    operations.undo(map, person=cast.ana.person)
    operations.undo(map, person=cast.ana.person)
    assert names(map, stages[0]) == []


def test_a_step_of_which_a_part_cannot_be_taken_back_stands_whole(cast: Cast, map: Map, stages: list[Stage]) -> None:
    shop, call = operations.add_touchpoints(map, names=["Shop", "Call"], stage=stages[0], person=cast.ana.person)
    operations.take_off(shop, person=cast.bogdan.person)

    with pytest.raises(operations.UndoRefusedError):
        operations.undo(map, person=cast.ana.person)

    assert names(map, stages[0]) == ["Call"]
    assert call.touchpoint.name == "Call"
