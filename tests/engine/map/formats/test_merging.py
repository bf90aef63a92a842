import pytest
from hypothesis import given, settings

from tests.engine.map.formats.maps import maps
from touchline.engine.map import Document
from touchline.engine.map.formats import merge_maps, read_map, write_map

BASE = """\
touchline-map: 1
name: Shop
stages: {aware: Awareness, buy: Purchase}
segments: {families: Families}
touchpoints:
  till: {name: Till, channel: shop}
  ad: {name: Radio spot}
cards:
  - {touchpoint: ad, stage: aware}
  - {touchpoint: till, stage: buy, experience: {think: Slow}}
"""


def merged(ours: str, theirs: str) -> tuple[Document, list[tuple[str, ...]]]:
    """Merge two changed copies of BASE; return the map and where it has conflicts."""
    found = merge_maps(read_map(BASE), read_map(ours), read_map(theirs))
    return found.map, [conflict.where for conflict in found.conflicts]


def test_changes_of_different_fields_both_stand() -> None:
    ours = BASE.replace("Radio spot", "Radio advert")
    theirs = BASE.replace("channel: shop", "channel: web").replace(
        "{families: Families}", "{families: Parents, pairs: Two}"
    )

    map, conflicts = merged(ours, theirs)

    assert conflicts == []
    assert map.touchpoints == {"till": {"name": "Till", "channel": "web"}, "ad": {"name": "Radio advert"}}
    assert [one.fields["name"] for one in map.segments] == ["Parents", "Two"]


def test_a_card_that_one_moves_and_the_other_describes_is_moved_and_described() -> None:
    ours = BASE.replace("touchpoint: till, stage: buy", "touchpoint: till, stage: aware")
    theirs = BASE.replace("think: Slow", "think: Slow, emotion_felt: -2")

    map, conflicts = merged(ours, theirs)

    assert conflicts == []
    assert [card.touchpoint for card in map.cell("aware", None)] == ["ad", "till"]
    assert map.cell("aware", None)[1].experience == {"think": "Slow", "emotion_felt": -2}


def test_cards_that_both_add_to_a_cell_all_stand_in_it() -> None:
    ours = BASE.replace("  ad: {", "  a: A\n  ad: {") + "  - {touchpoint: a, stage: buy}\n"
    theirs = BASE.replace("  ad: {", "  b: B\n  ad: {") + "  - {touchpoint: b, stage: buy}\n"

    map, conflicts = merged(ours, theirs)

    assert conflicts == []
    assert [card.touchpoint for card in map.cell("buy", None)] == ["till", "a", "b"]


def test_the_same_field_changed_twice_keeps_ours_and_is_told() -> None:
    map, conflicts = merged(BASE.replace("think: Slow", "think: Long"), BASE.replace("think: Slow", "think: Dear"))

    assert conflicts == [("cards", "till.buy.all", "experience", "think")]
    assert map.cell("buy", None)[0].experience == {"think": "Long"}


@pytest.mark.parametrize("ours_removes", [True, False])
def test_a_card_that_one_takes_off_and_the_other_describes_is_kept_and_told(ours_removes: bool) -> None:
    off = BASE.replace("  - {touchpoint: till, stage: buy, experience: {think: Slow}}\n", "")
    described = BASE.replace("think: Slow", "think: Dear")

    map, conflicts = merged(*((off, described) if ours_removes else (described, off)))

    assert conflicts == [("cards", "till.buy.all")]
    assert map.cell("buy", None)[0].experience == {"think": "Dear"}


def test_a_stage_that_is_removed_where_the_other_puts_a_card_stays() -> None:
    ours = BASE.replace("aware: Awareness, ", "").replace("  - {touchpoint: ad, stage: aware}\n", "")
    theirs = BASE + "  - {touchpoint: till, stage: aware}\n"

    map, conflicts = merged(ours, theirs)

    assert conflicts == []
    assert [card.touchpoint for card in map.cell("aware", None)] == ["till"]
    assert read_map(write_map(map)) == map


@pytest.mark.slow
@given(maps(), maps())
@settings(max_examples=25)
def test_who_changed_nothing_gets_what_the_other_made(base: Document, other: Document) -> None:
    assert merge_maps(base, other, base).conflicts == ()
    assert write_map(merge_maps(other, other, other).map) == write_map(other)
    assert read_map(write_map(merge_maps(base, base, other).map)).touchpoints == other.touchpoints


@pytest.mark.slow
@given(maps(), maps(), maps())
@settings(max_examples=25)
def test_whatever_is_merged_is_a_map_that_can_be_written(base: Document, ours: Document, theirs: Document) -> None:
    map = merge_maps(base, ours, theirs).map

    assert read_map(write_map(map)) == map
