"""The cast: Ana administers, Bogdan edits, Chi only reads, Dario is a stranger with a workspace of his own."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.test import Client
from django.utils import timezone, translation
from pytest_django import DjangoDbBlocker

from tests import factories
from tests.house import *  # noqa: F403 - its hooks and fixtures are ours
from touchline.web.workspace.models import Member, Role, Workspace


@dataclass(frozen=True)
class Cast:
    workspace: Workspace
    elsewhere: Workspace
    ana: Member
    bogdan: Member
    chi: Member
    dario: Member


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Record the migrations of the tables, which were made without them: going through all takes ten times as long."""
    with django_db_blocker.unblock():
        executor = MigrationExecutor(connection)
        executor.recorder.ensure_schema()
        for migration in executor.loader.graph.nodes.values():
            executor.record_migration(migration.app_label, migration.name)


@pytest.fixture(autouse=True)
def in_english_and_utc() -> None:
    """Begin each test alike: a page read in another language or zone leaves it active."""
    translation.activate("en")
    timezone.deactivate()


@pytest.fixture(scope="session", autouse=True)
def flushing_says_nothing(django_db_setup: None) -> Iterator[None]:
    """Leave out what Django does after it empties the tables: nobody here reads content types or permissions."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.core.management.commands.flush.emit_post_migrate_signal", lambda *_, **__: None)
        yield


@pytest.fixture
def cast(db: None) -> Cast:
    return made()


def made() -> Cast:
    workspace, elsewhere = factories.make_workspace(), factories.make_workspace("Other Company")
    people = {name: factories.make_person(name) for name in ("Ana", "Bogdan", "Chi", "Dario")}
    return Cast(
        workspace,
        elsewhere,
        factories.make_member(workspace, people["Ana"], Role.ADMINISTRATOR),
        factories.make_member(workspace, people["Bogdan"], Role.EDITOR),
        factories.make_member(workspace, people["Chi"], Role.VIEWER),
        factories.make_member(elsewhere, people["Dario"], Role.ADMINISTRATOR),
    )


def client_of(member: Member) -> Client:
    client = Client()
    client.force_login(member.person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def ana(cast: Cast) -> Client:
    return client_of(cast.ana)


@pytest.fixture
def bogdan(cast: Cast) -> Client:
    return client_of(cast.bogdan)


@pytest.fixture
def chi(cast: Cast) -> Client:
    return client_of(cast.chi)


@pytest.fixture
def dario(cast: Cast) -> Client:
    return client_of(cast.dario)
