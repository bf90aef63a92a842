import io

import polars as pl
import pytest

import touchline as tl
from touchline.engine.errors import UnusableInputError

TYPED = pl.DataFrame({"who": ["ana", "bo"], "n": [1, None], "spare": [0.5, 0.25]})


def parquet(frame: pl.DataFrame) -> bytes:
    file = io.BytesIO()
    frame.write_parquet(file)
    return file.getvalue()


def test_columns_of_a_parquet_file_keep_their_types_and_the_rest_stays_behind() -> None:
    table = tl.tables.read_columns(parquet(TYPED), "events.parquet", columns=["n", "who"])

    assert table.cells.equals(TYPED.select("n", "who"))
    assert (table.rows.to_list(), table.reading) == ([1, 2], {"kind": "parquet"})


def test_columns_of_text_are_text_with_the_rows_of_the_file() -> None:
    table = tl.tables.read_columns(b"who,n,spare\n\nana,1,x\n", columns=["n"])

    assert (table.cells.to_dict(as_series=False), table.rows.to_list()) == ({"n": ["1"]}, [3])


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (parquet(TYPED), "no-such-column"),
        (b"who,n\nana,1\n", "no-such-column"),
        (parquet(pl.DataFrame({"whn": [["ana"]]})), "not-plain-cells"),
        (parquet(pl.DataFrame({"whn": [b"\xff"]})), "not-plain-cells"),
        (parquet(TYPED)[:-9], "not-a-table"),
        (parquet(TYPED.clear()).replace(b"who", b"whn"), "empty-file"),
    ],
)
def test_what_cannot_be_read_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(UnusableInputError) as refused:
        tl.tables.read_columns(data, columns=["whn"])

    assert refused.value.code == code


def test_a_parquet_file_with_too_many_rows_is_refused_before_it_is_unpacked() -> None:
    with pytest.raises(UnusableInputError) as refused:
        tl.tables.read_columns(parquet(TYPED), columns=["who"], limits=tl.tables.Limits(rows=1))

    assert refused.value.code == "file-too-large"
