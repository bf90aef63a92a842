"""Files brought into a workspace by the command line, with the counts that the pages would give."""

import json
from datetime import date
from pathlib import Path

import pytest
from pytest_django import Settings

from tests.cli.test_commands import run
from tests.conftest import Cast
from touchline.web.listen.models import Survey
from touchline.web.record import operations, queries
from touchline.web.record.models import Source, SourceKind, SourceState
from touchline.web.workspace.models import Job

ROLES = "who: {role: customer}, when: {role: time}, what: {role: touchpoint}, id: {role: message_id}"
EVENTS = f"kind: events\ncolumns: {{{ROLES}}}\n"
ANSWERS = "scale: [1, 5]\ncolumns:\n  breakfast: {role: rating}\n  overall: {role: overall}\n"
LOG = (
    "who,when,what,id\n" + "".join(f"c{n},2026-03-01 10:{n:02},door,m{n}\n" for n in range(20)) + "c1,later,till,m99\n"
)
pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def files(tmp_path: Path, settings: Settings) -> Path:
    settings.UPLOADS, settings.SLABS = tmp_path / "uploads", tmp_path / "slabs"
    (tmp_path / "log.csv").write_text(LOG)
    (tmp_path / "events.yaml").write_text(EVENTS)
    return tmp_path


def bring(cast: Cast, files: Path, file: str = "log.csv", mapping: str = "events.yaml") -> int:
    options = ("--mapping", str(files / mapping), "--workspace", cast.workspace.slug, "--format", "json")
    return run("record", "import", str(files / file), *options)


def test_events_are_brought_and_their_counts_printed(
    cast: Cast, files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bring(cast, files) == 0

    said = capsys.readouterr()
    [row] = json.loads(said.out)
    assert [row[name] for name in ("kind", "rows_read", "rows_taken", "rows_repeated", "rows_set_aside")] == [
        "events",
        21,
        20,
        0,
        1,
    ]
    assert "set aside: row 22 column when: found 'later', not a time that can be read [not-a-time]" in said.err
    assert queries.events(cast.workspace).collect().height == 20


def test_answers_are_brought_by_the_same_command(cast: Cast, files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (files / "stay.csv").write_text("breakfast,overall\n5,5\n4,4\n3,x\n")
    (files / "answers.yaml").write_text(ANSWERS)

    assert bring(cast, files, "stay.csv", "answers.yaml") == 0

    [row] = json.loads(capsys.readouterr().out)
    assert (row["kind"], row["rows_taken"], row["cells_set_aside"]) == ("answers", 3, 1)


def test_ids_known_from_a_mapping_kept_in_the_workspace_are_skipped(
    cast: Cast, files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = {"name": "Log", "kind": SourceKind.EVENTS, "header": [], "person": None}
    operations.save_mapping(cast.workspace, yaml=EVENTS, **kept)  # type: ignore[arg-type]
    (files / "next.csv").write_text(LOG + "c1,2026-03-02,door,m100\n")

    bring(cast, files)
    capsys.readouterr()
    bring(cast, files, "next.csv")

    [row] = json.loads(capsys.readouterr().out)
    assert (row["rows_taken"], row["rows_repeated"]) == (1, 20)


def test_the_same_bytes_are_refused_and_nothing_is_added(
    cast: Cast, files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bring(cast, files)

    assert bring(cast, files) == 2
    assert "brought-before" in capsys.readouterr().err
    assert Source.objects.count() == 1


@pytest.mark.parametrize(
    ("text", "mapping", "code"),
    [
        (LOG, "kind: events\ncolumns: {nobody: {role: customer}}\n", "no-role"),
        (LOG, EVENTS.replace("who", "whom"), "no-such-column"),
        ("who,when,what,id\na,03/04/2026,b,c\n", EVENTS, "ambiguous-day"),
        (LOG, "kind: events\ncolums: {}\n", "mapping-word"),
    ],
)
def test_what_cannot_be_read_leaves_nothing(
    cast: Cast, files: Path, text: str, mapping: str, code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (files / "log.csv").write_text(text)
    (files / "events.yaml").write_text(mapping)

    assert bring(cast, files) == 2
    assert f"error [{code}]" in capsys.readouterr().err
    assert not Source.objects.exists()
    assert list((files / "uploads").iterdir()) == []


def test_a_file_without_events_says_so_and_may_be_brought_again(
    cast: Cast, files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (files / "log.csv").write_text("who,when,what,id\nana,later,door,m1\n")

    assert bring(cast, files) == 2
    assert "error [no-events]" in capsys.readouterr().err
    assert (Source.objects.get().state, Job.objects.get().state) == (SourceState.UPLOADED, "failed")


def test_an_unknown_workspace_and_a_missing_mapping_are_told(
    cast: Cast, files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ("--mapping", str(files / "events.yaml"), "--workspace", "nowhere")
    assert run("record", "import", str(files / "log.csv"), *options) == 2
    assert "error [no-such-workspace]" in capsys.readouterr().err

    assert bring(cast, files, mapping="missing.yaml") == 2
    assert "error [no-such-file]" in capsys.readouterr().err


def test_the_days_of_a_survey_without_times_are_said(
    cast: Cast, files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (files / "stay.csv").write_text("breakfast,overall\n5,5\n4,4\n3,x\n")
    (files / "answers.yaml").write_text(ANSWERS)
    how = ("--mapping", str(files / "answers.yaml"), "--workspace", cast.workspace.slug)

    assert run("record", "import", str(files / "stay.csv"), *how, "--survey-from", "2025-03-01") == 0
    backwards = ("--survey-from", "2025-03-02", "--survey-to", "2025-03-01")
    assert run("record", "import", str(files / "stay.csv"), *how, *backwards) == 2

    assert Survey.objects.values_list("from_date", "to_date").get() == (date(2025, 3, 1), date(2025, 3, 1))
    assert "days-backwards" in capsys.readouterr().err
