"""Files beside a touchpoint: added, shown to members alone, described, taken away, brought back, discarded."""

import os
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.timezone import now
from pytest_django import Settings

from tests.conftest import Cast
from tests.factories import picture
from tests.jobs import run_jobs
from touchline.web.identify.models import Attachment, Stage, Touchpoint
from touchline.web.map import operations, queries
from touchline.web.map.models import Change, Map, Placement
from touchline.web.workspace.operations.jobs import enqueue


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Settings) -> Path:
    settings.ATTACHMENTS = tmp_path / "attachments"
    return tmp_path / "attachments"


@pytest.fixture
def shop(cast: Cast, map: Map, stages: list[Stage]) -> Placement:
    return operations.add_touchpoint(map, name="Shop", stage=stages[0], person=cast.ana.person)


def files_url(card: Placement) -> str:
    return f"/w/{card.map.workspace.slug}/map/{card.map.slug}/touchpoints/{card.touchpoint.slug}/files/"


def file_url(card: Placement, row: Attachment, *, small: bool = False) -> str:
    return f"/w/{card.map.workspace.slug}/identify/files/{row.slug}/{'small/' if small else ''}"


def sent(content: bytes, name: str, alt: str = "") -> dict[str, object]:
    return {"file": SimpleUploadedFile(name, content), "alt": alt}


def attached(cast: Cast, card: Placement, content: bytes, name: str, alt: str = "") -> Attachment:
    operations.attach(card.map, card.touchpoint, chunks=[content], name=name, alt=alt, person=cast.ana.person)
    return Attachment.objects.latest("pk")


@pytest.mark.slow
def test_a_picture_is_added_and_shown_in_the_panel_with_its_words(bogdan: Client, shop: Placement) -> None:
    page = bogdan.post(files_url(shop), sent(picture(640, 480), "counter.png", "The counter at noon"), follow=True)

    row = Attachment.objects.get()
    assert (row.name, row.width, row.height, row.media_type) == ("counter.png", 640, 480, "image/png")
    assert [said in page.text for said in (f"{row.slug}/small/", 'alt="The counter at noon"')] == [True, True]
    assert "Put the file counter.png beside Shop" in page.text


def test_a_member_sees_the_picture_and_its_small_one_sealed_off(cast: Cast, chi: Client, shop: Placement) -> None:
    row = attached(cast, shop, picture(640, 480), "counter.png")

    for small, kind in ((False, "image/png"), (True, "image/webp")):
        reply = chi.get(file_url(shop, row, small=small))

        assert (reply.status_code, reply.headers["Content-Type"]) == (200, kind)
        assert reply.headers["Content-Disposition"].startswith("inline")
        assert "sandbox" in reply.headers["Content-Security-Policy"]
        assert reply.headers["X-Content-Type-Options"] == "nosniff"


def test_any_other_file_is_handed_out_to_be_kept_and_never_as_a_page(cast: Cast, chi: Client, shop: Placement) -> None:
    row = attached(cast, shop, b"<script>alert(1)</script>", "offer.txt")
    Attachment.objects.update(name="offer.html")

    reply = chi.get(file_url(shop, row))

    assert reply.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert reply.headers["Content-Disposition"] == 'attachment; filename="offer.html.txt"'
    assert chi.get(file_url(shop, row, small=True)).status_code == 404


def test_a_stranger_finds_no_file_and_a_viewer_adds_none(
    cast: Cast, chi: Client, dario: Client, shop: Placement
) -> None:
    row = attached(cast, shop, picture(), "counter.png")

    assert dario.get(file_url(shop, row)).status_code == 404
    assert chi.post(files_url(shop), sent(b"Hello", "a.txt")).status_code == 403


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"", "empty.txt", "is empty"),
        (b"<p>Hi</p>", "page.html", "of a kind that is not taken"),
        (b"<p>Hi</p>", "page.png", "by its content it is text"),
        (picture()[:60], "half.png", "the rest cannot be read"),
    ],
)
def test_what_cannot_be_taken_is_refused_with_the_way_out_and_leaves_nothing(
    bogdan: Client, shop: Placement, folder: Path, content: bytes, name: str, said: str
) -> None:
    reply = bogdan.post(files_url(shop), sent(content, name))

    assert reply.status_code == 422
    assert said in reply.text
    assert (Attachment.objects.count(), list(folder.glob("*"))) == (0, [])


def test_a_file_that_is_too_large_or_one_too_many_leaves_nothing(
    cast: Cast, bogdan: Client, shop: Placement, settings: Settings, folder: Path
) -> None:
    settings.ATTACHMENT_MAX_BYTES, settings.ATTACHMENTS_A_TOUCHPOINT = 10, 1
    attached(cast, shop, b"first", "a.txt")

    large = bogdan.post(files_url(shop), sent(b"x" * 11, "b.txt"))
    second = bogdan.post(files_url(shop), sent(b"second", "b.txt"))

    assert (large.status_code, second.status_code) == (413, 422)
    assert "too-many-attachments" in second.text
    assert len(list(folder.iterdir())) == 1


