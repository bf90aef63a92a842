"""An import that is killed with -9 goes on where it stood: each event is there once, and nothing else."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import override_settings
from pytest_django import DjangoDbBlocker

from tests.elsewhere import a_database, looked_into
from tests.serving import Served, served, wait_for
from touchline.web.record import operations, queries
from touchline.web.record.models import Slab, Source, SourceState
from touchline.web.shell.slugs import new_slug
from touchline.web.workspace.models import Workspace

ROWS = 360_000
pytestmark = pytest.mark.slow


@pytest.fixture
def installation(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[Served]:
    places = override_settings(HOME=tmp_path, UPLOADS=tmp_path / "uploads", SLABS=tmp_path / "slabs")
    with (
        a_database() as url,
        django_db_blocker.unblock(),
        looked_into(tmp_path, url),
        places,
        served(tmp_path, url, TOUCHLINE_JOB_LEASE_S="2") as running,
    ):
        yield running


def lines() -> Iterator[bytes]:
    yield b"customer,time,touchpoint,message_id,note\n"
    for start in range(0, ROWS, 10_000):
        some = range(start, start + 10_000)
        yield "".join(f"c{n % 999},{1_700_000_000 + n},t{n % 7},m{n},{'x' * 40}\n" for n in some).encode()


def test_an_import_that_is_killed_takes_each_event_once_and_leaves_no_other_file(
    installation: Served, tmp_path: Path
) -> None:
    installation.start()
    workspace = Workspace.objects.create(name="Casa Lavanda", slug=new_slug("casa"))
    source = operations.bring_events(workspace, chunks=lines(), name="log.csv", person=None)
    operations.start_event_import(source, person=None)

    wait_for(Slab.objects.exists, within_s=120, what="a slab")
    installation.kill_group()
    assert Source.objects.get().state == SourceState.STAGED
    installation.start()
    wait_for(lambda: Source.objects.get().state == SourceState.PUBLISHED, within_s=180, what="the import's end")

    found = queries.events(workspace).select("sequence").collect()["sequence"]
    assert sorted(found) == list(range(2, ROWS + 2))
    assert Source.objects.get().rows_taken == ROWS
    assert sorted(file.name for file in (tmp_path / "slabs").iterdir()) == queries.kept_slabs()
