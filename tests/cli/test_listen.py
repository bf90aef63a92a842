import json
from pathlib import Path

import pytest

from tests.cli.test_commands import run

FILE = "desk,wifi,bags,w,who\n5,4,6,1,men\n3,0,4,1,women\n4,x,2,2,men\n"


@pytest.fixture
def file(tmp_path: Path) -> str:
    (tmp_path / "answers.csv").write_text(FILE)
    return str(tmp_path / "answers.csv")


def test_scores_print_as_json(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("listen", "scores", file, "--ratings", "desk", "--format", "json") == 0

    (desk,) = json.loads(capsys.readouterr().out)
    assert (desk["touchpoint"], desk["group"], desk["value"], desk["answers"]) == ("desk", None, 4.0, 3)


def test_codes_hold_for_all_columns_or_for_one(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    run("listen", "scores", file, "--ratings", "desk..bags", "--blank", "0,x", "--not-met", "bags=6", "--format", "csv")

    rows = [line.split(",") for line in capsys.readouterr().out.splitlines()[1:]]
    assert [(row[0], row[6], row[7], row[8]) for row in rows] == [
        ("desk", "3", "0", "0"),
        ("wifi", "1", "2", "0"),
        ("bags", "2", "0", "1"),
    ]


def test_groups_and_weights_are_columns_of_the_file(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    run("listen", "scores", file, "--ratings", "des*", "--by", "who", "--weight", "w", "--format", "json")

    scores = json.loads(capsys.readouterr().out)
    assert [(score["group"], score["value"]) for score in scores] == [(None, 4.0), ("men", 13 / 3), ("women", 3.0)]


def test_what_is_set_aside_is_counted_on_stderr(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("listen", "scores", file, "--ratings", "desk,wifi", "--scale", "1-5") == 0

    said = capsys.readouterr().err
    assert "set aside: 0 of 3 rows, 2 cells; first row 3 column wifi: found '0', outside the scale" in said


def test_a_mapping_file_says_it_all(file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mapping = tmp_path / "mapping.yaml"
    mapping.write_text("blank: [0, x]\ncolumns:\n  desk: {role: rating, touchpoint: Front desk}\n  w: {role: weight}\n")

    run("listen", "scores", file, "--mapping", str(mapping), "--format", "json")

    (desk,) = json.loads(capsys.readouterr().out)
    assert (desk["touchpoint"], desk["value"], desk["effective_answers"]) == ("Front desk", 4.0, pytest.approx(16 / 6))


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--ratings", "dusk"], "no-such-column"),
        (["--ratings", "bags..desk"], "run-backwards"),
        (["--ratings", "desk", "--scale", "five"], "unclear-scale"),
        (["--ratings", "desk", "--metric", "nsp"], "no-such-metric"),
        (["--ratings", "desk", "--period", "month"], "columns-not-named"),
        (["--ratings", "desk", "--time", "who"], "no-such-period"),
        (["--ratings", "desk", "--time", "who", "--period", "decade"], "no-such-period"),
        (["--ratings", "desk", "--time", "who", "--period", "year", "--time-zone", "Mars"], "no-such-zone"),
    ],
)
def test_choices_that_make_no_sense_end_with_exit_code_2(
    file: str, options: list[str], code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("listen", "scores", file, *options) == 2

    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(f"error [{code}]\n  found ")
    assert "\n  expected  " in said.err
    assert "\n  fix       " in said.err


def test_each_month_is_scored_with_its_interval_where_the_company_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "answers.csv").write_text(
        "desk,when\n5,2026-01-31T23:30Z\n3,2026-01-10T09:00Z\n1,2026-01-11T09:00Z\n4,\n"
    )
    month = ["--time", "when", "--period", "month", "--format", "json"]

    run("listen", "scores", str(tmp_path / "answers.csv"), "--ratings", "desk", *month)
    in_utc = capsys.readouterr()
    run("listen", "scores", str(tmp_path / "answers.csv"), "--ratings", "desk", *month, "--time-zone", "Asia/Tokyo")
    in_tokyo = capsys.readouterr()

    assert [(row["period"], row["value"], row["answers"]) for row in json.loads(in_utc.out)] == [
        (None, 3.25, 4),
        ("2026-01", 3.0, 3),
    ]
    assert [(row["period"], row["value"], row["answers"]) for row in json.loads(in_tokyo.out)] == [
        (None, 3.25, 4),
        ("2026-01", 2.0, 2),
        ("2026-02", 5.0, 1),
    ]
    assert "without a time: 1 answers, which count in no month" in in_utc.err


def test_times_of_the_options_take_the_place_of_those_of_the_mapping(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "answers.csv").write_text("desk,sent,came\n5,2025-01-01,04/05/2026\n3,2025-01-01,05/06/2026\n")
    (tmp_path / "m.yaml").write_text("columns:\n  desk: {role: rating, stage: care}\n  sent: {role: time}\n")
    options = ["--mapping", str(tmp_path / "m.yaml"), "--time", "came", "--day-first", "--by", "stage"]

    run("listen", "scores", str(tmp_path / "answers.csv"), *options, "--period", "quarter", "--format", "csv")

    rows = [line.split(",") for line in capsys.readouterr().out.splitlines()]
    assert [(row[0], row[-2], row[-1], row[3]) for row in rows[1:]] == [
        ("desk", "", "", "4.0"),
        ("desk", "", "2026-Q2", "4.0"),
        ("", "care", "", "4.0"),
        ("", "care", "2026-Q2", "4.0"),
    ]


@pytest.mark.parametrize(
    ("kind", "text"),
    {
        "decimal commas, the day first": "wann;laden\n03.04.2026;4,5\n14.04.2026;5\n02.05.2026;3,5\n",
        "seconds since 1970": "wann,laden\n1775174400,4.5\n1776124800,5\n1777680000,3.5\n",
        "milliseconds since 1970": "wann\tladen\n1775174400000\t4.5\n1776124800000\t5\n1777680000000\t3.5\n",
        "ISO 8601 with zones": "wann,laden\n2026-04-03T02:00+02:00,4.5\n2026-04-14T08:00Z,5\n2026-05-02T00:00Z,3.5\n",
    }.items(),
)
def test_a_file_is_scored_by_month_however_numbers_and_times_are_written(
    kind: str, text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "answers.csv").write_text(text)
    options = ["--ratings", "laden", "--scale", "1-5", "--time", "wann", "--period", "month", "--format", "json"]

    assert run("listen", "scores", str(tmp_path / "answers.csv"), *options) == 0

    rows = json.loads(capsys.readouterr().out)
    assert [(row["period"], round(row["value"], 3), row["answers"]) for row in rows] == [
        (None, 4.333, 3),
        ("2026-04", 4.75, 2),
        ("2026-05", 3.5, 1),
    ]
