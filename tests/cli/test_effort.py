import json
from pathlib import Path

import pytest

from tests.cli.test_commands import run

COLUMNS = ("--touchpoint", "what", "--stage", "where", "--contacts", "n", "--cost", "euro", "--benefit", "good")
EFFORT = """\
what,where,n,euro,good
ad,before,60,300,no
shop,during,40,100,yes
mail,after,,,
"""


@pytest.fixture
def file(tmp_path: Path) -> str:
    (tmp_path / "effort.csv").write_text(EFFORT)
    return str(tmp_path / "effort.csv")


def test_effort_is_laid_over_the_stages_as_they_weigh(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    weights = "before=1,during=2, after=1"

    assert run("analyse", "distribution", file, *COLUMNS, "--weights", weights, "--format", "csv") == 0

    said = capsys.readouterr()
    lines = [line.split(",") for line in said.out.splitlines()]
    assert [(line[0], line[1], line[5], line[8], line[10]) for line in lines[1:]] == [
        ("before", "0.25", "60.0", "300.0", "heavy"),
        ("during", "0.5", "40.0", "100.0", "thin"),
        ("after", "0.25", "0.0", "0.0", "thin"),
    ]
    assert "cost: 50.0% stand elsewhere than the importance, Gini 0.25 (2 of 3 touchpoints)" in said.err
    assert "cost with no sign of benefit 300: ad" in said.err


def test_json_holds_all_that_was_found(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    run("analyse", "distribution", file, *COLUMNS, "--weights", "before=1,during=2,after=1", "--format", "json")

    found = json.loads(capsys.readouterr().out)
    assert found["spreads"]["contacts"]["mismatch"] == pytest.approx(0.35)
    assert found["touchpoints_without_sign"] == ["ad"]
    assert found["table"][0]["cost_share"] == 0.75


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--weights", "before=1,during"), "unclear-weight"),
        (("--weights", "before=1"), "unknown-stage"),
        (("--scheme", "nothing"), "unknown-stage-scheme"),
        (("--weights", "before=1,during=1,after=1", "--contacts", "good"), "unclear-cell"),
        (("--weights", "before=1,during=1,after=1", "--benefit", "n"), "unclear-cell"),
    ],
)
def test_what_cannot_be_used_ends_with_exit_code_2(
    file: str, options: tuple[str, ...], code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("analyse", "distribution", file, *COLUMNS, *options) == 2

    assert capsys.readouterr().err.startswith(f"error [{code}]")
