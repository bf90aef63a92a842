import pytest
from hypothesis import given
from hypothesis import strategies as st

from touchline.engine.errors import UnusableInputError
from touchline.engine.map import Change, changed_fields, reversal, sentence, undo_stacks

AT_LOYALTY = {"name": "Follow-up call", "stage": "loyalty", "segment": None, "position": 2}
AT_SATISFACTION = {**AT_LOYALTY, "stage": "satisfaction", "position": 0}


@pytest.mark.parametrize("operation", ["add", "remove", "place", "take-off", "move", "edit", "link", "attach"])
def test_a_change_reversed_twice_is_itself(operation: str) -> None:
    change = Change(operation, AT_LOYALTY, AT_SATISFACTION)

    assert reversal(reversal(change)) == change
    assert reversal(change) != change


def test_a_change_of_a_newer_program_is_not_guessed_at() -> None:
    with pytest.raises(UnusableInputError) as refused:
        reversal(Change("teleport", None, None))

    assert refused.value.code == "unknown-map-operation"


def test_a_move_to_another_stage_and_within_one_are_said_differently() -> None:
    to_stage = sentence(Change("move", AT_LOYALTY, AT_SATISFACTION))
    within = sentence(Change("move", AT_LOYALTY, {**AT_LOYALTY, "position": 0}))

    assert (to_stage.code, to_stage.values["from_stage"]) == ("moved", "loyalty")
    assert within.code == "reordered"


def test_a_new_name_alone_is_a_renaming() -> None:
    said = sentence(Change("edit", {"name": "Call"}, {"name": "Follow-up call"}))

    assert (said.code, said.values) == ("renamed", {"name": "Follow-up call", "old_name": "Call"})


def test_several_fields_are_an_edit_that_lists_them() -> None:
    before, after = changed_fields(
        {"name": "A", "channel": "", "status": "live"}, {"name": "B", "channel": "phone", "status": "live"}
    )

    assert sentence(Change("edit", before, after)).values == {"fields": ("channel", "name")}


def test_an_edited_experience_lists_its_fields_and_evidence_says_what_it_is_for() -> None:
    edited = sentence(Change("edit-experience", {"wants": "", "feel": ""}, {"wants": "A table", "feel": "At ease"}))
    unlinked = sentence(Change("unlink", {"field": "wants", "kind": "diary"}, None))

    assert (edited.code, edited.values) == ("experience-edited", {"fields": ("feel", "wants")})
    assert (unlinked.code, unlinked.values["field"]) == ("unlinked", "wants")


def test_undone_changes_can_be_redone_until_something_new_happens() -> None:
    assert undo_stacks([(1, None), (2, None), (3, 2), (4, 1)]) == ([], [3, 4])
    assert undo_stacks([(1, None), (2, None), (3, 2), (4, 1), (5, 4)]) == ([5], [3])
    assert undo_stacks([(1, None), (2, None), (3, 2), (6, None)]) == ([1, 6], [])


@given(st.lists(st.sampled_from(["do", "undo", "redo"]), max_size=40))
def test_the_stacks_follow_an_editor_with_two_piles(moves: list[str]) -> None:
    history: list[tuple[int, int | None]] = []
    done = taken_back = 0
    for number, move in enumerate(moves):
        undo, redo = undo_stacks(history)
        assert (len(undo), len(redo)) == (done, taken_back)
        if move == "do":
            history.append((number, None))
            done, taken_back = done + 1, 0
        elif move == "undo" and undo:
            history.append((number, undo[-1]))
            done, taken_back = done - 1, taken_back + 1
        elif move == "redo" and redo:
            history.append((number, redo[-1]))
            done, taken_back = done + 1, taken_back - 1
