"""The maps of the samples leave and come back in every format that is read, but for what the format says it loses."""

from datetime import date

import pytest

from tests.conftest import Cast
from tests.jobs import run_jobs
from touchline.engine.map import Document, aligned, formats
from touchline.web.desk.operations.samples import add_sample
from touchline.web.map import operations
from touchline.web.map.models import Map


def comes_back(map: Document, format: str) -> None:
    written = formats.write_file(map, format)
    kept = formats.kept_by(map, format)
    back = formats.read_file(written.content, f"map{formats.FORMATS[format].endings[0]}", format).map

    assert aligned(kept, formats.by_names(kept, back)) == kept
    assert written.losses == formats.losses(map, kept)
    if format == "yaml":
        assert (back, written.losses) == (map, ())


@pytest.mark.slow
@pytest.mark.any_database
@pytest.mark.parametrize("key", ["casa-lavanda", "green-broom"])
def test_the_maps_of_a_sample_come_back_out_of_every_format(key: str, cast: Cast) -> None:
    add_sample(key, person=cast.ana.person, time_zone="Europe/Bucharest", today=date(2026, 11, 27))
    run_jobs()
    maps = [
        operations.portable(map) for map in Map.objects.exclude(workspace=cast.workspace) if map.placements.exists()
    ]

    assert any(len(map.placements) > 10 for map in maps)
    for map in maps:
        for format in formats.importable():
            comes_back(map, format)
