"""Files of options: taken whole, or refused with every problem and its place."""

from pathlib import Path

import pytest

from touchline.engine.decide import Evidence, Move, Option, Problem, read_options
from touchline.engine.errors import UnusableInputError

EXAMPLES = Path(__file__).parents[3] / "docs" / "examples"
HEADER = "touchpoint,option,move,effect,effect_low,effect_high,evidence,running_cost,effort_days,protected,stage\n"


def problems(content: str, name: str = "options.csv") -> list[Problem]:
    with pytest.raises(UnusableInputError) as refused:
        read_options(content.encode(), name)
    assert refused.value.code == "options-unusable"
    found = refused.value.values["problems"]
    assert isinstance(found, tuple)
    return list(found)


def test_the_example_files_say_the_same_in_csv_and_yaml() -> None:
    table, tree = read_options(EXAMPLES / "options.csv"), read_options(EXAMPLES / "options.yaml")

    assert set(table.options) == set(tree.options)
    assert (tree.currency, tree.period) == ("EUR", "month")
    assert len(table.options) == 10


def test_an_option_is_read_with_money_in_minor_units() -> None:
    row = 'Chat,Live chat,add,"0,4",0.1,0.7,tested,"1 200,50",2.5,,Loyalty\n'

    (option,) = read_options((HEADER + row).encode(), "options.csv").options

    assert option == Option(
        "Chat", "Live chat", Move.ADD, 0.4, 0.1, 0.7, Evidence.TESTED, 120_050, 2.5, stage="Loyalty"
    )


def test_every_problem_is_told_at_once_with_its_row_and_column() -> None:
    rows = "A,As it is,kep,0,,,,12,,,\nA,,optimise,many,,,,-5,,,\nA,Better,optimise,0.5,0.6,0.7,sure,1.234,,perhaps,\n"

    found = {(p.place, p.column, p.code) for p in problems(HEADER + rows)}

    assert found == {
        (2, "move", "word-unknown"),
        (3, "option", "cell-empty"),
        (3, "effect", "number-unclear"),
        (3, "running_cost", "cost-negative"),
        (4, "effect", "range-crossed"),
        (4, "evidence", "word-unknown"),
        (4, "running_cost", "number-unclear"),
        (4, "protected", "word-unknown"),
    }


def test_a_word_nobody_knows_comes_with_the_nearest_one() -> None:
    (problem,) = problems(HEADER + "A,As it is,elimnate,0,,,,12,,,\n")

    assert problem.nearest == "eliminate"


def test_a_column_nobody_knows_is_not_passed_over() -> None:
    found = problems("touchpoint,option,move,efect,running_cost\nA,As it is,keep,0,5\n")

    assert [(p.code, p.column, p.nearest) for p in found] == [("column-unknown", "efect", "effect")]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("A,Close,eliminate,-1,,,,0,,,", "no-baseline"),
        ("A,x,keep,0,,,,5,,,\nA,y,keep,0,,,,5,,,", "two-baselines"),
        ("A,x,keep,0,,,,5,,,\nA,x,optimise,0,,,,5,,,", "option-twice"),
        ("A,x,keep,1,,,,5,,,", "keep-changes"),
        ("A,x,keep,0,,1,,5,,,", "range-half"),
        ("A,x,keep,0,,,,5.123,,,", "number-unclear"),
        ("A,x,keep,0,,,,0.125,,,", "amount-too-fine"),
        ("A,x,keep,0,,,,5,-1,,", "number-outside"),
    ],
)
def test_what_can_not_be_meant_is_refused(row: str, code: str) -> None:
    assert [p.code for p in problems(HEADER + row + "\n")] == [code]


def test_a_crooked_row_is_refused_not_passed_over() -> None:
    assert [p.code for p in problems(HEADER + "A,x,keep\n")] == ["row-crooked"]


def test_yaml_problems_name_their_line() -> None:
    content = "touchpoints:\n  - touchpoint: A\n    options:\n      - {option: x, move: keep, running_cost: lots}\n"

    (problem,) = problems(content, "options.yaml")

    assert (problem.place, problem.column, problem.code) == (4, "running_cost", "number-unclear")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("touchpoints: [", "yaml-broken"),
        ("- just a list", "yaml-shape"),
        ("touchpoints: {A: 1}", "yaml-shape"),
        ("touchpoints:\n  - touchpoint: A\n    optons: []", "column-unknown"),
        ("", "yaml-shape"),
    ],
)
def test_yaml_of_another_shape_is_refused(content: str, code: str) -> None:
    assert code in {p.code for p in problems(content, "options.yaml")}


def test_two_currencies_are_not_mixed() -> None:
    with pytest.raises(UnusableInputError) as refused:
        read_options(EXAMPLES / "options.yaml", currency="RON")

    assert "said-twice" in str(refused.value)


def test_eliminating_what_the_file_protects_is_refused_at_its_row() -> None:
    rows = "Invoice,As it is,keep,0,,,,900,,yes,\nInvoice,Send none,eliminate,-1,,,,0,,,\n"

    (problem,) = problems(HEADER + rows)

    assert (problem.code, problem.place, problem.column) == ("protected-eliminated", 3, "move")


def test_a_list_still_being_written_may_leave_cost_and_effect_empty() -> None:
    rows = b"Phone,As it is,keep,0,,,,,,no,\nPhone,Close it,eliminate,,,,,0,,no,\nPhone,Faster,optimise,0.1,,,,5,,no,\n"

    file = read_options(HEADER.encode() + rows, "options.csv", unfinished=True)

    assert [set(unsaid) for unsaid in file.unsaid] == [{"running_cost"}, {"effect"}, set()]
    with pytest.raises(UnusableInputError):
        read_options(HEADER.encode() + rows, "options.csv")
