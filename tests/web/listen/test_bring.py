from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from tests.conftest import Cast
from tests.jobs import run_jobs
from touchline.web.identify.operations import lay_out_stages
from touchline.web.listen import queries
from touchline.web.listen.models import Answer, Survey
from touchline.web.map import queries as map_room
from touchline.web.record.models import SetAside, Source, SourceState

ROWS = [*["5,4,n/a,4,1,men", "4,2,3,3,1,women", "3,2,n/a,3,2,men", "5,3,5,4,1,women"] * 5, "4,x,9,3,0,men"]
FILE = "Desk,Wi-Fi,Spa,Stay overall,weight,segment\n" + "\n".join(ROWS) + "\n"
MAPPING = """\
scale: [1, 5]
not_met: [n/a]
columns:
  Desk: {role: rating, touchpoint: Front desk, stage: satisfaction}
  Wi-Fi: {role: rating, touchpoint: Wi-Fi, stage: loyalty}  # the lobby's, too
  Spa: {role: rating}
  Stay overall: {role: overall}
  weight: {role: weight}
  segment: {role: group}
"""
WHOLE_FILE = {"survey": "Stays", "shape": "wide", "low": "1", "high": "5", "best": "highest", "days": "column"}


@pytest.fixture(autouse=True)
def uploads(tmp_path: Path, settings: object) -> Path:
    settings.UPLOADS = tmp_path / "uploads"  # type: ignore[attr-defined]
    return tmp_path / "uploads"


@pytest.fixture
def place(cast: Cast) -> str:
    lay_out_stages(cast.workspace, scheme="lifecycle")
    return f"/w/{cast.workspace.slug}/listen"


def bring(client: Client, place: str, text: str | bytes = FILE, name: str = "stay.csv") -> HttpResponse:
    data = text.encode() if isinstance(text, str) else text
    return client.post(f"{place}/bring/", {"file": SimpleUploadedFile(name, data)})  # type: ignore[return-value]


def brought(client: Client, place: str) -> str:
    """Bring the file with its mapping, and return the address of its page."""
    page = bring(client, place).headers["Location"].removesuffix("columns/")
    client.post(f"{page}mapping/", {"mapping": SimpleUploadedFile("stay.yaml", MAPPING.encode())})
    return page


def taken_in(client: Client, place: str) -> str:
    page = brought(client, place)
    client.post(f"{page}start/")
    run_jobs()
    return page


def test_a_file_leads_to_its_columns_with_a_proposal(bogdan: Client, place: str, uploads: Path) -> None:
    reply = bring(bogdan, place)

    page = bogdan.get(reply.headers["Location"]).content.decode()
    assert reply.status_code == 302
    assert 'value="Front desk"' not in page
    assert 'value="Desk"' in page
    assert "rated like 3 other columns" in page
    (kept,) = uploads.iterdir()
    assert kept.read_text() == FILE


@pytest.mark.slow
def test_the_same_bytes_again_add_nothing(bogdan: Client, place: str, uploads: Path) -> None:
    first = bring(bogdan, place)

    second = bring(bogdan, place, name="other.csv")

    assert second.headers["Location"] == first.headers["Location"].removesuffix("columns/")
    assert (Source.objects.count(), len(list(uploads.iterdir()))) == (1, 1)
    assert "Nothing was added" in bogdan.get(second.headers["Location"], follow=True).content.decode()


@pytest.mark.parametrize(
    ("data", "code"), [(b"\x89PNG\r\n\0\0", "not-a-table"), (b"", "empty"), (b"a,a\n1,2\n", "duplicate-header")]
)
def test_what_is_no_table_is_said_and_not_kept(
    bogdan: Client, place: str, uploads: Path, data: bytes, code: str
) -> None:
    reply = bring(bogdan, place, data)

    assert reply.status_code == 422
    assert code in reply.content.decode()
    assert not Source.objects.exists()
    assert not uploads.exists() or not list(uploads.iterdir())


