import io
import random
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from openpyxl import Workbook, load_workbook

from tests.engine.map.formats.bazaar import BAZAAR
from tests.engine.map.formats.damage import damaged, damaged_files_are_read_or_refused
from tests.engine.map.formats.maps import maps
from tests.engine.map.formats.test_tables_of_people import codes, named
from touchline.engine.errors import UnusableInputError
from touchline.engine.map import Document, aligned, formats
from touchline.engine.map.formats import Brought
from touchline.engine.map.formats.tables import xlsx_file


def comes_back(map: Document) -> None:
    written = formats.write_file(map, "xlsx")
    kept = xlsx_file.keeps(map)
    back = formats.read_file(written.content, "map.xlsx").map

    assert aligned(kept, formats.by_names(kept, back)) == kept
    assert back == kept
    assert written.losses == formats.losses(map, kept)


@pytest.mark.slow
@given(maps())
@settings(max_examples=30)
def test_a_map_in_a_workbook_comes_back_but_for_the_losses_that_were_told(map: Document) -> None:
    comes_back(map)


@pytest.mark.soak
@given(maps())
@settings(max_examples=1000)
def test_a_thousand_maps_in_workbooks_come_back(map: Document) -> None:
    comes_back(map)


def test_a_workbook_holds_the_whole_map() -> None:
    written = formats.write_file(BAZAAR, "xlsx")

    assert written.losses == ()
    assert formats.read_file(written.content, "map.xlsx") == Brought(BAZAAR, "xlsx")


def test_openpyxl_opens_it_and_finds_no_formula() -> None:
    book = load_workbook(io.BytesIO(formats.write_file(BAZAAR, "xlsx").content))

    assert book.sheetnames == [
        *("Map", "About", "Stages", "Segments", "Touchpoints", "Cards", "Lanes", "Lane texts", "Evidence"),
    ]
    assert [cell.value for cell in book["Map"][4]] == ["All customers", "'=Leaflet()", None, None]
    assert [cell.value for cell in book["Cards"][2]][:3] == ["awareness", None, "'=Leaflet()"]
    assert not [cell for sheet in book for row in sheet for cell in row if cell.data_type == "f"]


def test_the_names_of_sheets_are_in_the_readers_language_and_it_comes_back_all_the_same() -> None:
    words = {
        "sheet_map": "Bản đồ",
        "sheet_stages": "bản đồ",
        "sheet_cards": "Carduri: tot ce stă pe hartă/segmente",
        "sheet_lanes": "History",
        "sheet_evidence": "''",
    }

    written = formats.write_file(BAZAAR, "xlsx", words=words)

    assert load_workbook(io.BytesIO(written.content)).sheetnames == [
        *("Bản đồ", "About", "bản đồ 2", "Segments", "Touchpoints", "Carduri tot ce stă pe hartă seg"),
        *("History 2", "Lane texts", "2"),
    ]
    assert formats.read_file(written.content, "map.xlsx") == Brought(BAZAAR, "xlsx")


def test_a_map_that_is_called_as_a_column_is_comes_back() -> None:
    for name in ("Map", "карта", "Journey"):
        comes_back(replace(BAZAAR, map={**BAZAAR.map, "name": name}))


def test_the_header_of_each_sheet_stays_in_view_is_repeated_on_paper_and_can_be_filtered() -> None:
    book = load_workbook(io.BytesIO(formats.write_file(BAZAAR, "xlsx").content))

    assert {sheet.title: sheet.freeze_panes for sheet in book} == {
        "Map": "B4",
        "About": "A2",
        "Stages": "B2",
        "Segments": "B2",
        "Touchpoints": "B2",
        "Cards": "D2",
        "Lanes": "A2",
        "Lane texts": "C2",
        "Evidence": "B2",
    }
    assert {sheet.print_title_rows for sheet in book} == {"$1:$3", "$1:$1"}
    assert book["Cards"].auto_filter.ref.startswith("A1:")
    assert all(book["Touchpoints"].column_dimensions[letter].width >= 10 for letter in "ABC")


def test_what_no_cell_can_hold_is_told() -> None:
    map = formats.read_map("touchline-map: 1\nname: a\ntouchpoints: {t: {name: T, tone: Soft}}\n")
    strange = Document({"name": "a"}, touchpoints={"t": {"name": "T", "tone": "Soft\uffff"}})

    assert formats.write_file(map, "xlsx").losses == ()
    assert [(one.id, one.field) for one in formats.write_file(strange, "xlsx").losses] == [("t", "tone")]
    comes_back(strange)


def book(fill: Callable[[Any], None], **changes: Callable[[bytes], bytes]) -> bytes:
    """A workbook whose first sheet is filled as told. changes: what is done to the first sheet's XML, as sheet=."""
    made = Workbook()
    fill(made.active)
    file = io.BytesIO()
    made.save(file)
    if "sheet" not in changes:
        return file.getvalue()
    return repacked(file.getvalue(), lambda name, part: changes["sheet"](part) if "sheet1.xml" in name else part)


