import polars as pl
import pytest

import touchline as tl
from touchline.engine.errors import UnusableInputError

FRAME = pl.DataFrame(
    {
        "desk": ["5", "6", "0", "x", " 3,5", None, "z"],
        "wifi": ["2", "4", "3", "7", "1", None, "9"],
        "w": ["1", "1", "0", "1", "2", "1", "1"],
    }
)


def test_cells_become_ratings_not_met_and_blank() -> None:
    intake = tl.record.take_answers(FRAME, ratings=["desk", "wifi"], blank=[0], not_met=["6"])

    assert intake.answers.ratings["desk"].to_list() == [5.0, None, None, None, 3.5, None, None]
    assert intake.answers.met["desk"].to_list() == [True, False, None, None, True, None, None]
    assert intake.answers.ratings["wifi"].to_list() == [2.0, 4.0, 3.0, 7.0, 1.0, None, 9.0]


def test_a_row_left_blank_stays_and_a_row_of_faults_goes() -> None:
    intake = tl.record.take_answers(FRAME, ratings=["desk", "wifi"], blank=[0], not_met=[6], scale=(1, 5))

    assert intake.answers.rows.to_list() == [1, 2, 3, 5, 6]
    assert (intake.rows_read, intake.rows_set_aside, intake.cells_set_aside) == (7, 2, 4)
    assert intake.set_aside.select("row", "column", "found", "code").rows() == [
        (4, "desk", "x", "not-a-number"),
        (4, "wifi", "7", "outside-scale"),
        (7, "desk", "z", "not-a-number"),
        (7, "wifi", "9", "outside-scale"),
    ]


def test_a_weight_of_zero_sets_its_row_aside() -> None:
    intake = tl.record.take_answers(FRAME, ratings=["wifi"], weight="w")

    assert intake.answers.rows.to_list() == [1, 2, 4, 5, 6, 7]
    assert intake.set_aside.select("row", "column", "code").rows() == [(3, "w", "weight-not-above-zero")]


def test_codes_of_one_column_replace_the_codes_of_all() -> None:
    intake = tl.record.take_answers(FRAME, ratings=["desk", "wifi"], blank={"*": [0, "x", "z"], "wifi": [9]})

    assert intake.answers.ratings["wifi"].to_list() == [2.0, 4.0, 3.0, 7.0, 1.0, None, None]
    assert intake.set_aside.is_empty()


def test_the_whole_may_have_a_scale_of_its_own() -> None:
    frame = pl.DataFrame({"desk": [5, 4], "recommend": [10, 11]})

    intake = tl.record.take_answers(frame, ratings=["desk"], overall="recommend", scale=(1, 5), overall_scale=(0, 10))

    assert intake.answers.overall is not None
    assert intake.answers.overall.to_list() == [10.0, None]


@pytest.mark.parametrize(
    ("choices", "code"),
    [
        ({"ratings": []}, "no-ratings"),
        ({"ratings": ["desks"]}, "no-such-column"),
        ({"ratings": ["desk", "desk"]}, "column-twice"),
        ({"ratings": ["desk"], "blank": [6], "not_met": ["6.0"]}, "code-twice"),
        ({"ratings": ["desk"], "scale": (5, 1)}, "unclear-scale"),
        ({"ratings": ["desk"]}, "cells-not-usable"),
    ],
)
def test_choices_that_make_no_sense_are_refused(choices: dict[str, object], code: str) -> None:
    with pytest.raises(UnusableInputError) as error:
        tl.record.answer_table(FRAME, **choices)  # type: ignore[arg-type]

    assert error.value.code == code
