"""The way of a file of events over the pages: looked at, checked, taken in, mended, kept as a mapping."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

from tests.conftest import Cast
from tests.jobs import run_jobs
from touchline.web.record.models import SavedMapping, Source, SourceState

TEXT = (
    "visitor;day;page;shop;paid;message_id\n"
    + "".join(f"v{n % 4};{n:02}/03/2026 10:00;page {n % 3};web;{n},50;m{n}\n" for n in range(1, 29))
    + "v1;soon;page 1;web;1,00;m90\n"
)
pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, settings: Settings) -> None:
    settings.UPLOADS, settings.SLABS = tmp_path / "uploads", tmp_path / "slabs"


class Pages:
    """The pages of one workspace, as one of its members sees them."""

    def __init__(self, cast: Cast, client: Client) -> None:
        self.cast, self.client = cast, client

    def path(self, page: str) -> str:
        return f"/w/{self.cast.workspace.slug}/sources/{page}"

    def get(self, page: str) -> HttpResponse:
        return self.client.get(self.path(page), follow=True)

    def post(self, page: str, **fields: object) -> HttpResponse:
        return self.client.post(self.path(page), fields, follow=True)

    def bring(self, text: str = TEXT, name: str = "log.csv") -> Source:
        self.post("bring/", file=SimpleUploadedFile(name, text.encode()))
        return Source.objects.latest("pk")


@pytest.fixture
def pages(cast: Cast, bogdan: Client) -> Pages:
    return Pages(cast, bogdan)


def roles(*names: str, **written: str) -> dict[str, str]:
    return {f"c{place}-role": name for place, name in enumerate(names)} | {"decimal": ",", "day_first": "day"} | written


def test_a_file_is_looked_at_checked_and_taken_in(pages: Pages) -> None:
    source = pages.bring()

    columns = pages.get(f"events/{source.slug}/columns/").content.decode()
    assert "Semicolons part its cells: they split the header into 6 columns." in columns
    assert "Its dates put the day first: 16 of those we looked at can&#x27;t mean anything else." in columns
    assert "A comma stands before the decimals, as in 1,50." in columns

    chosen = roles("customer", "time", "touchpoint", "channel", "value", "message_id")
    check = pages.post(f"events/{source.slug}/columns/", **chosen).content.decode()
    assert "The file has 29 rows; 28 of them would be taken as events." in check
    assert "1 row would be set aside." in check

    pages.post(f"events/{source.slug}/start/")
    run_jobs()
    page = pages.get(f"events/{source.slug}/").content.decode()
    assert "28 events were taken in." in page
    assert "not a time that can be read" in page


def test_the_day_that_may_be_a_month_is_asked_for(pages: Pages) -> None:
    source = pages.bring("visitor,day,page\nv1,03/04/2026,a\nv1,05/04/2026,b\n")
    columns = pages.get(f"events/{source.slug}/columns/").content.decode()
    assert "Dates such as 03/04/2026: in the 2 rows we looked at, day or month could come first." in columns

    unsaid = pages.post(f"events/{source.slug}/columns/", **roles("customer", "time", "touchpoint", day_first=""))
    assert unsaid.status_code == 422
    assert "ambiguous-day" in unsaid.content.decode()
    pages.post(f"events/{source.slug}/start/")
    source.refresh_from_db()
    assert source.state == SourceState.UPLOADED

    said = pages.post(f"events/{source.slug}/columns/", **roles("customer", "time", "touchpoint", day_first="month"))
    assert "Every row that we looked at can be read." in said.content.decode()


def test_roles_that_do_not_go_together_are_said(pages: Pages) -> None:
    source = pages.bring()

    page = pages.post(f"events/{source.slug}/columns/", **roles("customer", "customer", *["ignore"] * 4))

    assert page.status_code == 422
    said = page.content.decode()
    assert "No column is the “Time”. Choose one." in said
    assert "Several columns are the “Customer”. Only one can be." in said


def test_the_same_bytes_lead_to_the_file_they_belong_to(pages: Pages) -> None:
    pages.bring()

    again = pages.post("bring/", file=SimpleUploadedFile("copy.csv", TEXT.encode()))

    assert "These are the same bytes as in log.csv. Nothing was added." in again.content.decode()
    assert Source.objects.count() == 1


def test_what_is_no_table_is_said_at_once(pages: Pages) -> None:
    page = pages.post("bring/", file=SimpleUploadedFile("photo.csv", b"\0\1\2"))

    assert page.status_code == 422
    assert "photo.csv is not a table." in page.content.decode()


def test_rows_set_aside_are_downloaded_mended_and_brought_again(pages: Pages) -> None:
    source = pages.bring()
    pages.post(f"events/{source.slug}/start/")
    run_jobs()

    handed_out = pages.get(f"events/{source.slug}/set-aside.csv")
    text = b"".join(handed_out.streaming_content).decode()  # type: ignore[attr-defined]
    assert text.splitlines()[1] == '30,day: not a time that can be read,v1,soon,page 1,web,"1,00",m90'

    mended = SimpleUploadedFile("mended.csv", text.replace("soon", "29/03/2026 10:00").encode())
    page = pages.post(f"events/{source.slug}/mended/", mended=mended).content.decode()
    assert "1 mended row was taken in." in page
    assert "Nothing is set aside." in page

    again = pages.post(f"events/{source.slug}/mended/", mended=SimpleUploadedFile("mended.csv", text.encode()))
    assert again.status_code == 422
    assert "Row 30 of log.csv is not set aside." in again.content.decode()


def test_a_mapping_is_kept_offered_for_the_next_file_and_downloaded(pages: Pages) -> None:
    first = pages.bring()
    pages.post(f"events/{first.slug}/columns/", **roles("customer", "time", "touchpoint", *["ignore"] * 3))
    kept = pages.post(f"events/{first.slug}/mapping/save/", name="Shop log").content.decode()
    assert "Kept as “Shop log”." in kept

    second = pages.bring(TEXT + "v2;28/03/2026;page 9;web;;m91\n", "april.csv")
    assert second.saved_mapping == SavedMapping.objects.get(name="Shop log")
    assert "Read it as “Shop log”" in pages.get(f"events/{second.slug}/columns/").content.decode()

    yaml = pages.get(f"mappings/{second.saved_mapping.slug}.yaml").content.decode()
    assert "visitor:\n    role: customer" in yaml
    assert yaml == pages.get(f"events/{second.slug}/mapping.yaml").content.decode()


def test_a_mapping_file_replaces_the_choices_or_says_what_is_wrong_with_it(pages: Pages) -> None:
    source = pages.bring()
    right = b"kind: events\nday_first: true\ncolumns: {visitor: {role: session}}\n"

    wrong = pages.post(
        f"events/{source.slug}/mapping/", mapping=SimpleUploadedFile("m.yaml", b"kind: events\nzone: X\n")
    )
    assert wrong.status_code == 422
    assert "Line 2" in wrong.content.decode()

    pages.post(f"events/{source.slug}/mapping/", mapping=SimpleUploadedFile("m.yaml", right))
    assert pages.get(f"events/{source.slug}/mapping.yaml").content == right


def test_sources_of_both_kinds_are_listed_and_events_removed_with_their_file(pages: Pages) -> None:
    source = pages.bring()
    pages.post(f"events/{source.slug}/start/")
    run_jobs()
    assert "log.csv" in pages.get("").content.decode()

    asked = pages.get(f"events/{source.slug}/remove/").content.decode()
    assert "Its 28 events go with it." in asked
    pages.post(f"events/{source.slug}/remove/")

    assert not Source.objects.exists()
    assert "No file was brought yet" in pages.get("").content.decode()


@pytest.mark.parametrize(("text", "code"), [("", "empty-file"), ("visitor;day;page\n", "no-rows")])
def test_a_file_with_nothing_in_it_is_refused_at_once_with_code_and_fix(pages: Pages, text: str, code: str) -> None:
    reply = pages.post("bring/", file=SimpleUploadedFile("log.csv", text.encode()))

    assert reply.status_code == 422
    assert f"Code to quote: {code}" in reply.content.decode()
    assert "bring the file again" in reply.content.decode()
    assert not Source.objects.exists()