def repacked(content: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return out.getvalue()


def brought(content: bytes) -> Brought:
    return formats.read_file(content, "Our map.xlsx")


def test_merged_phases_stages_and_segments_are_read_as_they_look() -> None:
    def fill(sheet: Any) -> None:
        rows = [
            ("Our journey", None, None, None),
            (None, "Before", None, "After"),
            (None, "Hear of us", "Look closer", "Come back"),
            ("Families", "Leaflet", None, "Call\nMail"),
            (None, "Fair", "Web site", None),
        ]
        for row in rows:
            sheet.append(row)
        sheet.merge_cells("A1:D1")
        sheet.merge_cells("B2:C2")
        sheet.merge_cells("A4:A5")

    found = brought(book(fill))

    assert found.map.map == {"name": "Our journey"}
    assert [one.fields.get("phase") for one in found.map.stages] == ["before", "before", "after"]
    assert named(found.map) == [
        ("Hear of us", "Families", "Leaflet"),
        ("Hear of us", "Families", "Fair"),
        ("Look closer", "Families", "Web site"),
        ("Come back", "Families", "Call"),
        ("Come back", "Families", "Mail"),
    ]


def test_a_stage_over_several_columns_of_steps() -> None:
    def fill(sheet: Any) -> None:
        sheet.append(("", "Awareness", None, "Purchase"))
        sheet.append(("", "Leaflet", "Fair", "Till"))
        sheet.append(("Emotions", "😀", "😐", "😡"))
        sheet.append(("Backstage", "Printer", None, None))
        sheet.merge_cells("B1:C1")

    map = brought(book(fill)).map

    assert named(map) == [("Awareness", None, "Leaflet"), ("Awareness", None, "Fair"), ("Purchase", None, "Till")]
    assert [lane.fields["name"] for lane in map.lanes] == ["Emotions", "Backstage"]
    assert map.cells["emotions.awareness.all"]["text"] == "😀\n😐"


def test_a_formula_counts_by_its_value_and_without_one_is_set_aside_with_its_place() -> None:
    def fill(sheet: Any) -> None:
        sheet.append(("stage", "touchpoint", "channel", "monthly_cost_minor"))
        sheet.append(("A", '="Ca"&"ll"', "=Z9", 1200.0))
        sheet.append(("A", "Till", "#REF!", 7))

    def kept(part: bytes) -> bytes:
        empty = re.search(rb'<c r="B2"[^>]*><f>[^<]*</f><v ?/?>(</v>)?</c>', part)
        assert empty
        return part.replace(empty[0], b'<c r="B2" t="str"><f>"Ca"&amp;"ll"</f><v>Call</v></c>')

    found = brought(book(fill, sheet=kept))

    assert named(found.map) == [("A", None, "Call"), ("A", None, "Till")]
    assert found.map.touchpoints["call"] == {"name": "Call", "monthly_cost_minor": 1200}
    assert [str(one.place) for one in found.remarks if one.code in {"no-value", "fault-of-formula"}] == [
        "sheet Sheet, row 2, column C",
        "sheet Sheet, row 3, column C",
    ]


def test_a_table_that_begins_in_the_middle_of_a_later_sheet_is_found() -> None:
    def fill(sheet: Any) -> None:
        sheet.append(("Notes of the workshop",))
        second = sheet.parent.create_sheet("Map")
        second["C4"], second["D4"], second["E4"] = "Segment", "Awareness", "Purchase"
        second["C5"], second["D5"], second["E6"] = "Families", "Leaflet", "Till"

    found = brought(book(fill))

    assert named(found.map) == [("Awareness", "Families", "Leaflet"), ("Purchase", "Families", "Till")]
    assert "sheet-not-read" in codes(found)


def test_a_workbook_that_grows_in_memory_is_refused() -> None:
    def fill(sheet: Any) -> None:
        sheet["XFD1048576"] = "far"

    with pytest.raises(UnusableInputError) as refused:
        brought(book(fill))

    assert refused.value.code == "file-too-large"


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"PK\x03\x04 no zip", "not-a-table"), (b"\xd0\xcf\x11\xe0 old", "not-a-table"), (b"", "not-a-table")],
)
def test_what_is_no_workbook_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(UnusableInputError) as refused:
        formats.read_file(content, "map.xlsx", "xlsx")

    assert refused.value.code == code


def damaged_parts_are_read_or_refused(number: int) -> None:
    """Damage what is inside, not only the packing: every part of the workbook in turn."""
    chance = random.Random(5)
    whole = formats.write_file(BAZAAR, "xlsx").content
    parts = zipfile.ZipFile(io.BytesIO(whole)).namelist()
    for turn in range(number):
        broken = parts[turn % len(parts)]

        def change(name: str, part: bytes, broken: str = broken) -> bytes:
            return damaged(part, chance) if name == broken else part

        damaged_files_are_read_or_refused(repacked(whole, change), "map.xlsx", "xlsx", 1, damage=False)


@pytest.mark.slow
def test_damaged_workbooks_are_read_or_refused() -> None:
    damaged_files_are_read_or_refused(formats.write_file(BAZAAR, "xlsx").content, "map.xlsx", "xlsx", 60)
    damaged_parts_are_read_or_refused(140)


@pytest.mark.soak
def test_2000_damaged_workbooks_are_read_or_refused() -> None:
    damaged_files_are_read_or_refused(formats.write_file(BAZAAR, "xlsx").content, "map.xlsx", "xlsx", 600)
    damaged_parts_are_read_or_refused(1400)


def test_the_sheet_to_look_at_speaks_the_language_of_the_reader() -> None:
    words = {"all": "Toți clienții", "awareness": "Conștientizare", "for_reading": "De citit."}

    sheet = load_workbook(io.BytesIO(formats.write_file(BAZAAR, "xlsx", words=words).content))["Map"]

    said = {str(cell.value) for row in sheet.iter_rows() for cell in row}
    assert {"Toți clienții", "De citit.", "Conștientizare"} <= said
    assert "All customers" not in said
