import json
from dataclasses import dataclass

import polars as pl
import pytest

from touchline.cli import output
from touchline.cli.output import Format
from touchline.engine.errors import UnusableInputError

FRAME = pl.DataFrame({"touchpoint": ["desk", "wifi"], "value": [4.25, None], "answers": [3, 0]})


def test_json_keeps_every_digit_and_says_null(capsys: pytest.CaptureFixture[str]) -> None:
    output.show(FRAME, Format.JSON)

    assert json.loads(capsys.readouterr().out) == FRAME.to_dicts()


def test_csv_leaves_what_is_not_known_empty(capsys: pytest.CaptureFixture[str]) -> None:
    output.show(FRAME, Format.CSV)

    assert capsys.readouterr().out == "touchpoint,value,answers\ndesk,4.25,3\nwifi,,0\n"


def test_a_table_shows_a_dash_where_nothing_is_known(capsys: pytest.CaptureFixture[str]) -> None:
    output.show(FRAME, Format.TABLE)

    last = capsys.readouterr().out.splitlines()[-2]
    assert last.split() == ["wifi", "-", "0"]


def test_a_dataclass_is_an_object(capsys: pytest.CaptureFixture[str]) -> None:
    @dataclass(frozen=True)
    class Plan:
        cost_minor: int
        options: dict[str, str]

    output.show(Plan(120, {"desk": "keep"}), Format.JSON)

    assert json.loads(capsys.readouterr().out) == {"cost_minor": 120, "options": {"desk": "keep"}}


def test_a_refusal_names_code_found_expected_and_fix(capsys: pytest.CaptureFixture[str]) -> None:
    output.refuse(UnusableInputError("no-answers", "no answers", expected="at least one", fix="Widen the period."))

    said = capsys.readouterr()
    assert said.out == ""
    assert [line.split(None, 1)[1].strip() for line in said.err.splitlines()] == [
        "[no-answers]",
        "no answers",
        "at least one",
        "Widen the period.",
    ]
