"""Files that were left half brought."""

import os
from pathlib import Path

import pytest
from pytest_django import Settings

from tests.conftest import Cast
from tests.jobs import run_jobs
from touchline.web.record.models import Source
from touchline.web.workspace.operations.jobs import enqueue

LONG_AGO = 1_000_000_000


@pytest.fixture
def uploads(tmp_path: Path, settings: Settings) -> Path:
    settings.UPLOADS = tmp_path
    return tmp_path


def put(folder: Path, name: str, modified: int | None = None) -> Path:
    file = folder / name
    file.write_bytes(b"x")
    if modified:
        os.utime(file, (modified, modified))
    return file


def test_old_files_of_no_source_are_removed_and_no_others(cast: Cast, uploads: Path) -> None:
    stray, fresh, kept = put(uploads, "stray", LONG_AGO), put(uploads, "fresh"), put(uploads, "kept", LONG_AGO)
    Source.objects.create(workspace=cast.workspace, slug="a", name="a.csv", path="kept", sha256="0" * 64, size_bytes=1)
    enqueue(None, "record.remove_strays", {}, title="Strays", asked_by=None)

    [job] = run_jobs()

    assert job.result == {"files": 1}
    assert [file.exists() for file in (stray, fresh, kept)] == [False, True, True]
