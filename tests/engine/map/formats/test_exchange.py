import pytest
from hypothesis import given

from tests.engine.map.formats.maps import maps
from touchline.engine.errors import UnusableInputError
from touchline.engine.map import Document, Placement, Record, aligned, formats
from touchline.engine.map.formats import Loss

CALL = Placement("c1", "call", "s1", None, 0, {"feel": "Heard"})
SHOP = Document(
    {"name": "Shop", "state": "as-is"},
    (Record("s1", {"name": "Purchase"}), Record("s2", {"name": "Loyalty", "importance": "high"})),
    touchpoints={"call": {"name": "Call", "note": "Ring twice"}, "till": {"name": "Till"}},
    placements={"c1": CALL},
)


def test_what_a_format_holds_not_is_said_by_record_and_field() -> None:
    kept = Document(
        {"name": "Shop"},
        (Record("s1", {"name": "Purchase"}), Record("s2", {"name": "Loyalty"})),
        touchpoints={"call": {"name": "Call"}},
        placements={"c1": Placement("c1", "call", "s1", None, 0)},
    )

    assert formats.losses(SHOP, kept) == (
        Loss("map", "", "Shop", "state", "as-is"),
        Loss("stage", "s2", "Loyalty", "importance", "high"),
        Loss("touchpoint", "call", "Call", "note", "Ring twice"),
        Loss("touchpoint", "till", "Till", "", {"name": "Till"}),
        Loss("card", "c1", "Call", "feel", "Heard"),
    )
    assert str(formats.losses(SHOP, kept)[2]) == "touchpoint Call: note = 'Ring twice'"
    assert formats.losses(SHOP, SHOP) == ()


@pytest.mark.slow
@given(maps())
def test_a_map_written_as_yaml_loses_nothing_and_comes_back(map: Document) -> None:
    written = formats.write_file(map, "yaml")

    assert written.losses == ()
    assert formats.read_file(written.content, "map.yaml").map == map


def test_the_format_is_found_by_the_text_before_the_ending() -> None:
    assert formats.read_file(b"touchline-map: 1\nname: Shop\n", "map.txt").format == "yaml"
    with pytest.raises(UnusableInputError) as caught:
        formats.read_file(b"hello", "map.doc")

    assert caught.value.code == "map-format-unknown"
    assert "'map.doc'" in caught.value.found


@pytest.mark.parametrize(
    ("name", "id"),
    [("Casă & grădină", "casa-gradina"), ("Đơn hàng", "don-hang"), ("Мой сайт", "мой-сайт"), ("!", "x"), ("ß", "ss")],
)
def test_an_id_made_from_a_name_can_be_read(name: str, id: str) -> None:
    assert formats.id_from(name) == id


def test_an_id_is_made_once() -> None:
    assert formats.id_from("Call", {"call", "call-2"}) == "call-3"


def test_two_maps_are_paired_by_the_names_of_what_they_hold() -> None:
    other = Document(
        {"name": "Shop"},
        (Record("purchase", {"name": "purchase"}), Record("s1", {"name": "Something else"})),
        touchpoints={"phone": {"name": "Call", "note": "New"}, "till": {"name": "Kiosk"}},
        placements={"x": Placement("x", "phone", "purchase", None, 0)},
        evidence={"e": {"touchpoint": "phone", "placement": "x", "kind": "survey"}},
    )

    same = aligned(SHOP, formats.by_names(SHOP, other))

    assert [one.id for one in same.stages] == ["s1", "something-else"]
    assert dict(same.touchpoints) == {"call": {"name": "Call", "note": "New"}, "kiosk": {"name": "Kiosk"}}
    assert same.placements == {"c1": Placement("c1", "call", "s1", None, 0)}
    assert same.evidence == {"e": {"touchpoint": "call", "placement": "c1", "kind": "survey"}}


def stages(*pairs: tuple[str, str]) -> Document:
    return Document(stages=tuple(Record(id, {"name": name}) for id, name in pairs))


def test_of_one_name_equal_ids_are_the_same_where_the_file_tells_them() -> None:
    told = formats.by_names(stages(("a", "Call"), ("b", "Call")), stages(("b", "Call"), ("c", "Call"), ("a", "Call")))

    assert [one.id for one in told.stages] == ["b", "c", "a"]


def test_of_one_name_the_first_is_the_first_where_ids_were_made_of_it() -> None:
    made = formats.by_names(stages(("x", "Call"), ("call", "Call")), stages(("call", "Call"), ("call-2", "Call")))

    assert [one.id for one in made.stages] == ["x", "call"]


def test_a_ready_stage_is_the_same_under_its_key_and_under_its_name() -> None:
    ready = Document(stages=(Record("a1", {"key": "during"}), Record("a2", {"key": "after", "name": "Care"})))
    told = Document(
        stages=(
            Record("during-the-purchase", {"key": "during", "name": "During the purchase"}),
            Record("care", {"name": "Care"}),
        )
    )

    assert [one.id for one in formats.by_names(ready, told).stages] == ["a1", "a2"]
