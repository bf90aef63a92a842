import csv
import io

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from tests.conftest import Cast
from tests.web.listen.test_bring import place, taken_in, uploads
from touchline.web.listen import queries
from touchline.web.listen.models import Answer
from touchline.web.record.models import SetAside, Source

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
