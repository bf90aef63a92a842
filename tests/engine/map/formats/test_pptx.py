"""A map as slides, read back by python-pptx."""

import io
from collections.abc import Iterator
from typing import Any

import pptx
from pptx.enum.shapes import MSO_SHAPE, MSO_SHAPE_TYPE

from tests.engine.map.formats.drawn import ITALIAN, ROMANIAN, RUSSIAN, VIETNAMESE, shop, wide
from touchline.engine.map import Document
from touchline.engine.map.formats import write_file


def opened(map: Document, **told: Any) -> Any:
    return pptx.Presentation(io.BytesIO(write_file(map, "pptx", **told).content))


def shapes(among: Any) -> Iterator[Any]:
    """Go through all shapes, those in groups too."""
    for shape in among:
        yield shape
        yield from shapes(getattr(shape, "shapes", ()))


def said(slide: Any) -> str:
    return " ".join(" ".join(shape.text_frame.text for shape in shapes(slide.shapes) if shape.has_text_frame).split())


def test_names_in_five_languages_are_text_that_can_be_changed() -> None:
    [slide] = opened(shop()).slides

    for name in (VIETNAMESE, RUSSIAN, ROMANIAN, ITALIAN, '<b>Parcel & "letter"</b>', "Nguyễn Thị Hạnh"):
        assert name in said(slide)
    assert slide.shapes.title.text == "Casa Lavandă – Дом"


def test_each_card_is_a_group_that_moves_as_one() -> None:
    [slide] = opened(shop()).slides

    groups = [shape for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.GROUP]

    assert len(groups) == len(shop().placements)
    assert {group.shapes[0].auto_shape_type for group in groups} == {MSO_SHAPE.ROUNDED_RECTANGLE}
    assert not [shape for shape in shapes(slide.shapes) if shape.shape_type == MSO_SHAPE_TYPE.PICTURE]


def test_the_notes_hold_what_a_card_has_no_room_for() -> None:
    [slide] = opened(shop()).slides

    notes = slide.notes_slide.notes_text_frame.text

    assert "Mở cửa 8h" in notes
    assert "Is it mine?" in notes


def test_a_map_too_wide_for_a_slide_goes_on_several_each_with_its_stages() -> None:
    slides = list(opened(wide(12, 2, 60)).slides)

    assert len(slides) > 1
    text = " ".join(map(said, slides))
    assert all(f"Touchpoint {number + 1}" in text for number in range(60))
    assert all("Stage" in said(slide) for slide in slides)


def test_a_map_without_anything_is_a_slide_too() -> None:
    assert len(opened(wide(0, 0, 0)).slides) == 1


def test_the_same_map_gives_the_same_slides() -> None:
    assert write_file(shop(), "pptx").content == write_file(shop(), "pptx").content


def test_what_a_slide_does_not_hold_is_said() -> None:
    lost = {(loss.kind, loss.field) for loss in write_file(shop(), "pptx").losses}

    assert ("evidence", "") in lost
    assert ("touchpoint", "note") not in lost


def test_the_words_that_are_not_the_maps_own_come_in_the_readers_language() -> None:
    [slide] = opened(shop(), words={"all": "Tutti i clienti"}).slides

    assert "Tutti i clienti" in said(slide)
