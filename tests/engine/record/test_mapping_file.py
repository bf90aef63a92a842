import re

import pytest

import touchline as tl
from touchline.engine.errors import UnusableInputError

FILE = """\
# Asked at the gate, 2013
scale: [1, 5]
blank: [0]  # left empty
not_met: [6, n/a]
columns:
  Q7B_FOOD:
    role: rating
    touchpoint: Restaurants  # all of them
    stage: satisfaction
  Q7O_WHOLE: {role: overall, scale: [0, 10]}
  WEIGHT: {role: weight}
"""


def test_a_mapping_is_read() -> None:
    mapping = tl.record.read_mapping(FILE)

    food, whole, weight = mapping.columns
    assert (food.touchpoint, food.stage, whole.scale, weight.role) == ("Restaurants", "satisfaction", (0, 10), "weight")
    assert (mapping.scale, mapping.blank, mapping.not_met) == ((1, 5), ("0",), ("6", "n/a"))


def test_what_was_written_is_read_again() -> None:
    mapping = tl.record.read_mapping(FILE)

    assert tl.record.read_mapping(tl.record.write_mapping(mapping)) == mapping
    assert tl.record.mapping_from_plain(tl.record.mapping_to_plain(mapping)) == mapping


def test_rewriting_keeps_comments_and_changes_what_changed() -> None:
    changed = tl.record.read_mapping(FILE.replace("Restaurants", "Food").replace("[0]", "[0, 99]"))

    written = tl.record.write_mapping(changed, FILE)

    assert written.startswith("# Asked at the gate, 2013\n")
    assert re.search("touchpoint: Food +# all of them", written)
    assert tl.record.read_mapping(written) == changed


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("scale: [1, 5", "not-yaml", 1),
        ("- a list", "mapping-value", 1),
        ("scale: [5, 1]", "mapping-value", 1),
        ("blank: 0\nnot_met: [yes, true]", "mapping-value", 2),
        ("blank: 0\nnot_mat: 6", "mapping-word", 2),
        ("columns:\n  desk: {role: ratng}", "mapping-word", 2),
        ("columns:\n  desk:\n    touchpoint: Desk", "mapping-value", 2),
        ("columns:\n  desk: {role: rating, scale: [1, 5]}", "mapping-value", 2),
        ("columns:\n  a: {role: weight}\n  b: {role: weight}", "mapping-role-twice", 3),
        ("scale: [1, 5]\nscale: [1, 7]", "not-yaml", 2),
    ],
)
def test_a_mistake_is_refused_with_its_line(text: str, code: str, line: int) -> None:
    with pytest.raises(UnusableInputError) as error:
        tl.record.read_mapping(text)

    assert (error.value.code, error.value.values["line"]) == (code, line)


def test_the_nearest_word_is_offered() -> None:
    with pytest.raises(UnusableInputError, match=r"Did you mean rating\?"):
        tl.record.read_mapping("columns:\n  desk: {role: ratng}")


def test_where_no_word_is_near_the_first_ones_are_offered() -> None:
    with pytest.raises(UnusableInputError) as error:
        tl.record.read_mapping("columns:\n  desk: {qqqq: rating}")

    assert error.value.values["near"].startswith("role, ")
