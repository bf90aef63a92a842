import pytest
from hypothesis import given, settings

from tests.engine.map.formats.bazaar import BAZAAR
from tests.engine.map.formats.damage import damaged_files_are_read_or_refused
from tests.engine.map.formats.maps import maps
from tests.engine.map.formats.test_tables_of_people import codes, named
from touchline.engine.errors import UnusableInputError
from touchline.engine.map import Document, Placement, Record, aligned, formats
from touchline.engine.map.formats import Brought
from touchline.engine.map.formats.tables import markdown_file

PAGE = """\
---
state: as-is
segments:
  - Pairs
  - Families
---

# Bazaar, "spring"

## Awareness

> Stage key: awareness
> Stage phase: before

- Leaflet
  - Kinds: communication, physical
- Follow-up call 🙁
  - Note: Ring, twice<br>\\- not more

### Families

- Radio spot

---

Not on the map:

- Kiosk
  - Status: idea
"""


def comes_back(map: Document) -> None:
    written = formats.write_file(map, "markdown")
    kept = markdown_file.keeps(map)
    back = formats.read_file(written.content, "map.md", "markdown")

    assert aligned(kept, formats.by_names(kept, back.map)) == kept
    assert back.remarks == ()
    assert written.losses == formats.losses(map, kept)


def test_an_id_told_above_is_not_made_of_a_name_before_it() -> None:
    twins = [Record("a", {"name": "Families"}), Record("b", {"name": "E"}), Record("e", {"name": "Families"})]

    comes_back(Document({"name": "Shop", "state": "as-is"}, segments=tuple(twins)))


@pytest.mark.slow
@given(maps())
@settings(max_examples=30)
def test_a_map_in_markdown_comes_back_but_for_the_losses_that_were_told(map: Document) -> None:
    comes_back(map)


@pytest.mark.soak
@given(maps())
@settings(max_examples=1000)
def test_a_thousand_maps_in_markdown_come_back(map: Document) -> None:
    comes_back(map)


def brought(text: str) -> Brought:
    return formats.read_file(text.encode(), "Our map.md")


def test_a_page_is_read_with_stages_segments_and_details() -> None:
    found = brought(PAGE)

    assert found.format == "markdown"
    assert found.remarks == ()
    assert found.map.map == {"name": 'Bazaar, "spring"', "state": "as-is"}
    assert found.map.stages == (Record("awareness", {"key": "awareness", "name": "Awareness", "phase": "before"}),)
    assert [one.fields["name"] for one in found.map.segments] == ["Pairs", "Families"]
    assert named(found.map) == [
        ("Awareness", None, "Leaflet"),
        ("Awareness", None, "Follow-up call"),
        ("Awareness", "Families", "Radio spot"),
    ]
    assert found.map.touchpoints["leaflet"]["kinds"] == ["communication", "physical"]
    assert found.map.touchpoints["follow-up-call"]["note"] == "Ring, twice\n- not more"
    assert found.map.placements["follow-up-call.awareness.all"].experience == {"emotion_felt": -1}
    assert found.map.touchpoints["kiosk"] == {"name": "Kiosk", "status": "idea"}


def test_lanes_evidence_and_rules_of_segments_stay_behind() -> None:
    written = formats.write_file(BAZAAR, "markdown")

    assert [(loss.kind, loss.id, loss.field) for loss in written.losses] == [
        ("segment", "families", "rule"),
        ("lane", "back", ""),
        ("card", "again", ""),
        ("cell", "back.buy.pairs", ""),
        ("evidence", "e1", ""),
    ]
    comes_back(BAZAAR)


def test_signs_of_markdown_in_names_mean_nothing() -> None:
    names = [
        "*Call*",
        "1. Visit",
        "- dash",
        "# hash #",
        "a_b _c_",
        "<b>",
        "[x](y)",
        "a|b",
        "`code`",
        "&amp; 😡",
        "{#id}",
    ]
    map = Document(
        {"name": "## a"},
        (Record("s", {"name": "--- {#s}"}),),
        touchpoints={f"t{n}": {"name": name} for n, name in enumerate(names)},
        placements={f"c{n}": Placement(f"c{n}", f"t{n}", "s", None, n) for n in range(len(names))},
    )

    comes_back(map)


