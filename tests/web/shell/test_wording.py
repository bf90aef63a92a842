"""Errors of the engine are said in the reader's language."""

from touchline.engine.errors import UnusableInputError
from touchline.web.shell.wording import WORDING, words


def test_the_values_stand_in_the_sentence() -> None:
    error = UnusableInputError("no-such-sheet", "x", expected="x", fix="x", file="a.xlsx", sheet="May")

    assert words(error).found == "a.xlsx has no sheet “May”."
    assert words(error).code == "no-such-sheet"


def test_a_code_without_words_is_said_in_the_engines_english() -> None:
    error = UnusableInputError("new-code", "7 of 9", expected="8", fix="Count again.")

    assert (words(error).found, words(error).expected, words(error).fix) == ("7 of 9", "8", "Count again.")


def test_values_that_do_not_fit_the_words_break_nothing() -> None:
    error = UnusableInputError("no-such-sheet", "no sheet", expected="x", fix="x")

    assert words(error).found == "no sheet"


def test_every_entry_says_all_three_things() -> None:
    assert not [code for code, said in WORDING.items() if not (said.found and said.expected and said.fix)]


def test_what_is_counted_has_a_form_for_one_and_for_many() -> None:
    one = UnusableInputError("cells-not-usable", "x", expected="x", fix="x", cells=1, row=3, column="Desk")
    many = UnusableInputError("cells-not-usable", "x", expected="x", fix="x", cells=4, row=3, column="Desk")

    assert words(one).found == "1 cell cannot be taken: row 3, column Desk."
    assert words(many).found == "4 cells cannot be taken; the first is in row 3, column Desk."
