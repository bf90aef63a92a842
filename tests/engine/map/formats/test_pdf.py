"""A map as PDF, read back by pypdf."""

import io

import pypdf
import pytest

from tests.engine.map.formats.drawn import ITALIAN, LONG, ROMANIAN, RUSSIAN, VIETNAMESE, shop, wide
from touchline.engine.errors import UnusableInputError
from touchline.engine.map import Document
from touchline.engine.map.formats import write_file


def opened(map: Document, paper: str = "one") -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(write_file(map, "pdf", paper=paper).content), strict=True)


def said(reader: pypdf.PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


@pytest.mark.slow
@pytest.mark.parametrize("paper", ["one", "a4", "a3"])
def test_names_in_five_languages_are_searched_and_copied_as_they_are_written(paper: str) -> None:
    reader = opened(shop(), paper)

    for name in (VIETNAMESE, RUSSIAN, ROMANIAN, ITALIAN, '<b>Parcel & "letter"</b>', "Nguyễn Thị Hạnh"):
        assert name in said(reader)
    assert reader.metadata is not None
    assert reader.metadata.title == "Casa Lavandă – Дом"
    assert reader.metadata.creation_date is None


@pytest.mark.slow
def test_letters_are_in_the_file() -> None:
    fonts = opened(shop()).pages[0]["/Resources"]["/Font"]

    for key in ("/R", "/B"):
        font = fonts[key]["/DescendantFonts"][0]["/FontDescriptor"]
        assert font["/FontFile2"].get_data()[:4] == b"\x00\x01\x00\x00"


def test_on_one_page_the_map_is_as_large_as_it_takes() -> None:
    small, large = opened(wide(1, 0, 1)).pages, opened(wide(12, 6, 150)).pages

    assert len(small) == len(large) == 1
    assert large[0].mediabox.width == 0.75 * (132 + 12 * 216 + 2 * 32)  # names, stages and margins in px, as points
    assert small[0].mediabox.width < large[0].mediabox.width


@pytest.mark.slow
@pytest.mark.parametrize(("paper", "millimetres"), [("a4", (297, 210)), ("a3", (420, 297))])
def test_tiles_are_whole_sheets_of_paper_that_repeat_stages_and_segments(
    paper: str, millimetres: tuple[int, int]
) -> None:
    reader = opened(wide(12, 2, 120), paper)

    for number, page in enumerate(reader.pages, 1):
        size = (float(page.mediabox.width), float(page.mediabox.height))
        assert size == pytest.approx(tuple(side / 25.4 * 72 for side in millimetres), abs=0.05)
        text = page.extract_text()
        assert f"Page {number} of {len(reader.pages)}" in text
        assert "Stage" in text
        assert "Segment" in text or "All customers" in text
    text = said(reader)
    assert all(f"Touchpoint {n + 1}" in text for n in range(120))


@pytest.mark.slow
def test_a_map_without_anything_is_a_page_too() -> None:
    assert "Touchpoints: 0" in said(opened(wide(0, 0, 0)))
    assert len(opened(wide(0, 0, 0), "a4").pages) == 1


@pytest.mark.slow
def test_a_map_of_long_names_goes_on_tiles() -> None:
    assert said(opened(wide(3, 1, 30, name=LONG), "a4")).count("Donaudampf") >= 30


def test_a_paper_that_is_not_known_is_refused() -> None:
    with pytest.raises(UnusableInputError, match="letter") as refused:
        write_file(shop(), "pdf", paper="letter")

    assert refused.value.code == "paper-unknown"
