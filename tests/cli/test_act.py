from pathlib import Path

from typer.testing import CliRunner

from touchline.cli import app

OPTIONS = """touchpoint,option,move,effect,running_cost,effort_days
Phone line,As it is,keep,0,100,0
Phone line,Answer sooner,optimise,1,120,4
"""


def test_an_option_of_four_days_decided_on_a_friday_is_due_eight_working_days_later(tmp_path: Path) -> None:
    file = tmp_path / "options.csv"
    file.write_text(OPTIONS)

    said = CliRunner().invoke(app, ["act", "due", str(file), "--decided", "2026-11-20", "--format", "csv"]).stdout

    assert said.splitlines() == [
        "touchpoint,option,effort_days,due_date",
        "Phone line,Answer sooner,4.0,2026-12-02",
    ]