def test_a_file_that_is_too_large_is_refused(bogdan: Client, place: str, settings: object, uploads: Path) -> None:
    settings.ANSWER_FILE_MAX_BYTES = 100  # type: ignore[attr-defined]

    assert bring(bogdan, place).status_code == 413
    assert not list(uploads.iterdir())


def test_the_columns_are_settled_on_the_page(bogdan: Client, place: str) -> None:
    page = bring(bogdan, place).headers["Location"]
    form = {**WHOLE_FILE, "blank": "x", "not_met": "n/a, 9"}
    roles = ["rating", "rating", "ignore", "overall", "weight", "group"]
    form |= {f"c{place}-role": role for place, role in enumerate(roles)}
    form |= {"c0-touchpoint": "Front desk", "c0-stage": "loyalty", "c1-not_met": "4"}

    reply = bogdan.post(page, form)

    mapping = queries.mapping_of(Source.objects.get())
    assert reply.headers["Location"].endswith("/check/")
    assert [(c.name, c.touchpoint, c.stage) for c in mapping.ratings] == [
        ("Desk", "Front desk", "loyalty"),
        ("Wi-Fi", "Wi-Fi", ""),
    ]
    assert (mapping.blank, mapping.not_met, mapping.columns[1].not_met) == (("x",), ("n/a", "9"), ("4",))


@pytest.mark.slow
def test_choices_that_contradict_each_other_are_said(bogdan: Client, place: str) -> None:
    page = bring(bogdan, place).headers["Location"]
    form = {**WHOLE_FILE, "blank": "9", "not_met": "9"}
    form |= {f"c{place}-role": "overall" for place in range(6)}

    reply = bogdan.post(page, form)

    assert reply.status_code == 422
    assert "9 already means left blank" in reply.content.decode()


def test_a_mapping_file_is_taken_and_handed_out_again(bogdan: Client, place: str) -> None:
    page = brought(bogdan, place)

    kept = bogdan.get(f"{page}mapping.yaml").content.decode()

    assert kept == MAPPING
    assert 'value="Front desk"' in bogdan.get(f"{page}columns/").content.decode()


def test_a_mistake_in_a_mapping_file_is_said_with_its_line(bogdan: Client, place: str) -> None:
    page = bring(bogdan, place).headers["Location"].removesuffix("columns/")

    reply = bogdan.post(f"{page}mapping/", {"mapping": SimpleUploadedFile("m.yaml", b"scale: [1, 5]\nblnk: 0\n")})

    assert reply.status_code == 422
    assert "Line 2" in reply.content.decode()


@pytest.mark.slow
def test_the_check_counts_before_anything_is_in(bogdan: Client, place: str) -> None:
    page = brought(bogdan, place)

    shown = bogdan.get(f"{page}check/").content.decode()

    assert "Set aside: 1 row, 3 cells." in shown
    assert "20 answers would be taken. 3 touchpoints are rated." in shown
    assert not Answer.objects.exists()


def test_answers_come_in_with_touchpoints_cards_and_readings(bogdan: Client, cast: Cast, place: str) -> None:
    taken_in(bogdan, place)

    source = Source.objects.get()
    map = map_room.first_map(cast.workspace)
    assert map is not None
    assert (source.state, source.rows_read, source.rows_taken) == (SourceState.PUBLISHED, 21, 20)
    assert (source.rows_set_aside, source.cells_set_aside) == (1, 3)
    assert Answer.objects.get(row=2).ratings == {"Desk": 5.0, "Wi-Fi": 4.0, "Spa": None, "Stay overall": 4.0}
    assert [(p.touchpoint.name, p.stage.key) for p in map_room.placements(map)] == [
        ("Front desk", "satisfaction"),
        ("Wi-Fi", "loyalty"),
    ]
    readings = map_room.newest_readings(cast.workspace)
    assert sorted(kind for each in readings.values() for kind in each) == ["met_share"] * 3 + ["score"] * 3


