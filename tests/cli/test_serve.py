"""touchline serve as it is typed."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.serving import Served, served, wait_for
from touchline.cli.serve.checks import is_loopback, refuse_strange_hosts, refuse_taken_port
from touchline.cli.serve.children import QUICK_DEATHS, Child, Children
from touchline.engine.errors import UnusableInputError


@pytest.mark.parametrize(
    ("host", "loopback"),
    [("127.0.0.1", True), ("127.8.0.1", True), ("::1", True), ("localhost", True), ("0.0.0.0", False), ("::", False)],  # noqa: S104
)
def test_loopback_is_known(host: str, loopback: bool) -> None:
    assert is_loopback(host) is loopback


def test_listening_to_other_machines_needs_the_names_they_use() -> None:
    refuse_strange_hosts("127.0.0.1", "")
    refuse_strange_hosts("0.0.0.0", "touchline.example.com")  # noqa: S104

    with pytest.raises(UnusableInputError, match=r"TOUCHLINE_ALLOWED_HOSTS=touchline\.example\.com"):
        refuse_strange_hosts("0.0.0.0", "")  # noqa: S104


def test_a_taken_port_is_named_with_another_to_try() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        with pytest.raises(UnusableInputError, match=f"--port {port + 1}"):
            refuse_taken_port("127.0.0.1", port)


@pytest.mark.slow
def test_what_cannot_be_listened_on_ends_with_2_and_says_what_to_do() -> None:
    command = [sys.executable, "-m", "touchline", "serve", "--host", "0.0.0.0"]  # noqa: S104
    environment = {k: v for k, v in os.environ.items() if k != "TOUCHLINE_ALLOWED_HOSTS"}

    ended = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603

    assert ended.returncode == 2
    assert "error [allowed-hosts-not-set]" in ended.stderr
    assert "Set them, as in TOUCHLINE_ALLOWED_HOSTS=touchline.example.com" in ended.stderr


def test_a_needed_child_that_keeps_dying_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("touchline.cli.serve.children.LONGEST_PAUSE_S", 0)
    child = Child("web server", [sys.executable, "-c", ""], needed=True)
    children = Children([child])

    wait_for(lambda: not children.look_after(), what="an end to the starting again")

    assert child.quick_deaths == QUICK_DEATHS


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One that serves, for each test in turn: a start takes ten seconds of a processor."""
    with served(tmp_path_factory.mktemp("home")) as running:
        running.start()
        yield running


@pytest.mark.slow
def test_started_stopped_by_ctrl_c_and_started_again_everything_is_there(installation: Served) -> None:
    home = installation.home
    assert installation.status() == 200
    assert "Preparing the database" in installation.said()
    key = (home / "secret_key").read_text()

    assert installation.stop(signal.SIGINT) == 0

    assert not installation.group_lives()
    installation.start()
    assert (installation.status(), installation.said().count("Preparing the database")) == (200, 1)
    assert (home / "secret_key").read_text() == key
    assert (home / "touchline.sqlite3").stat().st_mode & 0o077 == 0


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes as Linux lists them")
def test_a_web_process_that_is_killed_is_started_again(installation: Served) -> None:
    for web in web_processes(installation):
        os.kill(web, signal.SIGKILL)

    assert wait_for(lambda: answers(installation), what="the page to come again")


def web_processes(installation: Served) -> list[int]:
    """Return the processes that serve started for pages, as Linux lists them."""
    group = installation.process.pid if installation.process else 0
    numbers = [int(path.name) for path in Path("/proc").glob("[0-9]*")]
    return [number for number in numbers if group_of(number) == group and b"serve.server" in command_of(number)]


def group_of(process: int) -> int:
    try:
        return os.getpgid(process)
    except ProcessLookupError:
        return 0


def command_of(process: int) -> bytes:
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return b""


def answers(installation: Served) -> bool:
    try:
        return installation.status() == 200
    except OSError:
        return False
