"""What every test stands on: no network but loopback, real data only where it is, and the cast.

The cast: Ana administers, Bogdan edits, Chi only reads, Dario is a stranger with a workspace of his own.
"""

import os
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.test import Client

from tests import factories
from touchline.web.workspace.models import Member, Role, Workspace

REAL_DATA = os.environ.get("TOUCHLINE_REAL_DATA", "")
NO_REAL_DATA = "TOUCHLINE_REAL_DATA does not name a folder of real data"


def pytest_runtest_setup(item: pytest.Item) -> None:
    """A test that reads real data fails in CI where there is none, and elsewhere says that it did not run."""
    if item.get_closest_marker("real_data") and not Path(REAL_DATA or "/nowhere").is_dir():
        pytest.fail(NO_REAL_DATA) if os.environ.get("CI") else pytest.skip(NO_REAL_DATA)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    left_out = [report for report in terminalreporter.getreports("skipped") if NO_REAL_DATA in str(report.longrepr)]
    if left_out:
        terminalreporter.write_line(f"Not run: {len(left_out)} tests that read real data ({NO_REAL_DATA}).")


@pytest.fixture
def real_data() -> Path:
    """The folder of real data; mark the test with real_data too."""
    return Path(REAL_DATA)


@dataclass(frozen=True)
class Cast:
    workspace: Workspace
    elsewhere: Workspace
    ana: Member
    bogdan: Member
    chi: Member
    dario: Member


@pytest.fixture
def cast(db: None) -> Cast:
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
