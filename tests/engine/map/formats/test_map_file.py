import random

import pytest
from hypothesis import given, settings

from tests.engine.map.formats.maps import maps
from touchline.engine.errors import UnusableInputError
from touchline.engine.map import Document, Placement, Record
from touchline.engine.map.formats import map_faults, read_map, write_map

SHOP = """\
# Our shop
touchline-map: 1
name: Shop
state: as-is

stages:
  aware: {name: Awareness, phase: before}  # the first
  buy: Purchase
segments:
  families: Families
touchpoints:
  till: Till
  ad:
    name: Radio spot  # costs a lot
    # reviewed with Ana
    review_by: 2026-12-01
cards:
  - {touchpoint: ad, stage: aware}
  # the heart
  - touchpoint: till
    stage: buy
    experience: {emotion_felt: -1}
  - {touchpoint: till, stage: buy, segment: families, id: t2}
"""
TWICE = """\
touchline-map: 1
name: a
stages: {b: B}
touchpoints: {t: T}
cards:
  - {touchpoint: t, stage: b}
  - {touchpoint: t, stage: b}
"""


def test_a_short_map_is_read_with_ids_that_stay() -> None:
    map = read_map(SHOP)

    assert map == Document(
        map={"name": "Shop", "state": "as-is"},
        stages=(Record("aware", {"name": "Awareness", "phase": "before"}), Record("buy", {"name": "Purchase"})),
        segments=(Record("families", {"name": "Families"}),),
        touchpoints={"till": {"name": "Till"}, "ad": {"name": "Radio spot", "review_by": "2026-12-01"}},
        placements={
            "ad.aware.all": Placement("ad.aware.all", "ad", "aware", None, 0),
            "till.buy.all": Placement("till.buy.all", "till", "buy", None, 0, {"emotion_felt": -1}),
            "t2": Placement("t2", "till", "buy", "families", 0),
        },
    )


def test_what_nobody_changed_is_written_back_to_the_last_comment() -> None:
    assert write_map(read_map(SHOP), SHOP) == SHOP


def test_a_change_leaves_every_comment_where_it_was() -> None:
    map = read_map(SHOP.replace("Radio spot", "Radio show").replace("emotion_felt: -1", "emotion_felt: 2"))

    assert write_map(map, SHOP) == SHOP.replace("Radio spot", "Radio show").replace("felt: -1", "felt: 2")


def test_what_is_gone_goes_and_what_is_new_comes_last() -> None:
    changed = read_map(SHOP.replace("  - {touchpoint: ad, stage: aware}\n", "").replace("  till: Till", "  till: Desk"))

    text = write_map(changed, SHOP)

    assert read_map(text) == changed
    assert "# costs a lot" in text
    assert "  till: Desk\n" in text


@pytest.mark.slow
@given(maps())
@settings(max_examples=30)
def test_a_map_that_was_written_is_read_as_it_was(map: Document) -> None:
    assert map_faults(write_map(map)) == ()
    assert read_map(write_map(map)) == map


@pytest.mark.slow
@given(maps(), maps())
@settings(max_examples=15)
def test_so_it_is_over_the_file_of_another_map(map: Document, other: Document) -> None:
    assert read_map(write_map(map, write_map(other))) == map


@pytest.mark.soak
@given(maps())
@settings(max_examples=1000)
def test_a_thousand_maps_come_back(map: Document) -> None:
    assert read_map(write_map(map)) == map


def test_every_mistake_is_told_at_once_with_its_place_and_the_nearest_word() -> None:
    text = SHOP.replace("phase", "phse").replace("as-is", "as-si").replace("buy, segment", "byu, segment")
    text = text.replace("emotion_felt: -1", "emotion_felt: 9").replace("2026-12-01", "in May")

    faults = map_faults(text)

    assert [(fault.code, fault.line, fault.column, fault.fix) for fault in faults] == [
        ("map-file-value", 4, 8, "Did you mean as-is?"),
        ("map-file-word", 7, 28, "Did you mean phase?"),
        ("map-file-value", 16, 16, "Correct this value."),
        ("map-file-value", 22, 32, "Correct this value."),
        ("map-file-unknown-id", 23, 31, "Did you mean buy?"),
    ]


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("", "map-file-value", 1),
        ("name: [", "not-yaml", 1),
        ("touchline-map: 1\nname: a\nname: b\n", "not-yaml", 3),
        ("touchline-map: 2\nname: a\n", "map-file-value", 1),
        ("touchline-map: 1\n", "map-file-missing", 1),
        ("touchline-map: 1\nname: a\nstages: {a b: A}\n", "map-file-value", 3),
        (TWICE, "map-file-twice", 7),
    ],
)
def test_a_file_that_is_no_map_is_refused(text: str, code: str, line: int) -> None:
    with pytest.raises(UnusableInputError) as refused:
        read_map(text)

    assert refused.value.code == "map-file-unusable"
    assert (refused.value.values["fault"], refused.value.values["line"]) == (code, line)


@pytest.mark.slow
def test_references_that_grow_without_end_are_refused() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]

    assert [fault.code for fault in map_faults("\n".join(lines))] == ["map-file-too-large"]


def mutated(text: str, chance: random.Random) -> str:
    """Change a text in a few places, as a slip of a hand or of a disk does."""
    for _ in range(chance.randint(1, 6)):
        place, cut = chance.randrange(len(text) + 1), chance.choice([0, 0, 1, 5])
        put = chance.choice(["", ":", "- ", "\n", "  ", "{", "]", "&a", "*a", "!!python/x ", "\x00", "ț", "0", "name"])
        text = text[:place] + put + text[place + cut :]
    return text


def damaged_files_are_read_or_refused(number: int) -> None:
    chance = random.Random(5)
    for _ in range(number):
        text = mutated(SHOP, chance)
        faults = map_faults(text)
        assert all(fault.line >= 1 and fault.column >= 1 for fault in faults)
        if not faults:
            assert read_map(write_map(read_map(text), text)) == read_map(text)


@pytest.mark.slow
def test_damaged_files_are_read_or_refused_with_a_place() -> None:
    damaged_files_are_read_or_refused(200)


@pytest.mark.soak
def test_2000_damaged_files_are_read_or_refused_with_a_place() -> None:
    damaged_files_are_read_or_refused(2000)
