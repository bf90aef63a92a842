"""Maps of a workspace, taken along and brought by the command line."""

from pathlib import Path

import pytest

from tests.cli.test_commands import run
from tests.conftest import Cast
from touchline.engine.map import formats
from touchline.web.identify import operations as identify
from touchline.web.identify import queries as library
from touchline.web.map import operations
from touchline.web.map.models import Map


@pytest.fixture
def map(cast: Cast) -> Map:
    identify.lay_out_stages(cast.workspace, scheme="three-phases")
    map = operations.open_map(cast.workspace, person=cast.ana.person)
    stage = library.stages(cast.workspace)[0]
    operations.add_touchpoint(map, name="Till", stage=stage, person=cast.ana.person)
    return map


def test_a_map_of_a_workspace_is_written_as_its_page_would(cast: Cast, map: Map, tmp_path: Path) -> None:
    out = tmp_path / "out.yaml"

    assert (
        run("map", "export", "--workspace", cast.workspace.slug, "--map", map.slug, "--to", "yaml", "-o", str(out)) == 0
    )

    assert formats.read_map(out.read_text()) == operations.portable(map)


def test_of_several_maps_one_is_named(cast: Cast, map: Map, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    operations.create_map(cast.workspace, name="Other", person=cast.ana.person)
    elsewhere = operations.create_map(cast.elsewhere, name="Hidden", person=None)

    for more in ((), ("--map", "nothing"), ("--map", elsewhere.slug)):
        asked = ("--workspace", cast.workspace.slug, *more, "--to", "yaml", "-o", str(tmp_path / "x"))
        assert run("map", "export", *asked) == 2

        said = capsys.readouterr().err
        assert "[no-such-map]" in said
        assert map.slug in said
        assert "hidden" not in said.partition("expected")[2]


SHOP = """touchline-map: 1
name: Shop
stages: {buy: Buy}
touchpoints: {till: {name: Till, note: Card only}, bell: Bell}
cards: [{touchpoint: till, stage: buy}, {touchpoint: bell, stage: buy}]
"""


def test_a_dry_run_tells_what_would_change_and_changes_nothing(
    cast: Cast, map: Map, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "shop.yaml"
    file.write_text(SHOP)

    assert run("map", "import", str(file), "--workspace", cast.workspace.slug, "--dry-run") == 0

    said = capsys.readouterr()
    assert said.out == (
        "2 cards added, 1 touchpoint changed, 1 stage added.\n"
        "1 touchpoint of the file is known here already: it is used, not doubled.\n\n"
        "Stages, segments and the map itself:\n  Added the stage Buy\n\n"
        "Added:\n  Put Till into Buy\n  Put Bell into Buy\n\n"
        "Changed:\n  Till, note: – -> Card only\n"
    )
    assert "Nothing was written." in said.err
    assert Map.objects.filter(workspace=cast.workspace).count() == 1


def test_a_file_becomes_a_map_of_the_workspace_and_comes_into_it_again(
    cast: Cast, map: Map, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "shop.yaml"
    file.write_text(SHOP)

    assert run("map", "import", str(file), "--workspace", cast.workspace.slug, "--name", "Next year") == 0
    made = Map.objects.get(workspace=cast.workspace, name="Next year")
    file.write_text(SHOP.replace("name: Shop", "name: Next year"))
    capsys.readouterr()
    assert run("map", "import", str(file), "--workspace", cast.workspace.slug, "--map", made.slug) == 0

    assert [says["name"] for says in operations.portable(made).touchpoints.values()] == ["Till", "Bell"]
    assert "The map says all this already." in capsys.readouterr().out


def test_a_file_goes_either_into_a_file_or_into_a_workspace(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "shop.yaml").write_text(SHOP)

    for into in ((), ("--workspace", "shop", "-o", str(tmp_path / "x"))):
        assert run("map", "import", str(tmp_path / "shop.yaml"), *into) == 2

        assert "[out-or-workspace]" in capsys.readouterr().err
