import csv
import io

import pytest
from hypothesis import given, settings

from tests.engine.map.formats.bazaar import BAZAAR
from tests.engine.map.formats.damage import damaged_files_are_read_or_refused
from tests.engine.map.formats.maps import maps
from touchline.engine.map import Document, aligned, formats
from touchline.engine.map.formats.tables import csv_file
from touchline.engine.map.formats.tables.cell_text import starts_formula


def comes_back(map: Document) -> None:
    written = formats.write_file(map, "csv")
    kept = csv_file.keeps(map)
    back = formats.read_file(written.content, "map.csv", "csv").map

    assert aligned(kept, formats.by_names(kept, back)) == kept
    assert back == kept
    assert written.losses == formats.losses(map, kept)
    rows = csv.reader(io.StringIO(written.content.decode("utf-8-sig"), newline=""))
    assert not [cell for row in rows for cell in row if starts_formula(cell)]


@pytest.mark.slow
@given(maps())
@settings(max_examples=30)
def test_a_map_in_csv_comes_back_but_for_the_losses_that_were_told(map: Document) -> None:
    comes_back(map)


@pytest.mark.soak
@given(maps())
@settings(max_examples=1000)
def test_a_thousand_maps_in_csv_come_back(map: Document) -> None:
    comes_back(map)


def test_only_lanes_and_evidence_stay_behind() -> None:
    written = formats.write_file(BAZAAR, "csv")

    assert [(loss.kind, loss.id, loss.field) for loss in written.losses] == [
        ("lane", "back", ""),
        ("cell", "back.buy.pairs", ""),
        ("evidence", "e1", ""),
    ]
    comes_back(BAZAAR)


def test_nothing_starts_a_formula_and_numbers_stay_numbers() -> None:
    text = formats.write_file(BAZAAR, "csv").content.decode("utf-8-sig")
    names = [row["touchpoint"] for row in csv.DictReader(io.StringIO(text, newline=""))]

    assert "'=Leaflet()" in names
    assert "-2" in text.split(",")


@pytest.mark.slow
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_damaged_csv_is_read_or_refused(encoding: str) -> None:
    content = formats.write_file(BAZAAR, "csv").content.decode("utf-8-sig").encode(encoding)

    damaged_files_are_read_or_refused(content, "map.csv", "csv", 100)


@pytest.mark.soak
def test_2000_damaged_csv_files_are_read_or_refused() -> None:
    damaged_files_are_read_or_refused(formats.write_file(BAZAAR, "csv").content, "map.csv", "csv", 2000)
