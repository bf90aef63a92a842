"""Installations of their own, filled, to be backed up and restored by this process."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.db import connections
from django.test import override_settings
from pytest_django import DjangoDbBlocker

from tests import factories
from tests.elsewhere import a_database, looked_into
from tests.web.filled import fill
from touchline.cli.backup.rows import tables
from touchline.cli.serve.database import prepare
from touchline.web.workspace.models import Role, Workspace


class Installation:
    """A home folder and the database that belongs to it."""

    def __init__(self, home: Path, database_url: str) -> None:
        home.mkdir()
        (home / "secret_key").write_text(f"key of {home.name}")
        self.home, self.database_url = home, database_url

    @contextmanager
    def entered(self) -> Iterator[None]:
        """Let this process be one of the installation's own."""
        with (
            override_settings(
                HOME=self.home,
                UPLOADS=self.home / "uploads",
                SLABS=self.home / "slabs",
                ATTACHMENTS=self.home / "attachments",
            ),
            looked_into(self.home, self.database_url),
        ):
            yield

    def fill(self, name: str) -> None:
        with self.entered():
            prepare(lambda _: None)
            workspace = factories.make_workspace(name)
            factories.make_member(workspace, factories.make_person(f"ana-{workspace.pk}"), Role.ADMINISTRATOR)
            fill(workspace)

    def everything(self) -> dict[str, Any]:
        """Every row of every table, every upload, slab and attachment, and the key."""
        with self.entered():
            connection = connections["default"]
            rows = {name: list(m._base_manager.order_by("pk").values_list()) for name, m in tables(connection).items()}
        places = ("uploads", "slabs", "attachments")
        files = {f.name: f.read_bytes() for place in places for f in (self.home / place).glob("*")}
        return {"rows": rows, "files": files, "key": (self.home / "secret_key").read_text()}

    def workspaces(self) -> list[str]:
        with self.entered():
            return list(Workspace.objects.order_by("name").values_list("name", flat=True))


@contextmanager
def filled(home: Path, blocker: DjangoDbBlocker) -> Iterator[Installation]:
    """An installation with one of everything, in two workspaces, on the kind of database that is tested."""
    with a_database() as url, blocker.unblock():
        installation = Installation(home, url)
        installation.fill("Casa Lavanda")
        installation.fill("Green Broom")
        yield installation


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker) -> Iterator[Installation]:
    """A filled installation that the tests of a file share: they only read it."""
    with filled(tmp_path_factory.mktemp("installation") / "here", django_db_blocker) as installation:
        yield installation


@pytest.fixture
def busy(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[Installation]:
    """A filled installation that a test may change."""
    with filled(tmp_path / "busy", django_db_blocker) as installation:
        yield installation


@pytest.fixture
def there(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[Installation]:
    """An installation that nobody has used yet."""
    with a_database() as url, django_db_blocker.unblock():
        yield Installation(tmp_path / "there", url)
