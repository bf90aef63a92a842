"""Maps out of files that people have, and into them."""

import json
from pathlib import Path

import pytest

from tests.cli.test_commands import run
from tests.cli.test_map_files import SHOP, written
from touchline.engine.map import formats


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    return written(tmp_path / "shop.yaml", SHOP)


def test_a_map_goes_out_whole_and_comes_back(shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out, back = tmp_path / "out.txt", tmp_path / "back.yaml"

    assert run("map", "export", str(shop), "--to", "yaml", "-o", str(out), "--report", "json") == 0
    assert json.loads(capsys.readouterr().out) == []
    assert run("map", "import", str(out), "-o", str(back)) == 0

    assert "yaml: 2 stages, 1 segments, 2 touchpoints, 2 cards, 0 remarks" in capsys.readouterr().err
    assert formats.read_map(back.read_text()) == formats.read_map(SHOP)


def test_a_file_that_is_there_is_written_over_only_when_told(
    shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = written(tmp_path / "out.yaml", "mine")

    assert run("map", "export", str(shop), "--to", "yaml", "-o", str(out)) == 2
    assert "[file-exists]" in capsys.readouterr().err
    assert out.read_text() == "mine"

    assert run("map", "export", str(shop), "--to", "yaml", "-o", str(out), "--replace") == 0
    assert formats.read_map(out.read_text()) == formats.read_map(SHOP)


def test_a_format_that_nobody_knows_is_refused_with_those_that_are(
    shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("map", "export", str(shop), "--to", "visio", "-o", str(tmp_path / "x")) == 2

    assert "[map-format-unknown]" in (said := capsys.readouterr().err)
    assert "yaml" in said
    assert not (tmp_path / "x").exists()


def test_a_map_comes_either_from_a_file_or_from_a_workspace(
    shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for from_where in ((), (str(shop), "--workspace", "shop")):
        assert run("map", "export", *from_where, "--to", "yaml", "-o", str(tmp_path / "x")) == 2

        assert "[file-or-workspace]" in capsys.readouterr().err