def test_two_touchpoints_of_one_name_stay_two() -> None:
    map = Document(
        {"name": "a"},
        (Record("s", {"name": "S"}), Record("s2", {"name": "S"})),
        touchpoints={"x": {"name": "Call"}, "y": {"name": "call", "note": "other"}},
        placements={"c": Placement("c", "y", "s", None, 0), "d": Placement("d", "x", "s2", None, 0)},
    )

    assert "- call {#y}" in formats.write_file(map, "markdown").content.decode()
    comes_back(map)


def test_people_write_bullets_of_any_kind() -> None:
    found = brought("""\
Our shop
========

Some words about it.

Conștientizare
--------------

* **Pliant** 😀
    * Canal: hârtie
    * la casă
* [Site](https://shop.example)

Alegere
-------

1. [x] Casă
2. Casă
""")

    assert found.map.map["name"] == "Our shop"
    assert named(found.map) == [
        ("Conștientizare", None, "Pliant"),
        ("Conștientizare", None, "Site (https://shop.example)"),
        ("Alegere", None, "Casă"),
    ]
    assert found.map.touchpoints["pliant"] == {"name": "Pliant", "channel": "hârtie", "note": "la casă"}
    assert [(one.code, str(one.place)) for one in found.remarks] == [
        ("text-set-aside", "line 4"),
        ("kept-in-note", "line 11"),
        ("stands-there", "line 18"),
    ]


def test_a_table_is_read_in_the_shapes_of_tables_pipes_escaped() -> None:
    found = brought("""\
# Our shop

| | Awareness | Purchase |
|---|:-:|--:|
| Families | Leaflet<br>Fair | Till \\| desk |
""")

    assert found.map.map["name"] == "Our shop"
    assert named(found.map) == [
        ("Awareness", "Families", "Leaflet"),
        ("Awareness", "Families", "Fair"),
        ("Purchase", "Families", "Till | desk"),
    ]
    assert str(found.remarks[0]).startswith("line 3: 2 stages side by side")


def test_a_table_below_the_heading_of_each_stage() -> None:
    found = brought("""\
# Our shop
## Awareness
| Touchpoint | Channel |
|---|---|
| Leaflet | paper |

## Purchase
| Touchpoint | Channel |
|---|---|
| Till | shop |
""")

    assert named(found.map) == [("Awareness", None, "Leaflet"), ("Purchase", None, "Till")]
    assert found.map.touchpoints["till"]["channel"] == "shop"
    assert codes(found) == ["taken-as-rows", "taken-as-rows"]


@pytest.mark.parametrize(
    ("text", "code", "row"),
    [
        ("---\nname: [\n---\n# A\n", "markdown-front-matter", 2),
        ("just words\nand more\n", "map-table-unknown", 1),
        ("  \n", "empty-file", None),
    ],
)
def test_what_is_no_map_is_refused_with_its_line(text: str, code: str, row: int | None) -> None:
    with pytest.raises(UnusableInputError) as refused:
        formats.read_file(text.encode(), "map.md", "markdown")

    assert (refused.value.code, refused.value.values.get("row")) == (code, row)


@pytest.mark.slow
def test_damaged_markdown_is_read_or_refused() -> None:
    damaged_files_are_read_or_refused(formats.write_file(BAZAAR, "markdown").content, "map.md", "markdown", 150)
    damaged_files_are_read_or_refused(TABLE.encode(), "map.md", "markdown", 50)


@pytest.mark.soak
def test_2000_damaged_markdown_files_are_read_or_refused() -> None:
    damaged_files_are_read_or_refused(formats.write_file(BAZAAR, "markdown").content, "map.md", "markdown", 1500)
    damaged_files_are_read_or_refused(TABLE.encode(), "map.md", "markdown", 500)


TABLE = """\
# Shop

| | Awareness | Purchase |
|---|---|---|
| Families | Leaflet; Fair | Till |
| Pairs | - a - b | 😀 |
"""