def test_the_files_of_a_workspace_have_one_bound(
    cast: Cast, bogdan: Client, shop: Placement, settings: Settings
) -> None:
    settings.ATTACHMENTS_MAX_BYTES = 10
    attached(cast, shop, b"12345678", "a.txt")

    assert "attachments-fill-the-workspace" in bogdan.post(files_url(shop), sent(b"123", "b.txt")).text


@pytest.mark.slow
def test_a_file_is_described_and_that_is_taken_back(cast: Cast, bogdan: Client, map: Map, shop: Placement) -> None:
    row = attached(cast, shop, picture(), "IMG_1.png")
    url = f"/w/{cast.workspace.slug}/map/{map.slug}/files/{row.slug}/describe/"

    page = bogdan.post(url, {"name": "Counter", "alt": "Two people wait"}, follow=True)

    assert "Described the file Counter of Shop" in page.text
    operations.undo_change(queries.latest_change(map), person=cast.bogdan.person)
    assert list(Attachment.objects.values_list("name", "alt")) == [("IMG_1.png", "")]


def test_a_file_taken_away_is_gone_for_everybody_and_comes_back_with_undo(
    cast: Cast, bogdan: Client, map: Map, shop: Placement
) -> None:
    row = attached(cast, shop, picture(), "counter.png")

    bogdan.post(f"/w/{cast.workspace.slug}/map/{map.slug}/files/{row.slug}/remove/")
    away = bogdan.get(file_url(shop, row)).status_code
    operations.undo(map, person=cast.bogdan.person)
    back = bogdan.get(file_url(shop, row)).status_code
    operations.redo(map, person=cast.bogdan.person)

    assert (away, back, bogdan.get(file_url(shop, row)).status_code) == (404, 200, 404)
    assert list(Change.objects.order_by("pk").values_list("operation", flat=True)) == [
        "add",
        "attach",
        "detach",
        "attach",
        "detach",
    ]


def test_undo_without_script_leads_back_to_the_touchpoint_that_was_open(
    cast: Cast, bogdan: Client, map: Map, shop: Placement
) -> None:
    of_map = f"http://testserver/w/{cast.workspace.slug}/map/{map.slug}/"
    row = attached(cast, shop, picture(), "counter.png")
    bogdan.post(f"{of_map}files/{row.slug}/remove/")
    came_from = [f"{of_map}touchpoints/{shop.touchpoint.slug}/", f"{of_map}touchpoints/gone/", "http://[no", ""]

    pages = [bogdan.post(f"{of_map}undo/", headers={"referer": page}, follow=True) for page in came_from]

    assert "counter.png" in pages[0].text
    assert [page.request["PATH_INFO"] for page in pages] == [
        urlsplit(page).path for page in (came_from[0], of_map, of_map, of_map)
    ]


def test_files_taken_away_are_discarded_after_30_days_with_those_that_nothing_names(
    cast: Cast, shop: Placement, map: Map, folder: Path
) -> None:
    long_gone, gone, kept = (attached(cast, shop, picture(), f"{name}.png") for name in ("a", "b", "c"))
    for row, days in ((long_gone, 31), (gone, 29)):
        Attachment.objects.filter(pk=row.pk).update(removed_at=now() - timedelta(days=days))
    (folder / "stray").write_bytes(b"x")
    os.utime(folder / "stray", (1_000_000_000, 1_000_000_000))
    enqueue(None, "identify.discard_files", {}, title="Discard", asked_by=None)

    [job] = run_jobs()

    assert job.result == {"files": 2}
    assert set(Attachment.objects.values_list("pk", flat=True)) == {gone.pk, kept.pk}
    assert not (folder / "stray").exists()
    attach_change = Change.objects.get(subject=long_gone.slug)
    with pytest.raises(operations.UndoRefusedError):
        operations.undo_change(attach_change, person=cast.ana.person)


@pytest.mark.slow
def test_a_touchpoint_with_a_file_is_not_deleted_until_the_file_is_taken_away(
    cast: Cast, bogdan: Client, shop: Placement, map: Map
) -> None:
    row, url = attached(cast, shop, picture(), "counter.png"), f"/w/{cast.workspace.slug}/map/touchpoints/"
    delete = f"{url}{shop.touchpoint.slug}/delete/"

    refused = bogdan.post(delete, {"sure": "yes"})
    operations.detach(map, row, person=cast.bogdan.person)
    bogdan.post(delete, {"sure": "yes"})

    assert refused.status_code == 422
    assert "counter.png" in refused.text
    assert not Touchpoint.objects.exists()
