"""What makes one map of another, in as few changes as a person would make."""

from dataclasses import replace

import pytest

from tests.engine.map.editing import Editor
from touchline.engine.map import Document, Placement, Record, aligned, difference, replay, sentence

STAGES = (
    Record("trial", {"name": "Trial"}),
    Record("satisfaction", {"name": "Satisfaction"}),
    Record("loyalty", {"name": "Loyalty"}),
)
FAMILIES = (Record("families", {"name": "Families"}),)


def a_map(stages: tuple[Record, ...] = STAGES, **cells: str) -> Document:
    """Draw a map: trial="shop call" puts two cards into a stage, each named after its touchpoint."""
    cards = [
        Placement(f"{name}-card", name, stage, None, position)
        for stage, names in cells.items()
        for position, name in enumerate(names.split())
    ]
    touchpoints = {card.touchpoint: {"name": card.touchpoint.title()} for card in cards}
    return Document({}, stages, FAMILIES, touchpoints, {card.id: card for card in cards})


def said(old: Document, new: Document) -> list[str]:
    return [sentence(change).code for change in difference(old, new)]


def test_a_card_that_went_to_another_stage_has_moved() -> None:
    old, new = a_map(trial="shop", loyalty="call news"), a_map(trial="shop", satisfaction="call", loyalty="news")

    (change,) = difference(old, new)

    assert (change.operation, change.subject) == ("move", "call-card")
    assert (change.before or {})["stage_name"] == "Loyalty"
    assert (change.after or {})["stage_name"] == "Satisfaction"


def test_a_card_that_made_room_for_a_new_one_has_not_moved() -> None:
    assert said(a_map(trial="shop call"), a_map(trial="fair shop call")) == ["placed"]


def test_of_a_new_order_only_the_card_that_jumped_is_named() -> None:
    (change,) = difference(a_map(trial="a b c d e"), a_map(trial="b c d a e"))

    assert (change.subject, (change.after or {})["position"]) == ("a-card", 3)
    assert sentence(change).code == "reordered"


def test_fields_that_differ_are_one_edit_with_both_values() -> None:
    old = a_map(trial="shop")
    new = replace(old, touchpoints={"shop": {"name": "Flower shop", "channel": "street"}})

    (change,) = difference(old, new)

    assert change.before == {"channel": None, "name": "Shop"}
    assert change.after == {"channel": "street", "name": "Flower shop"}


def test_a_stage_whose_cards_all_stand_in_another_was_merged_into_it() -> None:
    old, new = a_map(trial="shop", loyalty="call news"), a_map(STAGES[:2], trial="shop call news")

    gone = difference(old, new)[-1]

    assert sentence(gone).code == "stage-merged"
    assert (gone.before or {})["into"] == "trial"


def test_a_stage_without_cards_was_removed_and_a_renamed_one_renamed() -> None:
    old = a_map(trial="shop")
    new = replace(old, stages=(Record("trial", {"name": "Test drive"}), STAGES[2]))

    assert said(old, new) == ["stage-renamed", "stage-removed"]


def test_a_stage_that_changed_places_has_moved_and_the_others_have_not() -> None:
    old = a_map()
    new = replace(old, stages=(STAGES[2], STAGES[0], STAGES[1]))

    (change,) = difference(old, new)

    assert (change.operation, change.subject, change.after) == ("move-stage", "loyalty", {"position": 0})


def test_two_cards_of_one_touchpoint_can_change_places() -> None:
    first, second = Placement("c1", "shop", "trial", None, 0), Placement("c2", "shop", "loyalty", None, 0)
    old = replace(a_map(trial="shop"), placements={"c1": first, "c2": second})
    swapped = {"c1": replace(second, id="c1"), "c2": replace(first, id="c2")}

    changes = difference(old, replace(old, placements=swapped))

    assert replay(changes, old).placements == swapped
    assert [change.operation for change in changes] == ["take-off", "move", "place"]


def test_equal_maps_differ_in_nothing() -> None:
    assert difference(a_map(trial="shop call"), a_map(trial="shop call")) == ()


def test_cards_of_two_maps_pair_by_touchpoint_first_in_the_same_place() -> None:
    old = a_map(trial="shop", loyalty="call")
    cards = [Placement("x1", "call", "trial", None, 1), Placement("x2", "shop", "trial", None, 0)]
    new = replace(a_map(trial="shop call"), placements={card.id: card for card in cards})

    paired = aligned(old, new)

    assert set(paired.placements) == {"shop-card", "call-card"}
    assert said(old, paired) == ["moved"]


@pytest.mark.parametrize("seed", range(25))
def test_the_changes_of_a_difference_make_the_one_map_of_the_other(seed: int) -> None:
    editor = Editor(seed)
    editor.edit(300)
    old = editor.document
    editor.edit(200)
    new = editor.document

    assert replay(difference(old, new), old) == new
    assert replay(difference(new, old), new) == old


@pytest.mark.parametrize("seed", range(10))
def test_maps_that_never_met_can_be_made_of_one_another(seed: int) -> None:
    one, other = Editor(seed), Editor(seed + 1000)
    one.edit(300)
    other.edit(300)

    new = aligned(one.document, other.document)

    assert replay(difference(one.document, new), one.document) == new
