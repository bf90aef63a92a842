"""A map as a picture: one layout, drawn as SVG and PNG."""

import io
import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from tests.engine.map.formats.drawn import ITALIAN, LONG, ROMANIAN, RUSSIAN, VIETNAMESE, shop, wide
from touchline.engine.map import Document
from touchline.engine.map.formats import FORMATS, LETTERS, left_out, write_file
from touchline.engine.map.formats.picture.faces import faces_for, lines_of, plain, shortened
from touchline.engine.map.formats.picture.plan import in_pages, plan
from touchline.engine.map.formats.picture.shapes import Block, Box
from touchline.engine.map.formats.picture.sheets import column_for, tiles, whole_sheet

SVG = "{http://www.w3.org/2000/svg}"
SIZES = [(0, 0, 0), (3, 2, 0), (1, 0, 5), (12, 6, 150)]


def drawing(map: Document, words: dict[str, str] | None = None) -> ET.Element:
    return ET.fromstring(write_file(map, "svg", words=words).content)  # noqa: S314 our own file


def texts(root: ET.Element) -> list[str]:
    return [text.text or "" for text in root.iter(f"{SVG}text")]


def test_a_picture_says_every_name_in_five_languages_as_it_is_written() -> None:
    said = " ".join(texts(drawing(shop())))

    for name in (
        VIETNAMESE,
        RUSSIAN,
        ROMANIAN,
        ITALIAN,
        '<b>Parcel & "letter"</b>',
        "Семьи с детьми",
        "În spatele scenei",
    ):
        assert name in said
    assert "Felt: bad" in said
    assert "Wished for: very" in said
    assert "Loyalty" in said  # a stage without a name of its own is called by its key
    assert "Nowhere" not in said


def test_letters_of_a_picture_are_in_the_file_and_nothing_is_fetched() -> None:
    text = write_file(shop(), "svg").content.decode()

    assert text.count("src:url(data:font/woff;base64,") == 2
    assert re.findall(r"https?://[^\"]+", text) == ["http://www.w3.org/2000/svg"]


@pytest.mark.slow
def test_the_words_that_are_not_the_maps_own_come_in_the_readers_language() -> None:
    said = texts(drawing(shop(), {"all": "Toți clienții", "loyalty": "Loialitate", "planned": ""}))

    assert "Toți clienții" in said
    assert "Loialitate" in said
    assert "Planned" in said  # an empty word is no word
    assert "All customers" not in said


def felt_everywhere(words: dict[str, str], column: float = 0) -> list[Block]:
    """The cards of a map that says of each what is felt and wished for."""
    map = wide(2, 0, 4)
    cards = {
        id: replace(card, experience={"emotion_felt": 2, "emotion_wish": 2}) for id, card in map.placements.items()
    }
    laid = plan(replace(map, placements=cards), words, column)
    return [block for row in laid.rows for stack in row.stacks for block in stack]


@pytest.mark.slow
def test_a_stage_is_wide_enough_for_what_is_felt_on_one_line() -> None:
    for words in ({}, {"felt": "Чувствуют: {word}", "wished": "Желаемое: {word}", "2": "очень хорошо"}):
        for card in felt_everywhere(words):
            assert card.says[-1].lines == tuple(card.says[-1].text.split(", "))
            assert card.says[-1].indent > 0


def test_where_a_stage_is_narrow_what_is_felt_stands_under_the_scale() -> None:
    for card in felt_everywhere({}, 198):
        assert card.says[-1].lines == ("", "Felt: very good", "Wished for: very good")
        assert card.says[-1].indent == 0
        assert all(shape.x + shape.width <= card.width for shape in card.shapes if isinstance(shape, Box))


@pytest.mark.parametrize("format", [name for name in FORMATS if not FORMATS[name].reads])
def test_the_same_map_gives_the_same_bytes(format: str) -> None:
    assert write_file(shop(), format).content == write_file(shop(), format).content


@pytest.mark.parametrize(("stages", "segments", "cards"), SIZES)
def test_a_map_of_any_size_is_drawn_with_every_card_inside_the_sheet(stages: int, segments: int, cards: int) -> None:
    laid = plan(wide(stages, segments, cards))

    sheet = whole_sheet(laid)

    drawn = [one for one in sheet.blocks if one.block.kind == "card"]
    assert len(drawn) == cards
    assert all(one.x + one.block.width <= sheet.width and one.y + one.block.height <= sheet.height for one in drawn)


def test_no_card_lies_on_another_and_a_row_is_as_high_as_its_fullest_cell() -> None:
    cards = [one for one in whole_sheet(plan(wide(3, 1, 9, name=LONG))).blocks if one.block.kind == "card"]

    for one in cards:
        for other in cards:
            apart = abs(one.x - other.x) >= one.block.width
            apart = apart or one.y + one.block.height <= other.y or other.y + other.block.height <= one.y
            assert apart or one is other


