"""Maps out of files that people have, and into them."""

import json
from pathlib import Path

import pytest

from tests.cli.test_commands import run
from tests.cli.test_map_files import SHOP, written
from touchline.engine.map import aligned, formats


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


def test_a_journey_of_mermaid_becomes_a_map_and_what_mermaid_changes_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    day = written(tmp_path / "day.md", "# Day\n```mermaid\njourney\n title Day\n section A\n At 9:30: 4: Ana\n```\n")
    out = tmp_path / "day.yaml"

    assert run("map", "import", str(day), "-o", str(out)) == 0

    said = capsys.readouterr().err
    assert "day.md, line 6: a third colon" in said
    assert "mermaid: 1 stages, 1 segments, 1 touchpoints, 1 cards" in said
    assert formats.read_map(out.read_text()).map["name"] == "Day"


def test_a_journey_that_mermaid_cannot_read_is_refused_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    day = written(tmp_path / "day.mmd", "journey\n Walks in\n")

    assert run("map", "import", str(day), "-o", str(tmp_path / "day.yaml")) == 2

    assert "day.mmd: line 2: 'Walks in' has no score" in (said := capsys.readouterr().err)
    assert "[mermaid-no-score]" in said
    assert not (tmp_path / "day.yaml").exists()


def test_a_map_goes_out_as_a_journey_with_a_report_of_what_it_cannot_hold(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shop = written(tmp_path / "shop.yaml", SHOP.replace("name: Shop\n", "name: Shop\nstate: as-is\n"))

    assert run("map", "export", str(shop), "--to", "mermaid", "-o", str(tmp_path / "o.mmd"), "--report", "json") == 0

    state = {"kind": "map", "id": "", "name": "Shop", "field": "state", "value": "as-is", "why": ""}
    assert state in json.loads(capsys.readouterr().out)
    assert (tmp_path / "o.mmd").read_text().startswith("journey\n  title Shop\n")


def test_a_map_comes_either_from_a_file_or_from_a_workspace(
    shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for from_where in ((), (str(shop), "--workspace", "shop")):
        assert run("map", "export", *from_where, "--to", "yaml", "-o", str(tmp_path / "x")) == 2

        assert "[file-or-workspace]" in capsys.readouterr().err


def test_a_journey_in_cjml_becomes_a_map_and_goes_out_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    parcel = Path(__file__).parents[2] / "docs/examples/parcel.cjml"
    map, again, back = (tmp_path / name for name in ("map.yaml", "again.cjml", "back.yaml"))

    assert run("map", "import", str(parcel), "-o", str(map)) == 0
    assert "line 27: the action 'Waits at home'" in capsys.readouterr().err
    assert run("map", "export", str(map), "--to", "cjml", "-o", str(again), "--report", "text") == 0
    assert "lane Actions" in capsys.readouterr().out
    assert run("map", "import", str(again), "-o", str(back)) == 0

    read = [formats.read_map(file.read_text("utf-8")) for file in (map, back)]
    assert read[0].touchpoints == read[1].touchpoints
    assert [card.experience for card in read[0].placements.values()] == [
        card.experience for card in read[1].placements.values()
    ]


def test_xml_that_is_not_well_formed_is_refused_with_line_and_column(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = written(tmp_path / "broken.cjml", "<CJML>\n<actors>\n</CJML>")

    assert run("map", "import", str(broken), "-o", str(tmp_path / "x.yaml")) == 2

    assert "line 3, column 3" in (said := capsys.readouterr().err)
    assert "[cjml-not-xml]" in said


def test_a_map_goes_to_paper_as_tiles_and_on_no_other_paper(
    shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "shop.pdf"

    assert run("map", "export", str(shop), "--to", "pdf", "--paper", "a4", "-o", str(out)) == 0
    assert out.read_bytes().startswith(b"%PDF-1.7")

    assert run("map", "export", str(shop), "--to", "pdf", "--paper", "letter", "-o", str(out), "--replace") == 2
    assert "[paper-unknown]" in capsys.readouterr().err
    assert run("map", "import", str(out), "--from", "pdf", "-o", str(tmp_path / "back.yaml")) == 2
    assert "[map-format-unknown]" in capsys.readouterr().err


@pytest.mark.parametrize("to", [name for name in formats.importable() if name != "yaml"])
def test_a_map_goes_out_to_every_format_that_is_read_and_comes_back_but_for_the_losses(
    to: str, shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, back = tmp_path / f"shop{formats.FORMATS[to].endings[0]}", tmp_path / "back.yaml"

    assert run("map", "export", str(shop), "--to", to, "-o", str(out), "--report", "json") == 0
    lost = json.loads(capsys.readouterr().out)
    assert run("map", "import", str(out), "-o", str(back)) == 0

    kept = formats.kept_by(formats.read_map(SHOP), to)
    assert len(lost) == len(formats.losses(formats.read_map(SHOP), kept))
    found = formats.read_map(back.read_text("utf-8"))
    assert aligned(kept, formats.by_names(kept, found)) == kept
