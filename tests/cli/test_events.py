import json
from pathlib import Path

import polars as pl
import pytest

from tests.cli.test_commands import run

COLUMNS = ("--customer", "who", "--time", "when", "--touchpoint", "what")
EVENTS = """\
who,when,what,visit
ana,2026-03-01 10:00:00,door,1
ana,2026-03-01 10:00:20,shelf,1
ana,2026-03-01 10:00:50,shelf,1
bo,2026-03-01 11:00:00,door,2
bo,2026-03-01 11:00:40,shelf,2
bo,2026-03-02 09:00:00,till,3
bo,later,till,3
"""


@pytest.fixture
def file(tmp_path: Path) -> str:
    (tmp_path / "events.csv").write_text(EVENTS)
    return str(tmp_path / "events.csv")


def test_transitions_print_as_csv_and_say_what_was_set_aside(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("analyse", "transitions", file, *COLUMNS, "--format", "csv") == 0

    said = capsys.readouterr()
    assert said.out.splitlines() == [
        "from_touchpoint,to_touchpoint,steps,median_gap_s",
        "door,shelf,2,30.0",
        "shelf,shelf,1,30.0",
        "shelf,till,1,79160.0",
    ]
    assert said.err == (
        "set aside: 1 of 7 rows; first row 8 column when: found 'later', not a time that can be read [not-a-time]\n"
    )


def test_sessions_and_repeats_are_as_asked_for(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    run("analyse", "transitions", file, *COLUMNS, "--session", "visit", "--collapse-repeats", "--format", "json")

    assert json.loads(capsys.readouterr().out) == [
        {"from_touchpoint": "door", "to_touchpoint": "shelf", "steps": 2, "median_gap_s": 30.0}
    ]


def test_a_parquet_file_gives_what_the_same_csv_gives(
    file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = pl.read_csv(file).with_columns(pl.col("when").str.to_datetime(strict=False))
    typed.write_parquet(tmp_path / "events.parquet")

    run("analyse", "transitions", file, *COLUMNS, "--format", "csv")
    run("analyse", "transitions", str(tmp_path / "events.parquet"), *COLUMNS, "--format", "csv")

    lines = capsys.readouterr().out.splitlines()
    assert lines[:4] == lines[4:]


def test_touchpoints_are_listed_with_their_reach(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("identify", "touchpoints", file, *COLUMNS, "--format", "json") == 0

    found = json.loads(capsys.readouterr().out)
    assert [(row["touchpoint"], row["customers"], row["of_customers"], row["events"]) for row in found] == [
        ("shelf", 2, 2, 3),
        ("door", 2, 2, 2),
        ("till", 1, 2, 1),
    ]


def test_reach_says_when_first_and_last_as_iso_moments(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    run("analyse", "reach", file, *COLUMNS, "--format", "json")
    found = json.loads(capsys.readouterr().out)
    run("analyse", "reach", file, *COLUMNS, "--format", "csv")

    assert (found[0]["first_at"], found[0]["last_at"]) == ("2026-03-01T10:00:20", "2026-03-01T11:00:40")
    assert capsys.readouterr().out.splitlines()[1].endswith("2026-03-01T10:00:20,2026-03-01T11:00:40")


def test_journeys_that_end_are_counted_by_customer_and_by_visit(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    run("analyse", "drop-off", file, *COLUMNS, "--format", "csv")
    run("analyse", "drop-off", file, *COLUMNS, "--session", "visit", "--format", "csv")

    lines = [line.split(",")[:5] for line in capsys.readouterr().out.splitlines()]
    assert lines[1:4] == [
        ["shelf", "2", "2", "0", "1"],
        ["till", "1", "2", "0", "1"],
        ["door", "2", "2", "2", "0"],
    ]
    assert lines[5:] == [["shelf", "2", "3", "0", "2"], ["till", "1", "3", "1", "1"], ["door", "2", "3", "2", "0"]]


def test_lead_times_lead_to_the_touchpoint_asked_for(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("analyse", "lead-times", file, *COLUMNS, "--to", "till", "--format", "json") == 0
    found = json.loads(capsys.readouterr().out)

    assert [(row["from_touchpoint"], row["customers"], row["of_customers"], row["median_s"]) for row in found] == [
        ("door", 1, 2, 79_200.0),
        ("shelf", 1, 2, 79_160.0),
    ]
    assert run("analyse", "lead-times", file, *COLUMNS, "--to", "exit") == 2
    assert "no-such-touchpoint" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("who,when,what\nana,03/04/2026,door\n", "ambiguous-day"),
        ("who,when,what\nana,soon,door\n", "no-events"),
        ("who,at,what\nana,2026-03-01,door\n", "no-such-column"),
        ("PAR1 but not really", "not-a-table"),
    ],
)
@pytest.mark.parametrize("command", [("analyse", "transitions"), ("identify", "touchpoints")])
def test_a_file_that_cannot_be_used_ends_with_exit_code_2(
    command: tuple[str, str], content: str, code: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "events").write_text(content)

    assert run(*command, str(tmp_path / "events"), *COLUMNS) == 2

    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(f"error [{code}]\n  found ")


def test_who_says_that_the_month_comes_first_is_believed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "events.csv").write_text("who,when,what\nana,03/04/2026,door\nana,03/05/2026,till\n")

    run("analyse", "transitions", str(tmp_path / "events.csv"), *COLUMNS, "--month-first", "--format", "csv")

    assert capsys.readouterr().out.splitlines()[1] == "door,till,1,86400.0"


def test_a_mapping_takes_the_place_of_the_columns(
    file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    roles = "{who: {role: customer}, when: {role: time}, what: {role: touchpoint}, visit: {role: session}}"
    (tmp_path / "m.yaml").write_text(f"kind: events\ncolumns: {roles}\n")
    mapped = ("--mapping", str(tmp_path / "m.yaml"), "--format", "csv")

    run("analyse", "transitions", file, *COLUMNS, "--session", "visit", "--format", "csv")
    run("analyse", "transitions", file, *mapped, "--session", "visit")
    run("identify", "touchpoints", file, *COLUMNS, "--format", "csv")
    run("identify", "touchpoints", file, *mapped)

    lines = capsys.readouterr().out.splitlines()
    assert lines[:3] == lines[3:6] == ["from_touchpoint,to_touchpoint,steps,median_gap_s", *lines[1:3]]
    assert lines[6:10] == lines[10:]


def test_neither_columns_nor_a_mapping_is_refused(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("analyse", "transitions", file, "--time", "when") == 2
    assert "no column named for customer, touchpoint" in capsys.readouterr().err
