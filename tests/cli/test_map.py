import json
from pathlib import Path

import pytest

from tests.cli.test_commands import run

MAPPING = """
not_met: [9]
columns:
  q1: {role: rating, touchpoint: Front desk, stage: selection}
  q2: {role: rating, touchpoint: Web site, stage: awareness}
"""


def test_the_outline_prints_touchpoints_stage_by_stage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "answers.csv").write_text("q1,q2\n5,9\n4,3\n")
    (tmp_path / "mapping.yaml").write_text(MAPPING)
    files = (str(tmp_path / "answers.csv"), "--mapping", str(tmp_path / "mapping.yaml"))

    assert run("map", "outline", *files, "--format", "json") == 0

    first, second = json.loads(capsys.readouterr().out)
    assert (first["stage"], first["touchpoint"], first["met_share"]) == ("awareness", "Web site", 0.5)
    assert (second["stage"], second["touchpoint"], second["answers"]) == ("selection", "Front desk", 2)
