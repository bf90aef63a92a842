import polars as pl
import pytest

import touchline as tl
from touchline.engine.errors import UnusableInputError

LONG = """answer,who,touchpoint,rating,weight,segment
a1,ana,Desk,5,2,men
a1,ana,Wi-Fi,n/a,2,men
a2,bo,Desk,3,,
a2,bo,Desk,4,,
a2,bo,Whole,2,1,women
a3,chi,Wi-Fi,x,1,
,dan,Desk,4,1,
a4,eva,,4,1,
a4,eva,Wi-Fi,1,1,men
"""
MAPPING = """
shape: long
scale: [1, 5]
not_met: [n/a]
columns:
  answer: {role: response}
  touchpoint: {role: touchpoint}
  rating: {role: rating}
  weight: {role: weight}
  segment: {role: segment}
touchpoints:
  Desk: {role: rating, touchpoint: Front desk, stage: satisfaction}
  Whole: {role: overall}
"""


def read(text: str = LONG, mapping: str = MAPPING) -> tl.record.Intake:
    return tl.record.take_mapped(tl.tables.read_table(text.encode()), tl.record.read_mapping(mapping))


def test_a_row_for_each_rating_becomes_a_row_for_each_answer() -> None:
    answers = read().answers

    assert answers.rows.to_list() == [2, 4, 10]
    assert answers.ratings.to_dict(as_series=False) == {"Desk": [5.0, 3.0, None], "Wi-Fi": [None, None, 1.0]}
    assert answers.met.to_dict(as_series=False) == {"Desk": [True, True, None], "Wi-Fi": [False, None, True]}
    assert answers.overall is not None
    assert answers.overall.to_list() == [None, 2.0, None]


def test_what_stands_beside_is_the_first_that_the_answer_says() -> None:
    answers = read().answers

    assert answers.response_id is not None and answers.weight is not None and answers.segment is not None  # noqa: PT018
    assert answers.response_id.to_list() == ["a1", "a2", "a4"]
    assert answers.weight.to_list() == [2.0, 1.0, 1.0]
    assert answers.segment.to_list() == ["men", "women", "men"]


def test_what_is_set_aside_is_said_by_the_rows_of_the_file() -> None:
    intake = read()

    assert intake.set_aside.select("row", "column", "found", "code").rows() == [
        (5, "rating", "4", "rated-twice"),
        (7, "rating", "x", "not-a-number"),
        (8, "answer", "", "no-response"),
        (9, "touchpoint", "", "no-touchpoint"),
    ]
    assert (intake.rows_read, intake.rows_set_aside, intake.answers.rows.len()) == (9, 4, 3)


def test_a_customer_and_a_time_tell_answers_apart_where_there_is_no_id() -> None:
    text = "who,at,touchpoint,rating\nana,2026-01-01,Desk,5\nana,2026-02-01,Desk,3\nana,2026-01-01,Wi-Fi,4\n"
    mapping = (
        "shape: long\ncolumns:\n  who: {role: customer}\n  at: {role: time}\n"
        "  touchpoint: {role: touchpoint}\n  rating: {role: rating}\n"
    )

    answers = read(text, mapping).answers

    assert answers.ratings.to_dict(as_series=False) == {"Desk": [5.0, 3.0], "Wi-Fi": [4.0, None]}


def test_wide_and_long_give_the_same_scores() -> None:
    wide = "answer,Desk,Wi-Fi\na1,5,2\na2,3,\na3,4,6\n"
    long = "answer,touchpoint,rating\na1,Desk,5\na1,Wi-Fi,2\na2,Desk,3\na3,Wi-Fi,6\na3,Desk,4\n"
    codes = "not_met: [6]\ncolumns:\n  answer: {role: response}\n"

    one = read(wide, codes + "  Desk: {role: rating}\n  Wi-Fi: {role: rating}\n").answers
    other = read(long, "shape: long\n" + codes + "  touchpoint: {role: touchpoint}\n  rating: {role: rating}\n").answers

    assert tl.listen.scores(one).equals(tl.listen.scores(other))


@pytest.mark.parametrize(
    ("columns", "code"),
    [
        ("  rating: {role: rating}\n  answer: {role: response}\n", "not-long"),
        ("  touchpoint: {role: touchpoint}\n  answer: {role: response}\n", "not-long"),
        ("  touchpoint: {role: touchpoint}\n  rating: {role: rating}\n", "no-answer-key"),
        ("  touchpoint: {role: touchpoint}\n  note: {role: rating}\n  who: {role: customer}\n", "no-such-column"),
    ],
)
def test_a_long_file_needs_its_three_columns(columns: str, code: str) -> None:
    with pytest.raises(UnusableInputError) as error:
        read(mapping="shape: long\ncolumns:\n" + columns)

    assert error.value.code == code


def test_the_long_shape_is_found_and_said_why() -> None:
    rows = [
        f"r{answer * 7 + 3},{touchpoint},{(answer * step) % 5 + 1}"
        for answer in range(40)
        for step, touchpoint in enumerate(["Front desk", "Wi-Fi", "Overall stay"], 1)
    ]
    table = tl.tables.read_table(("response_id,touchpoint,rating\n" + "\n".join(rows)).encode())

    suggestion = tl.record.suggest_mapping(table)

    mapping = suggestion.mapping
    assert (mapping.shape.value, mapping.scale) == ("long", (1.0, 5.0))
    assert [(column.name, column.role.value) for column in mapping.columns] == [
        ("response_id", "response"),
        ("touchpoint", "touchpoint"),
        ("rating", "rating"),
    ]
    assert [(column.name, column.role.value) for column in mapping.touchpoints] == [
        ("Front desk", "rating"),
        ("Overall stay", "overall"),
        ("Wi-Fi", "rating"),
    ]
    assert suggestion.reasons["touchpoint"].code == "named-as-touchpoint"
    assert tl.record.take_mapped(table, mapping).answers.rows.len() == 40


def test_shuffled_rows_of_a_long_file_give_the_same_scores() -> None:
    table = tl.tables.read_table(LONG.encode())
    mixed = table.cells.sample(fraction=1, shuffle=True, seed=5)
    mapping = tl.record.read_mapping(MAPPING.replace("not_met", "blank: [x]\nnot_met"))
    once = mixed.filter(~((pl.col("answer") == "a2") & (pl.col("touchpoint") == "Desk") & (pl.col("rating") == "4")))

    def found(cells: pl.DataFrame) -> pl.DataFrame:
        read = tl.tables.read_table(cells.write_csv().encode())
        return tl.listen.scores(tl.record.take_mapped(read, mapping).answers)

    assert found(once).equals(found(once.reverse()))
