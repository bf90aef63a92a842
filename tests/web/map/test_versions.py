"""The history of a map in the database is the map; versions keep it, and bring it back."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from importlib import import_module

import pytest

from tests.conftest import Cast
from tests.web.map.editing import Editors
from touchline.engine import map as engine
from touchline.web.identify import operations as identify
from touchline.web.identify import queries as library
from touchline.web.identify.models import Stage, Touchpoint
from touchline.web.map import operations, queries
from touchline.web.map.models import Change, Map, Placement, Version

NO_CHANGE = ("add-stage", "add-segment")  # these are revisions of all maps


@pytest.fixture
def editors(cast: Cast, map: Map) -> Editors:
    return Editors(map, [cast.ana.person, cast.bogdan.person], seed=5)


def check_history(editors: Editors, first: engine.Document) -> None:
    """Everything that was done, by hand or by undo and redo, leads from the first map to this one and back."""
    last = operations.document(editors.map)
    assert engine.replay(operations.history_since(editors.map), first) == last
    assert engine.rewound(last, operations.history_since(editors.map)) == first


@pytest.mark.slow
def test_the_history_replayed_gives_the_map_and_taken_back_the_first_one(editors: Editors) -> None:
    first = operations.document(editors.map)

    identify.segment_named(editors.map.workspace, "Families")
    editors.edit(160)

    assert len(operations.history_since(editors.map)) > 80
    check_history(editors, first)


@pytest.mark.soak
@pytest.mark.slow
def test_ten_thousand_operations_replayed_give_the_map(editors: Editors) -> None:
    first = operations.document(editors.map)
    identify.segment_named(editors.map.workspace, "Families")

    for _ in range(10):
        editors.edit(1_000)
        check_history(editors, first)


@pytest.mark.slow
@pytest.mark.parametrize("seed", [7, pytest.param(8, marks=pytest.mark.any_database)])
def test_one_key_takes_all_random_steps_back_and_does_all_again(cast: Cast, map: Map, seed: int) -> None:
    alone = Editors(map, [cast.ana.person], seed)
    first = operations.document(map)

    alone.edit(60)
    operations.add_lane(map, name="The last", person=cast.ana.person)  # so that nothing is left to do again
    last = operations.document(map)
    undone = count_until_nothing_is_left(lambda: operations.undo(map, person=cast.ana.person))

    assert undone > 30
    assert operations.document(map) == first
    assert count_until_nothing_is_left(lambda: operations.redo(map, person=cast.ana.person)) == undone
    assert operations.document(map) == last


def count_until_nothing_is_left(step: Callable[[], object]) -> int:
    times = 0
    with suppress(operations.NothingToUndoError):
        while True:
            step()
            times += 1
    return times


@pytest.mark.soak
@pytest.mark.slow
def test_ten_thousand_operations_taken_back_one_by_one_leave_the_first_map(
    cast: Cast, map: Map, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_module("touchline.web.map.queries.history"), "UNDO_DEPTH", 2_500)
    first = operations.document(map)

    for seed in range(20):
        alone = Editors(map, [cast.ana.person], seed)
        alone.edit(500)
        count_until_nothing_is_left(lambda: operations.undo(map, person=cast.ana.person))
        assert operations.document(map) == first


@pytest.mark.slow
def test_all_that_one_person_did_undone_leaves_the_first_map_and_redone_the_last(
    cast: Cast, map: Map, stages: list[Stage]
) -> None:
    alone = Editors(map, [cast.ana.person], seed=9)
    alone.edit(60)
    first, stages = operations.document(map), library.stages(map.workspace)
    limit = len(Change.objects.filter(map=map))
    with operations.one_step(map):
        operations.add_touchpoints(map, names=["Fair", "Shop", "Call"], stage=stages[0], person=cast.ana.person)
    operations.move(Placement.objects.latest("pk"), stage=stages[1], person=cast.ana.person)
    last = operations.document(map)

    steps = [operations.undo(map, person=cast.ana.person), operations.undo(map, person=cast.ana.person)]
    undone = operations.document(map)
    operations.redo(map, person=cast.ana.person)
    operations.redo(map, person=cast.ana.person)

    assert [len(step) for step in steps] == [1, 3]
    assert undone == first
    assert operations.document(map) == last
    assert len(Change.objects.filter(map=map)) == limit + 4 * 3


@pytest.mark.slow
def test_the_map_as_it_was_is_worked_out_from_what_was_done_since(editors: Editors) -> None:
    editors.edit(40)
    operations.add_lane(editors.map, name="Half way", person=editors.person)  # stages alone leave no change of the map
    then, mark = operations.document(editors.map), Change.objects.latest("pk")
    editors.edit(60)

    assert operations.document_after(editors.map, mark) == then


def test_an_edit_made_on_another_map_is_taken_back_too(cast: Cast, map: Map, stages: list[Stage]) -> None:
    shop = operations.add_touchpoint(map, name="Shop", stage=stages[0], person=cast.ana.person)
    mark, other = Change.objects.latest("pk"), operations.create_map(cast.workspace, name="Other", person=None)
    operations.change_touchpoint(other, shop.touchpoint, person=cast.ana.person, name="Store")

    assert operations.document(map).touchpoints[shop.touchpoint.slug]["name"] == "Store"
    assert operations.document_after(map, mark).touchpoints[shop.touchpoint.slug]["name"] == "Shop"


@pytest.mark.slow
def test_a_version_keeps_the_map_whatever_becomes_of_it(editors: Editors) -> None:
    editors.edit(60)
    then = operations.document(editors.map)
    version = operations.name_version(editors.map, name="As is 2026", person=editors.person)
    editors.edit(60)

    again = Version.objects.get(pk=version.pk)

    assert engine.from_facts(again.document) == then
    assert operations.document(editors.map) != then


def cards_of(document: engine.Document) -> engine.Document:
    """Leave out stages and segments: they are of all maps, and stay as they are but for those that cards need."""
    return replace(document, map={}, stages=(), segments=())


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, pytest.param(2, marks=pytest.mark.any_database)])
def test_a_map_is_brought_back_in_one_step_and_that_is_taken_back_in_one(cast: Cast, map: Map, seed: int) -> None:
    identify.segment_named(cast.workspace, "Families")
    editors = Editors(map, [cast.ana.person, cast.bogdan.person], seed)
    editors.edit(50)
    then = operations.document(map)
    editors.edit(50)
    now = operations.document(map)

    made_again = [change for change in operations.restoring(map, then).changes if change.operation in NO_CHANGE]
    count = operations.restore(map, then, person=cast.chi.person, why="the fair was cancelled")
    brought_back = operations.document(map)
    operations.undo(map, person=cast.chi.person)

    assert count > 5
    assert cards_of(brought_back) == cards_of(then)
    assert cards_of(operations.document(map)) == cards_of(now)
    assert Change.objects.filter(why="the fair was cancelled").count() >= count - len(made_again)


def test_what_bringing_back_would_change_is_told_before(cast: Cast, map: Map, stages: list[Stage]) -> None:
    shop = operations.add_touchpoint(map, name="Shop", stage=stages[0], person=cast.ana.person)
    then = operations.document(map)
    operations.move(shop, stage=stages[2], person=cast.ana.person)

    (change,) = operations.restoring(map, then).changes

    assert (change.operation, (change.after or {})["stage"]) == ("move", stages[0].slug)
    assert Change.objects.count() == 2


def test_one_field_is_brought_back_and_the_rest_stays(cast: Cast, map: Map, stages: list[Stage]) -> None:
    shop = operations.add_touchpoint(map, name="Shop", stage=stages[0], person=cast.ana.person).touchpoint
    then = operations.document(map)
    operations.change_touchpoint(map, shop, person=cast.ana.person, name="Store", note="closed on Monday")

    operations.restore(map, then, operations.Part(touchpoint=shop.slug, field="note"), person=cast.ana.person)

    shop.refresh_from_db()
    assert (shop.name, shop.note) == ("Store", "")


def test_one_touchpoint_is_brought_back_with_its_cards(cast: Cast, map: Map, stages: list[Stage]) -> None:
    shop = operations.add_touchpoint(map, name="Shop", stage=stages[0], person=cast.ana.person)
    call = operations.add_touchpoint(map, name="Call", stage=stages[0], person=cast.ana.person)
    operations.change_experience(shop, person=cast.ana.person, think="is it open?")
    then = operations.document(map)
    operations.take_off(shop, person=cast.ana.person)
    operations.move(call, stage=stages[1], person=cast.ana.person)

    operations.restore(map, then, operations.Part(touchpoint=shop.touchpoint.slug), person=cast.ana.person)

    card = Placement.objects.get(slug=shop.slug)
    assert (card.stage, card.position, card.experience.think) == (stages[0], 0, "is it open?")
    assert Placement.objects.get(slug=call.slug).stage == stages[1]


def test_a_touchpoint_and_a_stage_that_are_gone_are_made_again(cast: Cast, map: Map, stages: list[Stage]) -> None:
    operations.add_touchpoint(map, name="Shop", stage=stages[1], person=cast.ana.person)
    then = operations.document(map)
    operations.merge_stage(stages[1], into=stages[0], person=cast.ana.person)
    Placement.objects.all().delete()
    Touchpoint.objects.all().delete()

    operations.restore(map, then, person=cast.ana.person)

    brought_back = operations.document(map)
    assert [stage.id for stage in brought_back.stages] == [stage.id for stage in then.stages]
    assert brought_back.placements == then.placements
    assert [card.touchpoint.name for card in queries.board(map).cards] == ["Shop"]
