import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from tests.conftest import Cast
from tests.jobs import run_jobs
from tests.web.listen.test_bring import bring, place, taken_in, uploads
from touchline.web.listen import queries
from touchline.web.listen.models import Answer
from touchline.web.map.models import Reading
from touchline.web.record.models import SetAside, Source

pytestmark = pytest.mark.slow

__all__ = ["place", "uploads"]


def to_mend(client: Client, page: str) -> list[list[str]]:
    text = client.get(f"{page}to-mend.csv").getvalue().decode()  # type: ignore[attr-defined]
    return list(csv.reader(io.StringIO(text)))


def mend(client: Client, page: str, rows: list[list[str]]) -> HttpResponse:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    file = SimpleUploadedFile("mended.csv", text.getvalue().encode())
    return client.post(f"{page}mend/", {"mended": file})  # type: ignore[return-value]


def test_the_rows_to_mend_are_handed_out_whole_with_their_number(bogdan: Client, place: str) -> None:
    page = taken_in(bogdan, place)

    assert to_mend(bogdan, page) == [
        ["row", "Desk", "Wi-Fi", "Spa", "Stay overall", "weight", "segment"],
        ["22", "4", "x", "9", "3", "0", "men"],
    ]


def test_mended_rows_become_answers_and_nothing_stays_set_aside(bogdan: Client, place: str, cast: Cast) -> None:
    page = taken_in(bogdan, place)
    header, row = to_mend(bogdan, page)

    reply = mend(bogdan, page, [header, [row[0], "4", "5", "2", "3", "1", "men"]])

    source = Source.objects.get()
    assert "1 answer was mended." in bogdan.get(reply.headers["Location"]).content.decode()
    assert Answer.objects.get(row=22).ratings == {"Desk": 4.0, "Wi-Fi": 5.0, "Spa": 2.0, "Stay overall": 3.0}
    assert (source.rows_taken, source.rows_set_aside, source.cells_set_aside) == (21, 0, 0)
    assert not SetAside.objects.exists()
    survey = queries.latest_survey(cast.workspace)
    assert survey is not None
    assert queries.answer_table(survey).rows.len() == 21


def test_what_is_still_wrong_stays_set_aside(bogdan: Client, place: str) -> None:
    page = taken_in(bogdan, place)
    header, row = to_mend(bogdan, page)

    mend(bogdan, page, [header, [row[0], "4", "x", "2", "3", "1", "men"]])
    mend(bogdan, page, [header, [row[0], "4", "y", "2", "3", "1", "men"]])

    assert Answer.objects.get(row=22).ratings == {"Desk": 4.0, "Spa": 2.0, "Stay overall": 3.0}
    assert list(SetAside.objects.values_list("row", "column", "found")) == [(22, "Wi-Fi", "y")]


def test_the_same_mended_rows_twice_change_nothing(bogdan: Client, place: str) -> None:
    page = taken_in(bogdan, place)
    header, _row = to_mend(bogdan, page)
    mended = [header, ["22", "4", "5", "2", "3", "1", "men"]]
    mend(bogdan, page, mended)

    reply = mend(bogdan, page, mended)

    assert "Nothing changed" in bogdan.get(reply.headers["Location"]).content.decode()
    assert Answer.objects.count() == 21


def test_rows_of_which_nothing_was_set_aside_stay_as_they_are(bogdan: Client, place: str) -> None:
    page = taken_in(bogdan, place)
    header, _row = to_mend(bogdan, page)

    mend(bogdan, page, [header, ["2", "1", "1", "1", "1", "1", "men"]])

    assert Answer.objects.get(row=2).ratings["Desk"] == 5.0


def test_the_rows_of_another_file_are_refused(bogdan: Client, place: str) -> None:
    page = taken_in(bogdan, place)

    reply = mend(bogdan, page, [["row", "Desk"], ["22", "4"]])

    assert reply.status_code == 422
    assert "mended-columns" in reply.content.decode()


def test_a_viewer_may_not_mend(bogdan: Client, chi: Client, place: str) -> None:
    page = taken_in(bogdan, place)

    assert chi.get(f"{page}mend/").status_code == 403
    assert "Mend these rows" not in chi.get(page).content.decode()


def many_wrong_rows(client: Client, place: str) -> str:
    """A file of 330 answers of which the last 320 hold a cell that can't be read; return the address of its page."""
    rows = [f"{n % 5 + 1},4" for n in range(10)] + [f"{n % 5 + 1},x" for n in range(320)]
    page = bring(client, place, "Desk,Wi-Fi\n" + "\n".join(rows) + "\n").headers["Location"].removesuffix("columns/")
    mapping = b"scale: [1, 5]\ncolumns:\n  Desk: {role: rating, stage: satisfaction}\n  Wi-Fi: {role: rating}\n"
    client.post(f"{page}mapping/", {"mapping": SimpleUploadedFile("m.yaml", mapping)})
    client.post(f"{page}start/")
    run_jobs()
    return page


def test_some_hundreds_of_rows_are_mended_by_a_job(bogdan: Client, place: str, cast: Cast) -> None:
    page = many_wrong_rows(bogdan, place)
    header, *rows = to_mend(bogdan, page)
    assert SetAside.objects.count() == 320

    reply = mend(bogdan, page, [header, *[[row[0], row[1], "5"] for row in rows]])
    waiting = bogdan.get(reply.headers["Location"]).content.decode()
    again = mend(bogdan, page, [header, [rows[0][0], "1", "1"]])
    jobs = run_jobs()

    assert "These rows are being mended." in waiting
    assert "Mend rows of stay.csv" in waiting
    assert "Rows of this file are being mended already." in bogdan.get(again.headers["Location"]).content.decode()
    assert [job.result for job in jobs if job.kind == "listen.mend_answers"] == [{"rows": 320}]
    source = Source.objects.get()
    assert (source.rows_taken, source.cells_set_aside) == (330, 0)
    assert not SetAside.objects.exists()
    assert Answer.objects.get(row=200).ratings["Wi-Fi"] == 5.0
    score = Reading.objects.filter(measure="score", touchpoint__name="Wi-Fi").order_by("-pk")[0]
    assert (score.answers, round(score.value, 4)) == (330, round((10 * 4 + 320 * 5) / 330, 4))


def test_a_file_is_not_removed_while_its_rows_are_being_mended(bogdan: Client, place: str) -> None:
    page = many_wrong_rows(bogdan, place)
    header, *rows = to_mend(bogdan, page)
    mend(bogdan, page, [header, *[[row[0], row[1], "5"] for row in rows]])

    bogdan.post(f"{page}remove/")

    assert Source.objects.exists()
