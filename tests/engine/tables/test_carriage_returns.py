"""Rows that end with carriage returns alone, as old Macs and some exports write them, read whole and by pieces."""

import gzip
from pathlib import Path

import pytest

from touchline.engine.tables import chunks, look, read_table, unpack_text
from touchline.engine.tables.original_rows import original_rows

TEXT = 'who,what\ra,till\rb,"two\nlines"\rc,web,odd\rd,desk\r'
FILES = {
    "utf-8": TEXT.encode(),
    "marked": TEXT.encode("utf-8-sig"),
    "utf-16": TEXT.encode("utf-16"),
    "packed": gzip.compress(TEXT.encode()),
    "unended": TEXT.removesuffix("\r").encode(),
}
CELLS = [("a", "till"), ("b", "two\nlines"), ("d", "desk")]


@pytest.mark.parametrize("kind", FILES)
def test_such_a_file_is_read_whole_and_by_pieces_alike(tmp_path: Path, kind: str) -> None:
    file = tmp_path / "mac.csv"
    file.write_bytes(FILES[kind])

    whole, seen = read_table(file), look(file)
    (part,) = chunks(file, seen)

    for table in (whole, seen.head, part.table):
        assert table.cells.rows() == CELLS
        assert table.rows.to_list() == [2, 3, 5]
        assert table.set_aside["row"].to_list() == [4]
    assert (seen.returns, seen.plain) == (True, False)


def test_unpacked_it_has_line_feeds_and_its_rows_are_found_again(tmp_path: Path) -> None:
    file, text = tmp_path / "mac.csv", tmp_path / "text"
    file.write_bytes(FILES["utf-16"])
    seen = look(file)

    unpack_text(file, seen, text)

    assert text.read_bytes() == TEXT.replace("\r", "\n").encode()
    assert [chunk.table.cells.rows() for chunk in chunks(text, seen, unpacked=True)] == [CELLS]
    assert [row.cells for row in original_rows(file, seen, [4])] == [["c", "web", "odd"]]


def test_a_return_inside_quotes_or_before_a_line_feed_ends_no_row(tmp_path: Path) -> None:
    file = tmp_path / "windows.csv"
    file.write_bytes(b'"wh\ro",what\r\na,till\r\n')

    assert look(file).returns is False
    assert look(file).columns == ("wh\ro", "what")
