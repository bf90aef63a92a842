"""What was backed up comes back: all of it, as of one moment, or nothing changes."""

import gzip
import io
import json
import tarfile
import zlib
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest
from django.db import DatabaseError, connections, transaction

from tests import factories
from tests.elsewhere import looked_into
from tests.serving import wait_for
from tests.web.backup.conftest import Installation
from touchline.cli.backup import replacement
from touchline.cli.backup.replacement import put_back
from touchline.cli.backup.snapshot import write_backup
from touchline.engine.errors import UnusableInputError
from touchline.web.workspace.models import AuditEntry, Workspace

pytestmark = pytest.mark.slow  # each installation makes its tables anew


@pytest.fixture
def file(here: Installation, tmp_path: Path) -> Path:
    with here.entered():
        write_backup(tmp_path / "all.backup")
    return tmp_path / "all.backup"


def restore(file: Path, installation: Installation, *, replace: bool = False) -> None:
    with installation.entered():
        put_back(file, replace=replace)


def refusal(file: Path, installation: Installation, *, replace: bool = False) -> str:
    with pytest.raises(UnusableInputError) as refused:
        restore(file, installation, replace=replace)
    return refused.value.code


def test_everything_comes_back_elsewhere(here: Installation, there: Installation, file: Path) -> None:
    restore(file, there)

    back = there.everything()
    assert back == here.everything()
    assert len(back["files"]) == 12
    assert {path.stat().st_mode & 0o077 for path in [file, there.home / "secret_key"]} == {0}
    assert not list(there.home.glob("restoring-*"))


def test_new_rows_come_after_the_restored_ones(there: Installation, file: Path) -> None:
    restore(file, there)

    with there.entered():
        assert factories.make_workspace("New").pk > max(
            Workspace.objects.exclude(name="New").values_list("pk", flat=True)
        )


def test_a_backup_goes_into_the_other_kind_of_database(here: Installation, there: Installation, file: Path) -> None:
    sqlite = Installation(there.home.parent / "sqlite", "")
    restore(file, sqlite)
    with sqlite.entered():
        write_backup(file.with_name("from_sqlite.backup"))

    restore(file.with_name("from_sqlite.backup"), there)

    assert sqlite.everything() == here.everything() == there.everything()


def test_what_is_written_meanwhile_is_there_whole_or_not_at_all(
    busy: Installation, there: Installation, tmp_path: Path
) -> None:
    stop, begun = Event(), Event()
    writing = Thread(target=write_pairs, args=(busy, begun, stop))
    writing.start()
    begun.wait(30)

    try:
        with busy.entered():
            write_backup(tmp_path / "meanwhile.backup")
            written = pairs()
            wait_for(lambda: pairs() > written, what="the writer to go on")
    finally:
        stop.set()
        writing.join()

    restore(tmp_path / "meanwhile.backup", there)
    with there.entered():
        assert 0 < pairs() < written + 1
        assert AuditEntry.objects.filter(action="test.pair").count() == 2 * pairs()


def write_pairs(installation: Installation, begun: Event, stop: Event) -> None:
    with looked_into(installation.home, installation.database_url):
        workspace = Workspace.objects.order_by("pk")[0]
        number = 0
        while not stop.is_set():
            with transaction.atomic():
                for _ in range(2):
                    AuditEntry.objects.create(workspace=workspace, action="test.pair", subject=str(number))
            number += 1
            begun.set()


def pairs() -> int:
    return AuditEntry.objects.filter(action="test.pair").values("subject").distinct().count()