def test_rows_set_aside_are_listed_with_their_reason(bogdan: Client, place: str) -> None:
    page = taken_in(bogdan, place)

    shown = bogdan.get(page).content.decode()
    lines = bogdan.get(f"{page}set-aside.csv").getvalue().decode().splitlines()  # type: ignore[attr-defined]

    assert "outside the scale" in shown
    assert lines == [
        "row,column,found,code",
        "22,Wi-Fi,x,not-a-number",
        "22,Spa,9,outside-scale",
        "22,weight,0,weight-not-above-zero",
    ]


def test_asked_twice_it_is_done_once(bogdan: Client, place: str) -> None:
    page = brought(bogdan, place)

    bogdan.post(f"{page}start/")
    bogdan.post(f"{page}start/")
    run_jobs()

    assert (Answer.objects.count(), Survey.objects.count()) == (20, 1)


def test_a_stopped_import_leaves_nothing(bogdan: Client, place: str) -> None:
    page = brought(bogdan, place)
    bogdan.post(f"{page}start/")

    bogdan.post(f"{page}cancel/")
    run_jobs()

    assert Source.objects.get().state == SourceState.UPLOADED
    assert not Answer.objects.exists()
    assert not Survey.objects.exists()


@pytest.mark.slow
def test_removing_a_file_removes_its_answers_and_scores(bogdan: Client, place: str, uploads: Path, cast: Cast) -> None:
    page = taken_in(bogdan, place)

    asked = bogdan.get(f"{page}remove/").content.decode()
    bogdan.post(f"{page}remove/")

    assert "Its 20 answers go with it" in asked
    assert not any(model.objects.exists() for model in (Source, Answer, Survey, SetAside))
    assert queries.touchpoint_scores(cast.workspace) == []
    assert map_room.newest_readings(cast.workspace) == {}


@pytest.mark.slow
def test_a_viewer_may_look_and_not_bring(bogdan: Client, chi: Client, place: str) -> None:
    page = taken_in(bogdan, place)

    assert chi.get(page).status_code == 200
    assert chi.get(f"{place}/sources/").status_code == 200
    assert chi.get(f"{place}/bring/").status_code == 403
    assert chi.post(f"{page}remove/").status_code == 403


def test_a_stranger_finds_no_file(bogdan: Client, dario: Client, cast: Cast, place: str) -> None:
    page = taken_in(bogdan, place)

    elsewhere = page.replace(cast.workspace.slug, cast.elsewhere.slug)

    assert dario.get(page).status_code == 404
    assert dario.get(elsewhere).status_code == 404


@pytest.mark.parametrize(("text", "code"), [("", "empty-file"), ("Desk,Wi-Fi,Stay overall\n", "no-rows")])
def test_a_file_with_nothing_in_it_is_refused_at_once_with_code_and_fix(
    bogdan: Client, place: str, text: str, code: str
) -> None:
    reply = bring(bogdan, place, text)

    assert reply.status_code == 422
    assert f"Code to quote: {code}" in reply.content.decode()
    assert "bring the file again" in reply.content.decode()
    assert not Source.objects.exists()


@pytest.mark.slow
def test_an_empty_mapping_and_an_empty_file_of_mended_rows_are_refused_with_a_code(bogdan: Client, place: str) -> None:
    page = brought(bogdan, place)
    mapping = bogdan.post(f"{page}mapping/", {"mapping": SimpleUploadedFile("m.yaml", b"")})
    bogdan.post(f"{page}start/")
    run_jobs()
    mended = bogdan.post(f"{page}mend/", {"mended": SimpleUploadedFile("mended.csv", b"")})

    assert "Code to quote: mapping-value" in mapping.content.decode()
    assert "Code to quote: empty-file" in mended.content.decode()
