import json
from pathlib import Path

import pytest

from tests.cli.test_commands import run

pytestmark = pytest.mark.slow


def test_the_samples_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("sample", "--list", "--format", "json") == 0

    casa, broom = json.loads(capsys.readouterr().out)
    assert (casa["sample"], casa["touchpoints"], casa["customers"]) == ("casa-lavanda", 41, 3_000)
    assert (broom["sample"], broom["answers"], broom["events"]) == ("green-broom", 12, 0)


def test_a_sample_is_written_as_files_that_the_other_commands_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "casa"

    assert run("sample", "casa-lavanda", "--out", str(folder), "--language", "ro") == 0

    assert {"answers.csv", "answers.yaml", "events.csv", "events.parquet", "options.csv", "README.md"} <= {
        file.name for file in folder.iterdir()
    }
    capsys.readouterr()
    mapping = ("--mapping", str(folder / "answers.yaml"))
    halves = [str(folder / f"answers-months-{months}.csv") for months in ("1-to-14", "15-to-18")]
    assert run("monitor", "changes", *halves, *mapping, "--format", "json") == 0
    changed = [row for row in json.loads(capsys.readouterr().out) if row["verdict"] != "no clear change"]
    assert [row["touchpoint"] for row in changed] == ["Livrare la domiciliu"]
    assert run("decide", "front", str(folder / "options.csv"), "--format", "csv") == 0
    who = ("--customer", "customer", "--time", "at", "--touchpoint", "touchpoint")
    assert run("analyse", "transitions", str(folder / "events.parquet"), *who, "--format", "csv") == 0
    assert run("listen", "scores", str(folder / "answers.csv"), *mapping, "--format", "csv") == 0


def test_what_is_there_is_not_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "answers.csv").write_text("mine")

    assert run("sample", "green-broom", "--out", str(tmp_path)) == 2

    assert "[file-exists]" in capsys.readouterr().err
    assert [file.name for file in tmp_path.iterdir()] == ["answers.csv"]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        (("casa-rosa", "--out", "x"), "unknown-sample"),
        (("green-broom", "--out", "x", "--language", "fr"), "unknown-sample-language"),
        (("green-broom",), "nowhere-to-put-it"),
        (("green-broom", "--out", "there", "--workspace", "w"), "one-thing-at-a-time"),
        (("green-broom", "--list"), "one-thing-at-a-time"),
        (("--out", "there"), "sample-not-named"),
    ],
)
def test_what_cannot_be_made_is_refused(typed: tuple[str, ...], code: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("sample", *typed) == 2

    assert f"[{code}]" in capsys.readouterr().err
