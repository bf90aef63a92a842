"""A map as one page that works without a connection."""

import re
from base64 import b64encode
from collections import Counter
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from tests.engine.map.formats.drawn import ITALIAN, ROMANIAN, RUSSIAN, VIETNAMESE, shop, wide
from touchline.engine.map import Document
from touchline.engine.map.formats import write_file
from touchline.engine.map.formats.html_file import text

ALONE = {"meta", "input"}


class Read(HTMLParser):
    """What a page says: its elements, its texts, and whether each element that begins also ends."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.begun: list[tuple[str, dict[str, str | None]]] = []
        self.said: list[str] = []
        self.open: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.begun.append((tag, dict(attrs)))
        self.open += [] if tag in ALONE else [tag]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] not in {"style", "script"} and data.strip():
            self.said.append(data)


def page_of(map: Document, words: dict[str, str] | None = None) -> str:
    return write_file(map, "html", words=words).content.decode()


def test_a_page_holds_each_card_on_the_map_and_in_the_table_with_names_as_they_are_written() -> None:
    read = Read(page_of(shop()))

    assert read.open == []
    for name in (VIETNAMESE, RUSSIAN, ROMANIAN, ITALIAN, '<b>Parcel & "letter"</b>'):
        assert read.said.count(name) == 2
    assert Counter(attrs.get("class") for tag, attrs in read.begun if tag == "li") == {"card": 5}
    assert "Phòng kho đóng gói.\nКурьер забирает." in read.said


def test_details_are_told_under_each_card() -> None:
    read = Read(page_of(shop(), {"field.note": "Notă"}))

    assert read.said[read.said.index("Notă") + 1] == "Mở cửa 8h"
    assert read.said[read.said.index("Think") + 1] == "Is it mine?"


def test_what_the_page_leaves_out_is_said() -> None:
    lost = {(loss.kind, loss.id, loss.field) for loss in write_file(shop(), "html").losses}

    assert lost == {
        ("map", "", "kind"),
        ("touchpoint", "unused", ""),
        ("lane", "silent", ""),
        ("evidence", "e1", ""),
    }


def test_the_page_runs_only_its_own_script_and_asks_nobody_for_anything() -> None:
    page = page_of(shop())
    read = Read(page)

    [policy] = [a["content"] or "" for tag, a in read.begun if a.get("http-equiv") == "Content-Security-Policy"]
    for kind in ("style", "script"):
        [content] = re.findall(f"<{kind}>(.*?)</{kind}>", page, re.DOTALL)
        assert f"{kind}-src 'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'" in policy
    assert policy.startswith("default-src 'none'")
    assert not re.search(r"https?:|//cdn|@import|url\(", page)
    names = {name for _, attrs in read.begun for name in attrs}
    assert not {name for name in names if name.startswith("on") or name in {"src", "href", "style"}}


@pytest.mark.parametrize(
    "bad", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</title><b>", "'&amp;"]
)
def test_nothing_of_a_map_becomes_part_of_the_page(bad: str) -> None:
    plain = Counter(tag for tag, _ in Read(page_of(shop())).begun)
    map = shop()
    says = {id: {**says, "name": bad, "note": bad, "responsible": bad} for id, says in map.touchpoints.items()}
    worse = replace(map, map={"name": bad, "state": bad}, touchpoints=says)

    read = Read(page_of(worse, {"all": bad, "search": bad}))

    assert {tag for tag, _ in read.begun} <= set(plain)
    assert read.said.count(bad) > 10


@pytest.mark.parametrize("formula", ["=1+1", "+A1", "-2+3", "@SUM(A1)", " =1"])
def test_a_cell_that_is_copied_to_a_spreadsheet_begins_no_formula(formula: str) -> None:
    map = shop()
    says = {id: {**says, "name": formula, "channel": formula} for id, says in map.touchpoints.items()}

    said = Read(page_of(replace(map, touchpoints=says))).said

    assert said.count("\u2060" + formula) > 10
    assert [one for one in said if one.lstrip()[0] in "=+-@"] == []
    assert text("1=1") == "1=1"


@pytest.mark.parametrize(("stages", "segments", "cards"), [(0, 0, 0), (1, 0, 5), (12, 6, 150)])
def test_a_map_of_any_size_has_a_column_a_stage_and_a_row_a_segment(stages: int, segments: int, cards: int) -> None:
    read = Read(page_of(wide(stages, segments, cards)))

    scopes = Counter(attrs.get("scope") for tag, attrs in read.begun if tag == "th")
    assert scopes["row"] == segments + 1 + cards
    assert scopes["col"] == stages + 8
