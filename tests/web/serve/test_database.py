"""The database of a new installation: made at once, and the same as if it had gone through every migration."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.core.management import call_command
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from pytest_django import DjangoDbBlocker

from tests.elsewhere import a_database, looked_into
from touchline.cli.backup.snapshot import migrations
from touchline.cli.serve.database import prepare

pytestmark = pytest.mark.slow
# Made by createcachetable; and a table of Django's that nothing here uses, whose id has 64 bits by Django's migrations
# and 32 by its models.
BESIDE = {"shared_cache", "auth_group_permissions"}
MADE_UP = re.compile(r"^(fk|__unnamed_constraint)_\d+(__)?$")  # SQLite's look numbers what has no name, by its place


@contextmanager
def empty(home: Path, blocker: DjangoDbBlocker) -> Iterator[None]:
    """An empty database in the place of the one of the tests."""
    home.mkdir()
    with a_database() as url, blocker.unblock(), looked_into(home, url):
        yield


@pytest.fixture
def new(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with empty(tmp_path / "new", django_db_blocker):
        yield


def described(connection: BaseDatabaseWrapper) -> dict[str, Any]:
    """Every table with its columns and its constraints and indexes, by their names."""
    look = connection.introspection
    with connection.cursor() as cursor:
        return {
            table: {
                "columns": {
                    column.name: column._replace(name="") for column in look.get_table_description(cursor, table)
                },
                "constraints": sorted(
                    f"{MADE_UP.sub('', name)} {sorted(constraint.items())}"
                    for name, constraint in look.get_constraints(cursor, table).items()
                ),
                "key": look.get_primary_key_columns(cursor, table),
                "points_to": look.get_relations(cursor, table),
                "counters": [
                    {key: value for key, value in counter.items() if key != "name"}
                    for counter in look.get_sequences(cursor, table)
                ],
            }
            for table in look.table_names(cursor)
            if table not in BESIDE
        }


def what_is_there() -> dict[str, Any]:
    connection = connections["default"]
    permissions = Permission.objects.values_list("content_type__app_label", "content_type__model", "codename")
    return described(connection) | {
        "migrations": migrations(connection),
        "permissions": sorted(permissions),
    }


@pytest.mark.django_db
def test_made_at_once_it_is_what_the_migrations_make(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> None:
    with empty(tmp_path / "migrated", django_db_blocker):
        call_command("migrate", verbosity=0, interactive=False)
        migrated = what_is_there()

    said: list[str] = []
    with empty(tmp_path / "new", django_db_blocker):
        prepare(said.append)
        made = what_is_there()

    assert made == migrated
    assert len(migrated["django_migrations"]["columns"]) == 4
    assert said == ["Preparing the database ..."]


def test_prepared_already_it_is_left_alone(new: None) -> None:
    prepare(lambda _: None)
    said: list[str] = []

    prepare(said.append)

    assert said == []
