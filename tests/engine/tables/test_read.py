import gzip
import io
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import openpyxl
import polars as pl
import pytest

import touchline as tl
from touchline.engine.errors import UnusableInputError
from touchline.engine.tables import Limits

PLAIN = b"desk,wifi\n5,4\n3,2\n"


def workbook(fill: Callable[[openpyxl.Workbook], None]) -> bytes:
    book = openpyxl.Workbook()
    fill(book)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_found(delimiter: str) -> None:
    table = tl.tables.read_table(PLAIN.replace(b",", delimiter.encode()))

    assert table.cells.to_dict(as_series=False) == {"desk": ["5", "3"], "wifi": ["4", "2"]}
    assert table.reading["delimiter"] == delimiter


def test_a_decimal_comma_is_not_a_delimiter() -> None:
    table = tl.tables.read_table(b"desk;wifi;bags\n4,5;3,5;1,0\n2,5;1,5;2,0\n")

    assert table.cells["wifi"].to_list() == ["3,5", "1,5"]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("desk,răspuns în București\n5,4\n", "utf-8"),
        ("desk,răspuns în București\n5,4\n", "utf-8-sig"),
        ("desk,оценка гостиницы\n5,4\n", "utf-16"),
        ("desk,оценка\n5,отличный сервис\n", "utf-16-le"),
        ("desk,оценка\n5,отличный сервис\n", "cp1251"),
        ("desk,părere\n5,mulţumit de aşteptare\n", "cp1250"),
        ("desk,qualità\n5,perché è così\n", "latin-1"),
    ],
)
def test_the_encoding_is_found(text: str, encoding: str) -> None:
    table = tl.tables.read_table(text.encode(encoding))

    assert table.cells.columns == text.splitlines()[0].split(",")
    assert table.cells.row(0) == tuple(text.splitlines()[1].split(","))


def test_rows_keep_their_number_over_quoted_line_breaks_and_empty_rows() -> None:
    table = tl.tables.read_table(b'desk,said\n5,"first\nsecond"\n\n3,fine\n')

    assert table.rows.to_list() == [2, 4]
    assert table.cells["said"].to_list() == ["first\nsecond", "fine"]


def test_rows_that_do_not_fit_the_header_are_set_aside() -> None:
    table = tl.tables.read_table(b"desk,wifi\n5,4\n3\n1,2,3\n4,4,\n")

    assert table.rows.to_list() == [2, 5]
    assert table.set_aside.select("row", "found", "code").rows() == [
        (3, "1 cells, the header has 2", "row-too-short"),
        (4, "3 cells, the header has 2", "row-too-long"),
    ]


def test_an_empty_last_column_without_a_name_is_dropped() -> None:
    assert tl.tables.read_table(b"desk,wifi,\n5,4,\n").cells.columns == ["desk", "wifi"]


def test_a_gzipped_file_is_read_from_its_path(tmp_path: Path) -> None:
    (tmp_path / "answers.csv.gz").write_bytes(gzip.compress(PLAIN))

    table = tl.tables.read_table(tmp_path / "answers.csv.gz")

    assert (table.name, table.cells.height) == ("answers.csv.gz", 2)


def test_a_sheet_is_read_where_it_stands() -> None:
    def fill(book: openpyxl.Workbook) -> None:
        sheet = book.create_sheet("Answers")
        sheet["B3"], sheet["C3"], sheet["B4"], sheet["C4"], sheet["B6"] = "desk", "wifi", 5, 4.5, True

    table = tl.tables.read_table(workbook(fill), sheet="Answers")

    assert table.cells.rows() == [("5", "4.5"), ("true", None)]
    assert table.rows.to_list() == [4, 6]
    assert table.sheets == ("Sheet", "Answers")


def far_out(book: openpyxl.Workbook) -> None:
    book.active["A1"], book.active["XFD1048576"] = "desk", 1  # type: ignore[index]


def zip_bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 5_000_000)
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty-file"),
        (b"\n \n", "empty-file"),
        (b"1,2\n3,4\n", "no-header"),
        (b"desk,,wifi\n1,2,3\n", "blank-header"),
        (b"desk,desk\n1,2\n", "duplicate-header"),
        (b'desk,wifi\n1,"2\n3,4\n', "unclosed-quote"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not-a-table"),
        (b"%PDF-1.7\nhello", "not-a-table"),
        (b"PK\x03\x04 and nothing else", "not-a-table"),
        (gzip.compress(PLAIN, mtime=0)[:-6], "broken-gzip"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 512 + "EncryptedPackage".encode("utf-16-le"), "encrypted-workbook"),
        (gzip.compress(b"desk\n" + b"1\n" * 2_000_000, mtime=0), "file-too-large"),
        (zip_bomb(), "file-too-large"),
        (workbook(far_out), "file-too-large"),
        (b"desk\n" + b"1\n" * 1_001, "file-too-large"),
        (b",".join(b"c%d" % n for n in range(101)), "file-too-large"),
        (workbook(lambda _: None), "empty-file"),
    ],
)
def test_what_is_no_usable_table_is_refused(data: bytes, code: str) -> None:
    limits = Limits(bytes=1_000_000, expanded_bytes=3_000_000, rows=1_000, columns=100)

    with pytest.raises(UnusableInputError) as error:
        tl.tables.read_table(data, "answers.csv", limits=limits)

    assert error.value.code == code
    assert "answers.csv" in error.value.found


def test_a_missing_sheet_is_refused_with_those_there_are() -> None:
    with pytest.raises(UnusableInputError, match="one of Sheet") as error:
        tl.tables.read_table(workbook(lambda _: None), sheet="Answers")

    assert error.value.code == "no-such-sheet"


def test_a_missing_file_is_refused() -> None:
    with pytest.raises(UnusableInputError, match="no-such-file"):
        tl.tables.read_table("/nowhere/answers.csv")


def test_a_parquet_file_is_read_as_text_whatever_its_types() -> None:
    day = datetime(2026, 1, 13, 10, 30)
    frame = pl.DataFrame(
        {
            "rating": [4.0, 4.5, None],
            "day": [day.date()] * 3,
            "written": [day] * 3,
            "zoned": [day.replace(tzinfo=ZoneInfo("Europe/Bucharest"))] * 3,
            "said": ["n/a", None, ""],
            "id": [1, 2, 3],
        }
    )
    packed = io.BytesIO()
    frame.write_parquet(packed)

    table = tl.tables.read_table(packed.getvalue(), "answers.parquet")

    assert table.cells["rating"].to_list() == ["4", "4.5", None]
    assert table.cells["day"][0] == "2026-01-13"
    assert table.cells["written"][0] == "2026-01-13 10:30:00.000000"
    assert table.cells["zoned"][0] == "2026-01-13 08:30:00.000000Z"
    assert table.cells["id"].to_list() == ["1", "2", "3"]
    assert (table.rows.to_list(), table.reading) == ([1, 2, 3], {"kind": "parquet"})
