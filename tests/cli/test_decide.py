"""touchline decide, as typed."""

import json
from pathlib import Path

import pytest

from touchline.cli import main

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as left:
        main(["decide", "front", *arguments])
    said = capsys.readouterr()
    return int(left.value.code or 0), said.out, said.err


def test_the_front_is_printed_as_json_in_the_promised_shape(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, str(EXAMPLES / "options.csv"), "--format", "json")

    front = json.loads(out)
    assert code == 0
    assert list(front) == ["unit", "currency", "period", "complete", "plans"]
    assert (front["unit"], front["currency"], front["period"], front["complete"]) == (10_000, "EUR", "month", True)
    assert front["plans"][0] == {
        "cost_minor": 90_000,
        "satisfaction": -0.53,
        "options": {
            "Follow-up call": "do nothing",
            "Invoice": "One page in plain words",
            "Live chat": "do nothing",
            "Phone line": "Close it",
            "Printed catalogue": "Stop printing",
        },
    }


def test_the_front_of_the_example_is_proved(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, str(EXAMPLES / "options.yaml"), "--prove", "--unit", "500")

    assert code == 0
    assert "all 72 plans" in err


def test_no_plan_costs_more_than_the_budget(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, str(EXAMPLES / "options.csv"), "--budget", "7000", "--format", "json")

    assert max(plan["cost_minor"] for plan in json.loads(out)["plans"]) <= 700_000


def test_a_table_says_what_changes(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, err = run(capsys, str(EXAMPLES / "options.csv"))

    assert "Printed catalogue: Stop printing" in out
    assert "added up" in err


def test_a_csv_has_a_column_for_each_touchpoint(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, str(EXAMPLES / "options.csv"), "--format", "csv")

    assert out.splitlines()[0].startswith("cost,satisfaction,low,high,option: Follow-up call,option: Invoice")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--budget", "1,200"], "amount-unusable"),
        (["--budget", "1"], "budget-too-small"),
        (["--unit", "0"], "unit-too-small"),
        (["--currency", "XXZ"], "currency-unknown"),
        (["--period", "fortnight"], "period-unknown"),
    ],
)
def test_what_can_not_be_used_ends_with_code_2(
    capsys: pytest.CaptureFixture[str], arguments: list[str], code: str
) -> None:
    ended, out, err = run(capsys, str(EXAMPLES / "options.csv"), *arguments)

    assert (ended, out) == (2, "")
    assert f"[{code}]" in err


def test_a_file_that_is_not_there_ends_with_code_2(capsys: pytest.CaptureFixture[str]) -> None:
    ended, _, err = run(capsys, "nowhere.yaml")

    assert ended == 2
    assert "no-such-file" in err


def test_the_two_plans_that_beat_today_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    _, _, err = run(capsys, str(EXAMPLES / "options.csv"))

    less = "less a month: Invoice: One page in plain words; Printed catalogue: Stop printing."
    assert f"The same satisfaction for 2800.00 EUR {less}" in err
    assert "More for the same money: +0.42 points at 6500.00: " in err


def test_eliminating_what_is_protected_is_refused(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "options.csv"
    file.write_text(
        "touchpoint,option,move,effect,running_cost,protected\n"
        "Till,As it is,keep,0,5,yes\nTill,None,eliminate,-1,0,yes\n"
    )

    ended, _, err = run(capsys, str(file))

    assert ended == 2
    assert "(protected-eliminated) 3, move: 'Till' is protected, so it can't be eliminated" in err
