import json
from pathlib import Path

import numpy as np
import pytest

from tests.cli.test_commands import run

OPTIONS = ("--overall", "whole", "--ratings", "desk..bags", "--not-met", "6", "--blank", "0")

MAPPING = """\
scale: [1, 5]
blank: [0]
not_met: [6]
columns:
  desk: {role: rating, touchpoint: Front desk}
  wifi: {role: rating, touchpoint: Wi-Fi}
  whole: {role: overall}
"""


def write(path: Path, *, lots: bool) -> str:
    generator = np.random.default_rng(3)
    ratings = generator.integers(0, 7, (120, 3))
    whole = np.clip(np.where(lots, generator.integers(1, 6, 120), ratings[:, 0]), 1, 5)
    lines = [",".join(str(x) for x in (*row, w)) for row, w in zip(ratings, whole, strict=True)]
    path.write_text("\n".join(["desk,wifi,bags,whole", *lines, "3,3,3,"]) + "\n")
    return str(path)


@pytest.fixture
def file(tmp_path: Path) -> str:
    return write(tmp_path / "answers.csv", lots=False)


@pytest.fixture
def by_lot(tmp_path: Path) -> str:
    return write(tmp_path / "lots.csv", lots=True)


def test_drivers_print_as_json_with_what_they_rest_on(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("analyse", "drivers", file, *OPTIONS, "--format", "json") == 0

    found = json.loads(capsys.readouterr().out)
    assert found["found"] is True
    assert (found["answers_used"], found["answers_left_out"], found["method"]) == (120, 1, "lmg")
    assert found["table"][0]["touchpoint"] == "desk"
    assert sum(row["importance_share"] for row in found["table"]) == pytest.approx(1.0)


def test_drivers_print_as_csv_with_the_promised_columns(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("analyse", "drivers", file, *OPTIONS, "--format", "csv") == 0

    header, *rows = capsys.readouterr().out.splitlines()
    assert header == (
        "touchpoint,importance_share,importance_low,importance_high,beta,r,mean,answers,"
        "coverage_share,quadrant,quadrant_certainty_share,note"
    )
    assert len(rows) == 3


@pytest.mark.parametrize("format", ["table", "csv", "json"])
def test_no_driver_found_is_said_in_every_format(by_lot: str, format: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("analyse", "drivers", by_lot, *OPTIONS, "--format", format) == 0

    assert "no driver found" in capsys.readouterr().out


def test_a_seed_and_a_method_can_be_chosen(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    run("analyse", "drivers", file, *OPTIONS, "--method", "johnson", "--seed", "7", "--format", "json")

    found = json.loads(capsys.readouterr().out)
    assert (found["method"], found["seed"]) == ("johnson", 7)


def test_a_mapping_names_the_touchpoints(file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "answers.yaml").write_text(MAPPING)

    assert run("analyse", "drivers", file, "--mapping", str(tmp_path / "answers.yaml"), "--format", "json") == 0

    found = json.loads(capsys.readouterr().out)
    assert {row["touchpoint"] for row in found["table"]} == {"Front desk", "Wi-Fi"}
    assert set(found["notes"]) == {"Front desk", "Wi-Fi"}


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--overall", "hole", "--ratings", "desk"], "no-such-column"),
        (["--overall", "whole", "--ratings", "desk", "--method", "shapley"], "unknown-method"),
    ],
)
def test_choices_that_make_no_sense_end_with_exit_code_2(
    file: str, options: list[str], code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("analyse", "drivers", file, *options) == 2

    said = capsys.readouterr()
    assert said.out == ""
    assert f"error [{code}]\n  found " in said.err


def test_verdicts_print_as_a_word_with_its_evidence(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("analyse", "verdicts", file, *OPTIONS, "--format", "csv") == 0

    header, *rows = capsys.readouterr().out.splitlines()
    assert header == "touchpoint,verdict,evidence,reasons,value,low,high,answers"
    assert [row.split(",")[0] for row in rows] == ["desk", "wifi", "bags"]
    assert {row.split(",")[2] for row in rows} <= {"tested", "observed", "guessed"}


def test_verdicts_as_json_hold_each_reason_with_its_numbers(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    run("analyse", "verdicts", file, *OPTIONS, "--format", "json")

    desk = json.loads(capsys.readouterr().out)[0]
    score = next(reason for reason in desk["reasons"] if reason["code"].startswith("score-"))
    assert (score["evidence"], score["values"]["value"]) == ("observed", desk["value"])
