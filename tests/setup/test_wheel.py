"""The wheel is all that is needed: installed into an empty environment, far from the checkout, it serves its pages."""

import os
import signal
import socket
import subprocess
import sys
import sysconfig
import time
import urllib.request
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from zipfile import ZipFile

import pytest
from tools import machine

from tests.layout.source import ROOT

pytestmark = pytest.mark.slow
WITHIN_S = 90


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)  # noqa: S603
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def elsewhere(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment with the wheel; what it depends on is borrowed from the one that runs the tests."""
    folder = tmp_path_factory.mktemp("elsewhere")
    venv.create(folder, with_pip=False, symlinks=True)
    python = folder / "bin/python"
    install = [machine.uv(), "pip", "install", "-q", "--no-deps", "--no-index", "--python", python, wheel]
    subprocess.run(install, check=True)  # noqa: S603
    ask = "import sysconfig; print(sysconfig.get_path('purelib'))"
    site_packages = subprocess.check_output([python, "-c", ask], text=True).strip()  # noqa: S603
    Path(site_packages, "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return folder


def test_the_wheel_holds_every_file_of_the_package(wheel: Path) -> None:
    held = set(ZipFile(wheel).namelist())
    tracked = subprocess.check_output(["git", "ls-files", "src/touchline"], cwd=ROOT, text=True).split()  # noqa: S607

    missing = {path.removeprefix("src/") for path in tracked} - held

    assert not missing


def test_the_wheel_holds_compiled_translations_and_licences(wheel: Path) -> None:
    held = ZipFile(wheel).namelist()
    languages = [path.parts[-3] for path in ROOT.glob("src/touchline/locale/*/LC_MESSAGES/django.po")]

    assert {f"touchline/locale/{language}/LC_MESSAGES/django.mo" for language in languages} <= set(held)
    assert {Path(name).name for name in held if "/licenses/" in name} == {"LICENSE", "NOTICE"}


def test_the_installed_command_is_the_wheels_own(elsewhere: Path, tmp_path: Path) -> None:
    ask = [elsewhere / "bin/python", "-c", "import touchline; print(touchline.__file__)"]

    file = subprocess.check_output(ask, cwd=tmp_path, text=True)  # noqa: S603
    said = subprocess.check_output([elsewhere / "bin/touchline", "--help"], cwd=tmp_path, text=True)  # noqa: S603

    assert file.startswith(str(elsewhere))
    assert "serve" in said


def test_the_installed_wheel_serves_its_pages_and_their_assets(elsewhere: Path, tmp_path: Path) -> None:
    with served(elsewhere / "bin/touchline", tmp_path) as address:
        page = urllib.request.urlopen(f"{address}/account/login/", timeout=10).read().decode()  # noqa: S310
        assets = {part.split('"')[0] for part in page.split('"/static/')[1:]}
        sizes = [len(urllib.request.urlopen(f"{address}/static/{asset}", timeout=10).read()) for asset in assets]  # noqa: S310

    assert assets
    assert all(sizes)


@contextmanager
def served(command: Path, home: Path) -> Iterator[str]:
    """The address of a server started for a moment, and stopped as a person would."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {**os.environ, "TOUCHLINE_HOME": str(home / "home"), "DATABASE_URL": ""}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    serve = [command, "serve", "--port", str(port)]
    server = subprocess.Popen(serve, cwd=home, env=environment)  # noqa: S603
    try:
        until = time.monotonic() + WITHIN_S
        while not answers(f"http://127.0.0.1:{port}/account/login/"):
            assert server.poll() is None, "the server ended"
            assert time.monotonic() < until, "the server did not answer"
            time.sleep(0.2)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.send_signal(signal.SIGINT)
        assert server.wait(60) == 0


def answers(address: str) -> bool:
    try:
        return bool(urllib.request.urlopen(address, timeout=5).status == 200)  # noqa: S310
    except (URLError, OSError):
        return False