@pytest.mark.slow
def test_a_long_name_is_broken_into_lines_that_fit_and_loses_no_letter() -> None:
    faces = faces_for([LONG])

    lines = lines_of(LONG, 120, 13, faces.bold)

    assert "".join(lines) == LONG.replace(" ", "")
    assert all(faces.bold.width(line, 13) <= 120 for line in lines)
    assert shortened(LONG, 60, 13, faces.bold).endswith("…")


def test_letters_and_marks_written_apart_are_put_together_and_signs_of_no_file_taken_out() -> None:
    assert plain("Vie\u0302\u0323t\x00\ud800") == "Việt"


def test_a_png_has_two_dots_a_pixel() -> None:
    root = drawing(shop())

    image = Image.open(io.BytesIO(write_file(shop(), "png").content))

    image.load()
    assert image.size == (round(2 * float(root.get("width", 0))), round(2 * float(root.get("height", 0))))
    assert round(image.info["dpi"][0]) == 192
    assert image.getpixel((image.width - 1, image.height - 1)) == (255, 255, 255)
    assert len(set(image.resize((200, 200)).get_flattened_data())) > 50


def test_what_a_picture_does_not_show_is_said_by_touchpoint_and_field() -> None:
    lost = {(loss.kind, loss.id, loss.field) for loss in write_file(shop(), "svg").losses}

    assert lost == {
        ("map", "", "kind"),
        ("touchpoint", "vi", "note"),
        ("touchpoint", "ro", "channel"),
        ("touchpoint", "unused", ""),
        ("card", "c5", "think"),
        ("lane", "silent", ""),
        ("evidence", "e1", ""),
    }


@pytest.mark.parametrize("room", [120, 300, 5000])
def test_rows_shared_out_among_pages_keep_every_block_once_and_in_order(room: float) -> None:
    rows = plan(wide(4, 2, 60)).rows

    pages = in_pages(rows, room)

    for name in {row.name.id for row in rows}:
        whole = next(row.stacks for row in rows if row.name.id == name)
        parts = [row.stacks for page in pages for row in page if row.name.id == name]
        assert [[block.id for part in parts for block in part[n]] for n in range(4)] == [
            [block.id for block in stack] for stack in whole
        ]
    assert room == 120 or all(sum(row.height for row in page) <= room for page in pages)


def test_tiles_repeat_the_heads_and_say_which_page_they_are() -> None:
    sheets = list(tiles(plan(wide(7, 2, 60), column=column_for(7, 1123, 190)), 1123, 794))

    assert {(sheet.width, sheet.height) for sheet in sheets} == {(1123, 794)}
    heads = [[one.block.id for one in sheet.blocks if one.block.kind == "stage"] for sheet in sheets]
    assert heads[:2] == [["s0", "s1", "s2", "s3"], ["s4", "s5", "s6"]]
    assert len(sheets) % 2 == 0
    titles = [one.block.text for sheet in sheets for one in sheet.blocks if one.block.kind == "title"]
    assert titles[1].endswith(f"Page 2 of {len(sheets)}")
    cards = sorted(one.block.id for sheet in sheets for one in sheet.blocks if one.block.kind == "card")
    assert cards == sorted(f"c{n}" for n in range(60))


@pytest.mark.slow
@pytest.mark.parametrize("format", ["png", "pdf"])
def test_letters_that_the_font_lacks_are_told_by_touchpoint_and_field(format: str) -> None:
    tea = replace(
        shop(),
        touchpoints={**shop().touchpoints, "en": {"name": "Tea 🍵 and 茶 🍵 \ufe0f"}},
        cells={"x1": {"lane": "back", "stage": "after", "text": "Packs 📦"}},
    )

    written = write_file(tea, format)

    told = [(one.kind, one.id, one.field, one.value) for one in written.losses if one.why == LETTERS]
    assert told == [("touchpoint", "en", "name", "🍵茶"), ("cell", "x1", "text", "📦")]
    assert left_out(tea, format) == written.losses
    assert next(str(one) for one in written.losses if one.why == LETTERS) == (
        "touchpoint Tea 🍵 and 茶 🍵 \ufe0f: letters of name that the font does not hold: 🍵茶"
    )


def test_the_letters_of_five_languages_are_all_in_the_font() -> None:
    assert not [one for one in left_out(shop(), "png") if one.why == LETTERS]
    assert not [one for one in left_out(replace(shop(), map={"name": "Tea 🍵"}), "svg") if one.why == LETTERS]
