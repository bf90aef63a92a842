"""San Francisco airport, 2013: 6 is not met, 0 is left blank."""

import json
from pathlib import Path

import pytest

from tests.cli.test_commands import run


@pytest.mark.real_data
def test_the_airports_scores_are_those_it_published(real_data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = str(real_data / "sfo_2013" / "sfo_2013.csv.gz")

    run("listen", "scores", file, "--ratings", "Q7*", "--blank", "0", "--not-met", "6", "--format", "json")

    scores = {row["touchpoint"]: row for row in json.loads(capsys.readouterr().out)}
    rounded = {name: round(scores[name]["value"], 2) for name in ("Q7O_WHOLE", "Q7B_FOOD", "Q7C_SHOPS")}
    assert rounded == {"Q7O_WHOLE": 3.98, "Q7B_FOOD": 3.60, "Q7C_SHOPS": 3.59}
    assert all(row["answers"] + row["blank"] + row["not_met"] == 3535 for row in scores.values())
