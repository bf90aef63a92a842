"""The same answers, however their file is written: brought in the browser, and scored on the command line."""

import gzip
import io
import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import polars as pl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.cli.test_commands import run
from tests.jobs import run_jobs
from tests.web.listen.test_bring import bring, place, uploads
from touchline.web.listen.models import Answer

pytestmark = [pytest.mark.slow, pytest.mark.any_database]  # files differ, not what is kept of them

__all__ = ["place", "uploads"]

HEADER = ["response_id", "when", "segment", "Desk", "Wi-Fi", "Overall"]
ROWS = [
    ["r1", "2026-01-13", "{}", "5", "4", "5"],
    ["r2", "2026-01-14", "{}", "4", "2", "3"],
    ["r3", "2026-01-15", "{}", "3", "1", "2"],
    ["r4", "2026-01-16", "{}", "5", "5", "5"],
    ["r5", "2026-01-17", "{}", "4", "3", "4"],
    ["r6", "2026-01-18", "{}", "2", "3", "1"],
]
DESK, WIFI = [5, 4, 3, 5, 4, 2], [4, 2, 1, 5, 3, 3]


def text(segment: str = "Families", delimiter: str = ",") -> str:
    lines = [HEADER, *[[cell.format(segment) for cell in row] for row in ROWS]]
    return "".join(delimiter.join(line) + "\n" for line in lines)


def workbook() -> bytes:
    book, data = openpyxl.Workbook(), io.BytesIO()
    for line in [HEADER, *ROWS]:
        book.active.append([int(c) if c.isdigit() else c.format("Families") for c in line])  # type: ignore[union-attr]
    book.save(data)
    return data.getvalue()


def parquet() -> bytes:
    data = io.BytesIO()
    frame = pl.read_csv(io.StringIO(text()), try_parse_dates=True)
    frame.with_columns(pl.col("Desk", "Wi-Fi", "Overall").cast(pl.Float64)).write_parquet(data)
    return data.getvalue()


FILES: dict[str, tuple[str, str, Callable[[], bytes]]] = {
    "comma": ("answers.csv", "Families", lambda: text().encode()),
    "semicolon": ("answers.csv", "Families", lambda: text(delimiter=";").encode()),
    "tab": ("answers.tsv", "Families", lambda: text(delimiter="\t").encode()),
    "UTF-8 with a mark": ("answers.csv", "gia đình", lambda: text("gia đình").encode("utf-8-sig")),
    "UTF-8 without a mark": ("answers.csv", "gia đình", lambda: text("gia đình").encode()),
    "UTF-16": ("answers.csv", "gia đình", lambda: text("gia đình").encode("utf-16")),
    "Latin-1": ("answers.csv", "della città", lambda: text("della città").encode("latin-1")),
    "CP1250": ("answers.csv", "călători şi ţărani", lambda: text("călători şi ţărani").encode("cp1250")),
    "CP1251": ("answers.csv", "семьи с детьми", lambda: text("семьи с детьми").encode("cp1251")),
    "carriage returns": ("answers.csv", "Families", lambda: text().replace("\n", "\r").encode()),
    "gzip": ("answers.csv.gz", "Families", lambda: gzip.compress(text().encode())),
    "XLSX": ("answers.xlsx", "Families", workbook),
    "Parquet": ("answers.parquet", "Families", parquet),
}


def taken(client: Client, place: str, data: bytes, name: str, mapping: str = "") -> list[Answer]:
    """Bring a file as it is proposed, or as a mapping says, and return its answers."""
    page = bring(client, place, data, name).headers["Location"].removesuffix("columns/")
    if mapping:
        client.post(f"{page}mapping/", {"mapping": SimpleUploadedFile("m.yaml", mapping.encode())})
    assert client.get(f"{page}check/").status_code == 200
    client.post(f"{page}start/")
    run_jobs()
    return list(Answer.objects.select_related("segment").order_by("row"))


@pytest.mark.parametrize("kind", FILES)
def test_the_browser_takes_the_same_answers(bogdan: Client, place: str, kind: str) -> None:
    name, segment, data = FILES[kind]

    answers = taken(bogdan, place, data(), name)

    assert [answer.ratings["Desk"] for answer in answers] == DESK
    assert [answer.ratings["Wi-Fi"] for answer in answers] == WIFI
    assert {str(answer.segment) for answer in answers} == {segment}
    assert [answer.response_id for answer in answers] == ["r1", "r2", "r3", "r4", "r5", "r6"]
    assert answers[0].answered_at == datetime(2026, 1, 13, tzinfo=UTC)


@pytest.mark.parametrize("kind", FILES)
def test_the_command_line_scores_them_alike(kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name, segment, data = FILES[kind]
    (tmp_path / name).write_bytes(data())
    options = ["--ratings", "Desk,Wi-Fi", "--by", "segment", "--time", "when", "--period", "month", "--format", "json"]

    assert run("listen", "scores", str(tmp_path / name), *options) == 0

    rows = json.loads(capsys.readouterr().out)
    found = [(row["touchpoint"], row["group"], row["period"], row["value"]) for row in rows]
    assert found == [
        (name, group, period, value)
        for name, value in (("Desk", 23 / 6), ("Wi-Fi", 3.0))
        for group, period in ((None, None), (segment, None), (None, "2026-01"))
    ]


DATES = {
    "day first": ["13/01/2026", "14/01/2026", "05/01/2026"],
    "day first, points": ["13.01.2026", "14.01.2026", "05.01.2026"],
    "ISO with zones": ["2026-01-13T02:00+02:00", "2026-01-14T00:00Z", "2026-01-04T19:00-05:00"],
    "epoch seconds": ["1768262400", "1768348800", "1767571200"],
    "epoch milliseconds": ["1768262400000", "1768348800000", "1767571200000"],
}


@pytest.mark.parametrize("kind", DATES)
def test_times_are_read_however_they_are_written(bogdan: Client, place: str, kind: str) -> None:
    lines = [f"{at};{rating}" for at, rating in zip(DATES[kind], ("4,5", "3,0", "1,5"), strict=True)]

    mapping = "columns:\n  at: {role: time}\n  Desk: {role: rating}\n"
    answers = taken(bogdan, place, ("at;Desk\n" + "\n".join(lines) + "\n").encode(), "answers.csv", mapping)

    days = [answer.answered_at.date().isoformat() for answer in answers if answer.answered_at]
    assert days == ["2026-01-13", "2026-01-14", "2026-01-05"]
    assert [answer.ratings["Desk"] for answer in answers] == [4.5, 3.0, 1.5]


def test_without_ids_rows_that_look_alike_are_all_taken(bogdan: Client, place: str) -> None:
    answers = taken(bogdan, place, b"Desk\n5\n5\n5\n1\n", "answers.csv", "columns:\n  Desk: {role: rating}\n")

    assert [answer.ratings["Desk"] for answer in answers] == [5, 5, 5, 1]
