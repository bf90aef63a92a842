"""Maps under version control: the commands, and git that calls them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.test_commands import run
from touchline.engine.map import formats

SHOP = """\
touchline-map: 1
name: Shop
stages: {buy: Purchase, love: Loyalty}
segments: {families: Families}
touchpoints:
  till: Till
  call: Follow-up call
cards:
  - {touchpoint: till, stage: buy}
  - {touchpoint: call, stage: love, segment: families}
"""


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    return written(tmp_path / "shop.yaml", SHOP)


def written(file: Path, text: str) -> Path:
    file.write_text(text, "utf-8")
    return file


def test_a_map_without_faults_is_passed_in_silence(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("map", "check", str(shop)) == 0
    assert capsys.readouterr().out == ""


def test_every_fault_is_told_with_file_line_and_column(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(shop, SHOP.replace("till, stage: buy", "til, stage: buy").replace("segments", "segmnts"))

    assert run("map", "check", str(shop)) == 1

    assert capsys.readouterr().out.splitlines() == [
        f"{shop}:4:1: 'segmnts' [map-file-word]",
        f"  expected  one of {', '.join(formats.map_schema()['properties'])}",
        "  fix       Did you mean segments?",
        f"{shop}:9:18: cards.0.touchpoint is 'til', which this file does not have [map-file-unknown-id]",
        "  expected  one of till, call",
        "  fix       Did you mean till?",
        f"{shop}:10:46: cards.1.segment is 'families', which this file does not have [map-file-unknown-id]",
        "  expected  an id that this file explains",
        "  fix       Add it, or name another.",
    ]


def test_of_very_many_faults_the_first_are_told_or_all(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "bad.yaml"
    many = "".join(f"  t{number}: {{name: T, status: liv}}\n" for number in range(1000))
    file.write_text(f"touchline-map: 1\nname: Shop\ntouchpoints:\n{many}")

    assert run("map", "check", str(file)) == 1
    first = capsys.readouterr().out
    assert run("map", "check", "--all", str(file)) == 1
    every = capsys.readouterr().out

    assert first.count("Did you mean live?") == 200
    assert "800 more faults" in first
    assert every.count("Did you mean live?") == 1000
    assert "more faults" not in every


def test_a_file_in_disorder_is_laid_out_and_says_the_same(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(shop, "# ours\n" + SHOP.replace("name: Shop\n", "") + "name: Shop\n")

    assert run("map", "format", "--check", str(shop)) == 1
    assert run("map", "format", str(shop)) == 0
    assert run("map", "format", "--check", str(shop)) == 0

    assert shop.read_text("utf-8").startswith("# ours\ntouchline-map: 1\nname: Shop\n")
    assert "would change" in capsys.readouterr().out


def test_the_difference_is_told_in_words(shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = SHOP.replace("call, stage: love", "call, stage: buy").replace("till: Till", "till: Desk")
    new = written(tmp_path / "new.yaml", text)

    run("map", "diff", str(shop), str(new))
    told = capsys.readouterr().out
    run("map", "diff", str(shop), str(new), "--format", "json")
    rows = json.loads(capsys.readouterr().out)

    assert told == "renamed Till to Desk\nmoved Follow-up call from Loyalty for Families to Purchase for Families\n"
    assert [row["operation"] for row in rows] == ["edit", "move"]
    assert [row["text"] for row in rows] == told.splitlines()


def test_equal_maps_are_said_to_be_equal(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("map", "diff", str(shop), str(shop)) == 0
    assert capsys.readouterr().out == "The maps are equal.\n"


def test_a_map_that_cannot_be_read_is_named(shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = written(tmp_path / "broken.yaml", SHOP.replace("stage: buy", "stage: by"))

    assert run("map", "diff", str(shop), str(broken)) == 2

    said = capsys.readouterr().err
    assert "error [map-file-unusable]" in said
    assert f"{broken}, line 9, column 31: cards.0.stage is 'by'" in said
    assert "Did you mean buy?" in said


def test_a_disagreement_keeps_ours_and_is_refused_until_it_is_settled(shop: Path, tmp_path: Path) -> None:
    ours = written(tmp_path / "ours.yaml", SHOP.replace("till: Till", "till: Desk"))
    theirs = written(tmp_path / "theirs.yaml", SHOP.replace("till: Till", "till: Counter"))
    out = tmp_path / "out.yaml"

    assert run("map", "merge", str(shop), str(ours), str(theirs), "-o", str(out)) == 1
    assert "  - {at: touchpoints.till.name, ours: Desk, theirs: Counter}\n" in out.read_text("utf-8")
    assert run("map", "check", str(out)) == 1

    written(out, out.read_text("utf-8").partition("\nconflicts:")[0])
    assert run("map", "check", str(out)) == 0


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A git repository that merges maps by touchline and checks them before each commit, as the how-to says."""
    touchline = Path(sys.executable).with_name("touchline")
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "config", "user.name", "Ana")
    git(tmp_path, "config", "user.email", "ana@example.com")
    git(tmp_path, "config", "merge.touchline.driver", f"{touchline} map merge %O %A %B -o %A")
    written(tmp_path / ".gitattributes", "*.map.yaml merge=touchline\n")
    hook = written(tmp_path / ".git/hooks/pre-commit", f"#!/bin/sh\nexec {touchline} map check *.map.yaml\n")
    hook.chmod(0o755)
    return tmp_path


def git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["git", *arguments], cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603, S607


def commit(folder: Path, text: str) -> int:
    written(folder / "shop.map.yaml", text)
    git(folder, "add", "-A")
    return git(folder, "commit", "-q", "-m", "Change the map").returncode


@pytest.mark.slow
def test_git_merges_maps_and_refuses_to_commit_a_broken_one(repository: Path) -> None:
    assert commit(repository, SHOP) == 0
    assert commit(repository, SHOP.replace("stage: buy", "stage: by")) != 0
    git(repository, "checkout", "-q", "-b", "theirs")
    assert commit(repository, SHOP + "  - {touchpoint: call, stage: buy}\n") == 0
    git(repository, "checkout", "-q", "main")
    assert commit(repository, SHOP + "  - {touchpoint: till, stage: love}\n") == 0

    assert git(repository, "merge", "-q", "--no-edit", "theirs").returncode == 0

    merged = (repository / "shop.map.yaml").read_text("utf-8")
    assert "<<<<" not in merged
    assert "{touchpoint: till, stage: love}" in merged
    assert "{touchpoint: call, stage: buy}" in merged