def test_a_wrong_byte_anywhere_is_found(there: Installation, file: Path) -> None:
    right = file.read_bytes()
    wrong = {place: with_wrong_byte(right, place) for place in range(20, len(right), len(right) // 20)}
    harmful = {place: packed for place, packed in wrong.items() if unpacked(packed) != unpacked(right)}

    for place, packed in harmful.items():
        file.write_bytes(packed)
        assert refusal(file, there) in {"backup-damaged", "backup-strange-member"}, place
    file.write_bytes(right[: len(right) // 2])
    assert refusal(file, there) == "backup-damaged"
    assert (there.home / "secret_key").read_text() == "key of there"
    assert len(harmful) > 15


def with_wrong_byte(packed: bytes, place: int) -> bytes:
    return packed[:place] + bytes([packed[place] ^ 1]) + packed[place + 1 :]


def unpacked(packed: bytes) -> bytes:
    """What gzip makes of it: the same for another way to say "the zeros before", nothing where it is broken."""
    with suppress(gzip.BadGzipFile, zlib.error, EOFError):
        return gzip.decompress(packed)
    return b""


def test_data_that_are_there_are_kept_unless_told_otherwise(
    here: Installation, there: Installation, file: Path
) -> None:
    there.fill("Third Company")

    assert refusal(file, there) == "data-would-be-lost"
    assert there.workspaces() == ["Third Company"]

    restore(file, there, replace=True)
    assert there.everything() == here.everything()


def test_a_restore_that_fails_leaves_all_as_it_was(
    there: Installation, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there.fill("Third Company")
    before = there.everything()

    def fail(*_: Any) -> None:
        raise DatabaseError("the disk is full")

    monkeypatch.setattr(replacement, "set_counters", fail)
    code = refusal(file, there, replace=True)

    assert code == "backup-not-restored"
    assert there.everything() == before


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"version": "99.0.0"}, "backup-of-newer-version"),
        ({"format": 2}, "backup-of-newer-version"),
        ({"migrations": [["workspace", "0099_later"]]}, "backup-of-newer-version"),
        ({"migrations": []}, "backup-of-older-tables"),
        ({"members": {}}, "backup-damaged"),
        ({"tables": {}}, "backup-damaged"),
    ],
)
def test_a_backup_that_does_not_fit_is_refused(
    there: Installation, file: Path, changes: dict[str, Any], code: str
) -> None:
    members = dict(read(file))
    manifest = json.loads(members.pop("manifest.json")) | changes

    pack(file, [*members.items(), ("manifest.json", json.dumps(manifest).encode())])

    assert refusal(file, there) == code


@pytest.mark.parametrize("name", ["../key", "/etc/key", "uploads/../../key", "other", "uploads/a/b", "secret_key"])
def test_a_member_that_no_backup_has_is_refused(there: Installation, file: Path, name: str) -> None:
    pack(file, [*read(file), (name, b"x")])

    assert refusal(file, there) == "backup-strange-member"


def test_a_link_in_the_archive_is_refused(there: Installation, file: Path) -> None:
    link = tarfile.TarInfo("uploads/link")
    link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
    with tarfile.open(file, "w:gz") as tar:
        tar.addfile(link)

    assert refusal(file, there) == "backup-strange-member"


def test_a_backup_never_writes_over_a_file(here: Installation, file: Path) -> None:
    before = file.read_bytes()

    with here.entered(), pytest.raises(UnusableInputError, match="backup-exists"):
        write_backup(file)

    assert file.read_bytes() == before


def test_an_empty_database_is_not_backed_up(there: Installation, tmp_path: Path) -> None:
    with there.entered(), pytest.raises(UnusableInputError, match="database-not-up-to-date"):
        write_backup(tmp_path / "empty.backup")

    assert not list(tmp_path.glob("empty*"))
    assert "snapshot" not in connections


def test_an_upload_that_is_gone_is_told(busy: Installation, there: Installation, tmp_path: Path) -> None:
    gone = min((busy.home / "uploads").iterdir())
    gone.unlink()

    with busy.entered():
        manifest = write_backup(tmp_path / "gone.backup")
    restore(tmp_path / "gone.backup", there)

    assert manifest.missing == [gone.name]
    assert there.everything() == busy.everything()


def read(file: Path) -> list[tuple[str, bytes]]:
    with tarfile.open(file) as tar:
        return [(info.name, content.read()) for info in tar if (content := tar.extractfile(info))]


def pack(file: Path, members: list[tuple[str, bytes]]) -> None:
    with gzip.open(file, "wb") as packed, tarfile.open(fileobj=packed, mode="w|") as tar:
        for name, content in members:
            info = tarfile.TarInfo(name)
            info.size = len(content)
            tar.addfile(info, io.BytesIO(content))
