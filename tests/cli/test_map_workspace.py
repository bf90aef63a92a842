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
