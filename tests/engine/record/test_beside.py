from datetime import datetime

import pytest

import touchline as tl
from touchline.engine.errors import UnusableInputError

FILE = """id,when,who,desk,said,part
r1,03.04.2026,ana,1,"Nice, thank you",men
r2,,bo,5,,women
r1,04.04.2026,ana,2,again,men
,soon,chi,3,,
,05.04.2026,chi,3,,
"""
COLUMNS = """columns:
  id: {role: response}
  when: {role: time}
  who: {role: customer}
  desk: {role: rating}
  said: {role: comment}
  part: {role: segment}
"""


def read(mapping: str, text: str = FILE) -> tl.record.Intake:
    return tl.record.take_mapped(tl.tables.read_table(text.encode()), tl.record.read_mapping(mapping))


def test_an_answer_keeps_who_gave_it_when_and_with_what_words() -> None:
    answers = read(COLUMNS).answers

    beside = [answers.response_id, answers.at, answers.customer, answers.comment, answers.segment]
    assert [None if column is None else column.to_list() for column in beside] == [
        ["r1", "r2", None, None],
        [datetime(2026, 4, 3), None, None, datetime(2026, 4, 5)],
        ["ana", "bo", "chi", "chi"],
        ["Nice, thank you", None, None, None],
        ["men", "women", None, None],
    ]


def test_the_same_response_again_is_skipped_and_rows_without_an_id_stay() -> None:
    intake = read(COLUMNS)

    assert (intake.rows_repeated, intake.rows_set_aside, intake.answers.rows.to_list()) == (1, 0, [2, 3, 5, 6])


def test_a_time_that_cannot_be_read_is_set_aside_and_the_answer_stays() -> None:
    intake = read(COLUMNS)

    assert intake.set_aside.select("row", "column", "found", "code").rows() == [(5, "when", "soon", "not-a-time")]


def test_ratings_of_which_the_lowest_is_the_best_are_turned_round() -> None:
    mapping = "scale: [1, 5]\nbest: lowest\n" + COLUMNS.replace("desk: {role: rating}", "desk: {role: rating}")

    answers = read(mapping).answers

    assert answers.ratings["desk"].to_list() == [5.0, 1.0, 3.0, 3.0]


def test_a_column_may_run_the_other_way_than_the_rest() -> None:
    text = "desk,whole\n1,1\n2,3\n"
    mapping = "scale: [1, 5]\nbest: lowest\ncolumns:\n  desk: {role: rating}\n  whole: {role: overall, best: highest}\n"

    answers = read(mapping, text).answers

    assert answers.ratings["desk"].to_list() == [5.0, 4.0]
    assert answers.overall is not None
    assert answers.overall.to_list() == [1.0, 3.0]


def test_without_a_scale_nothing_can_be_turned_round() -> None:
    with pytest.raises(UnusableInputError, match="turned-without-scale"):
        read("best: lowest\n" + COLUMNS)


def test_a_decimal_comma_is_read_in_ratings_and_weights() -> None:
    answers = read("columns:\n  desk: {role: rating}\n  w: {role: weight}\n", "desk;w\n4,5;0,75\n3;1,25\n").answers

    assert answers.ratings["desk"].to_list() == [4.5, 3.0]
    assert answers.weight is not None
    assert answers.weight.to_list() == [0.75, 1.25]


@pytest.mark.parametrize(("day_first", "month"), [("true", 4), ("false", 3)])
def test_a_mapping_says_whether_the_day_comes_first(day_first: str, month: int) -> None:
    mapping = f"day_first: {day_first}\ncolumns:\n  desk: {{role: rating}}\n  when: {{role: time}}\n"

    answers = read(mapping, "desk,when\n4,03/04/2026\n").answers

    assert answers.at is not None
    assert answers.at[0].month == month


def test_unsaid_it_is_asked_for() -> None:
    mapping = "columns:\n  desk: {role: rating}\n  when: {role: time}\n"

    with pytest.raises(UnusableInputError, match="ambiguous-day"):
        read(mapping, "desk,when\n4,03/04/2026\n")
