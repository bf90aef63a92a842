"""Files read a piece at a time say the same as files read whole."""

import gzip
from itertools import pairwise
from pathlib import Path

import polars as pl
import pytest

from touchline.engine.errors import UnusableInputError
from touchline.engine.tables import Limits, chunks, look, read_table, unpack_text
from touchline.engine.tables.table import Table

pytestmark = pytest.mark.slow

LINES = [["who", "what", "when"], *[[f"c{n % 7}", f"bought n. {n}", f"2026-03-{n % 28 + 1:02}"] for n in range(500)]]
SPECIAL = {
    "utf-8": "știri, điểm chạm, сайт",
    "utf-8-sig": "știri",
    "utf-16": "điểm chạm",
    "utf-16-le": "đi dạo",
    "latin-1": "città",
    "cp1250": "călătorie şi ţară",
    "cp1251": "сайт магазина",
}


@pytest.fixture(autouse=True)
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("touchline.engine.tables.chunk.BLOCK_BYTES", 512)


def text_of(lines: list[list[str]], delimiter: str) -> str:
    return "\r\n".join(delimiter.join(line) for line in lines) + "\r\n"


def joined(file: Path, **options: object) -> Table:
    found = look(file)
    parts = [chunk.table for chunk in chunks(file, found, **options)]
    assert len(parts) > 1
    return Table(
        file.name,
        pl.concat([part.cells for part in parts]),
        pl.concat([part.rows for part in parts]),
        pl.concat([part.set_aside for part in parts]),
        reading=found.reading,
    )


def same(one: Table, other: Table) -> bool:
    return one.cells.equals(other.cells) and one.rows.equals(other.rows) and one.set_aside.equals(other.set_aside)


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", list(SPECIAL))
def test_any_encoding_and_delimiter_reads_the_same_in_pieces(
    tmp_path: Path, encoding: str, delimiter: str, packed: bool
) -> None:
    words = SPECIAL[encoding].replace(",", "")
    data = text_of([*LINES, ["ana", words, "2026-03-01"]], delimiter).encode(encoding)
    file = tmp_path / "log.csv"
    file.write_bytes(gzip.compress(data) if packed else data)

    found = joined(file)

    assert found.cells["what"][-1] == words
    assert found.reading["delimiter"] == delimiter
    assert same(found, read_table(file))


def test_odd_rows_are_set_aside_with_their_number_wherever_a_piece_ends(tmp_path: Path) -> None:
    lines = text_of(LINES, ",").splitlines(keepends=True)
    lines[40:40] = [
        "a,b\r\n",
        "a,b,c,d\r\n",
        "\r\n",
        ",,\r\n",
        'x,"two\r\nlines",z\r\n',
        'x,"bro"ken",z\r\n',
        "a,b,c,,\r\n",
    ]
    file = tmp_path / "log.csv"
    file.write_text("".join(lines), newline="")

    found = joined(file)

    assert found.set_aside.select("row", "code").rows() == [
        (41, "row-too-short"),
        (42, "row-too-long"),
        (46, "broken-quotes"),
    ]
    assert found.cells.filter(pl.col("who") == "x")["what"].to_list() == ["two\r\nlines"]
    assert same(found, read_table(file))


def test_reading_goes_on_from_any_place(tmp_path: Path) -> None:
    file = tmp_path / "log.csv"
    file.write_text("\ufeff" + text_of(LINES, ";"), newline="")
    found = look(file)
    every = list(chunks(file, found))

    for before, after in pairwise(every):
        assert same(next(chunks(file, found, start=before.after)).table, after.table)


def test_an_unpacked_text_has_the_same_places(tmp_path: Path) -> None:
    file, plain = tmp_path / "log.csv.gz", tmp_path / "plain"
    file.write_bytes(gzip.compress(text_of([*LINES, ["ana", "điểm chạm", "x"]], ",").encode("utf-16")))
    found = look(file)

    unpack_text(file, found, plain)

    packed, unpacked = list(chunks(file, found)), list(chunks(plain, found, unpacked=True))
    assert [chunk.after for chunk in packed] == [chunk.after for chunk in unpacked]
    assert plain.read_text("utf-8").startswith("who,what,when")
    last = unpacked[-2].after
    assert same(next(chunks(plain, found, start=last, unpacked=True)).table, packed[-1].table)


def test_a_parquet_file_keeps_its_types(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("touchline.engine.tables.chunk.ROWS_A_CHUNK", 3)
    frame = pl.DataFrame({"who": list("abcdefgh"), "paid": [float(n) for n in range(8)]})
    frame.write_parquet(tmp_path / "log.parquet")

    found = joined(tmp_path / "log.parquet")

    assert found.cells.equals(frame)
    assert found.rows.to_list() == [1, 2, 3, 4, 5, 6, 7, 8]


def test_a_look_shows_first_rows_and_rows_from_all_over(tmp_path: Path) -> None:
    file = tmp_path / "log.csv"
    with file.open("w") as text:
        text.write("who,day\n")
        for day in range(1, 29):
            text.writelines(f"customer number {n},{day}\n" for n in range(10_000))

    found = look(file)

    assert found.columns == ("who", "day")
    assert found.head.cells.height == 2_000
    assert found.samples["day"].n_unique() > 5
    assert found.size == file.stat().st_size


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty-file"),
        (b"\0\1\2\3\0", "not-a-table"),
        (b"1,2\n3,4\n", "no-header"),
        (b"a,,c\n1,2,3\n", "blank-header"),
        (b"a,a\n1,2\n", "duplicate-header"),
        (gzip.compress(b"a,b\n1,2\n" * 99, mtime=0)[:-9], "broken-gzip"),
        (b"PAR1 and no more", "not-a-table"),
    ],
)
def test_what_is_no_table_is_refused(tmp_path: Path, data: bytes, code: str) -> None:
    file = tmp_path / "log"
    file.write_bytes(data)

    with pytest.raises(UnusableInputError) as refused:
        look(file)

    assert refused.value.code == code


def test_a_quotation_mark_that_is_never_closed_is_told_with_its_row(tmp_path: Path) -> None:
    file = tmp_path / "log.csv"
    file.write_text(text_of(LINES, ",") + 'ana,"door,2026-03-01\n' + "a,b,c\n" * 100)

    with pytest.raises(UnusableInputError, match="row 502"):
        joined(file)


def test_a_file_that_expands_beyond_the_limit_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "log.csv.gz"
    file.write_bytes(gzip.compress(b"a,b\n" + b"1,2\n" * 1_000_000))

    with pytest.raises(UnusableInputError, match="expanded bytes"):
        look(file, limits=Limits(expanded_bytes=1_000_000))
