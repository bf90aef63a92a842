"""touchline serve as people run it: real processes, a home folder of their own, killed where a test says so."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parent.parent
PATIENCE_S = 90.0  # of a test on a busy machine; what the product promises is asserted by the tests


def wait_for[Found](look: Callable[[], Found], *, within_s: float = PATIENCE_S, what: str = "it") -> Found:
    """Return what look finds as soon as it finds something."""
    until = time.monotonic() + within_s
    while time.monotonic() < until:
        if found := look():
            return found
        time.sleep(0.05)
    raise AssertionError(f"waited {within_s:.0f} s for {what}")


def said_by(path: Path) -> str:
    """Return a file's text, or none if its process has just gone."""
    try:
        return path.read_text()
    except OSError:
        return ""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Served:
    """One installation, started and killed as often as a test likes."""

    def __init__(self, home: Path, database_url: str = "", *, workers: int = 2, **environment: str) -> None:
        self.home, self.port, self.workers = home, free_port(), workers
        self.log = home / "serve.log"
        own = {"TOUCHLINE_HOME": str(home), "DATABASE_URL": database_url, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}
        own |= {"TOUCHLINE_NO_SAMPLE": "1"}
        left_out = {"DJANGO_SETTINGS_MODULE", "TOUCHLINE_ALLOWED_HOSTS"}
        self.environment = {k: v for k, v in os.environ.items() if k not in left_out} | own | environment
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it in a process group of its own, and wait until it says that it is ready."""
        said = self.said()
        command = [sys.executable, "-m", "touchline", "serve", "--port", str(self.port)]
        command += ["--workers", str(self.workers)]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(  # noqa: S603
                command, env=self.environment, cwd=self.home, stderr=log, stdout=log, start_new_session=True
            )
        wait_for(lambda: "Stop it with Ctrl-C" in self.said()[len(said) :] or not self.running(), what="serve to start")
        assert self.running(), self.said()

    def running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def said(self) -> str:
        return self.log.read_text() if self.log.exists() else ""

    def status(self, path: str = "/account/login/") -> int:
        page = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            page.request("GET", path)
            return page.getresponse().status
        finally:
            page.close()

    def kill_main(self) -> None:
        """Kill serve itself, and wait until what it had started is gone too."""
        assert self.process
        self.process.kill()
        self.process.wait()
        self.wait_until_gone()

    def kill_group(self) -> None:
        assert self.process
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.wait_until_gone()

    def wait_until_gone(self) -> None:
        try:
            wait_for(lambda: not self.group_lives(), within_s=30, what="the whole group to be gone")
        except AssertionError as error:
            raise AssertionError(f"{error}; left are {self.members()}\n{self.said()}") from error

    def group_lives(self) -> bool:
        assert self.process
        try:
            os.killpg(self.process.pid, 0)
        except ProcessLookupError:
            return False
        return self.members() != []

    def members(self) -> list[str] | None:
        """The processes of the group as Linux lists them; the dead whom nobody has buried yet do not count."""
        if not Path("/proc/self/stat").exists():
            return None
        assert self.process
        rows = [(path, said_by(path / "stat").rpartition(")")[2].split()) for path in Path("/proc").glob("[0-9]*")]
        living = [path for path, row in rows if row and int(row[2]) == self.process.pid and row[0] not in "ZX"]
        return [f"{path.name}: {said_by(path / 'cmdline').replace(chr(0), ' ')}" for path in living]

    def stop(self, sign: signal.Signals = signal.SIGTERM) -> int:
        """Tell it to stop, and return its exit code."""
        assert self.process
        self.process.send_signal(sign)
        return self.process.wait(timeout=PATIENCE_S)


@contextmanager
def served(home: Path, database_url: str = "", *, workers: int = 2, **environment: str) -> Iterator[Served]:
    """An installation that is gone at the end, whatever happens. Each worker takes two seconds of a processor."""
    installation = Served(home, database_url, workers=workers, **environment)
    try:
        yield installation
    finally:
        if installation.process and installation.group_lives():
            installation.kill_group()
