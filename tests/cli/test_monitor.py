import json
from pathlib import Path

import pytest

from tests.cli.test_commands import run


def write(folder: Path, name: str, desk: list[int]) -> str:
    file = folder / name
    file.write_text("desk\n" + "\n".join(map(str, desk)) + "\n")
    return str(file)


def test_changes_say_what_got_better(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before, after = write(tmp_path, "2025.csv", [2, 3] * 20), write(tmp_path, "2026.csv", [4, 5] * 20)

    assert run("monitor", "changes", before, after, "--ratings", "desk", "--format", "json") == 0

    (desk,) = json.loads(capsys.readouterr().out)
    assert list(desk) == [
        *("touchpoint", "before", "after", "difference", "low", "high"),
        *("p_adjusted", "verdict", "answers_before", "answers_after"),
    ]
    assert (desk["difference"], desk["verdict"], desk["answers_after"]) == (2.0, "better", 40)


def test_a_column_that_is_in_one_file_only_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = write(tmp_path, "2025.csv", [2, 3] * 20)

    assert run("monitor", "changes", before, before, "--ratings", "dsk") == 2

    assert "Did you mean desk?" in capsys.readouterr().err
