"""touchline serve: the web application and its workers, started and stopped together."""

import http.client
import os
import signal
import sys
import time
from types import FrameType
from typing import Annotated

import typer

from touchline import __version__
from touchline.cli.output import note
from touchline.cli.serve.checks import is_loopback, refuse_strange_hosts, refuse_taken_port
from touchline.cli.serve.children import Child, Children
from touchline.engine.errors import UnusableInputError
from touchline.web.workspace.worker.stop import Stop

app = typer.Typer()
ANSWERS_WITHIN_S = 60.0
STOPS_WITHIN_S = 25.0  # a chunk of work takes at most 20 s


@app.command()
def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on.", min=1, max=65535)] = 8000,
    workers: Annotated[int, typer.Option(help="Processes for work that takes long.", min=0, max=64)] = 2,
    web_workers: Annotated[int, typer.Option(help="Processes that answer pages.", min=1, max=64)] = 1,
    sample: Annotated[
        bool, typer.Option("--sample/--no-sample", help="Offer the sample companies when everything is set up.")
    ] = True,
) -> None:
    """Serve Touchline until Ctrl-C.

    TOUCHLINE_HOME names the folder for everything it keeps, DATABASE_URL a PostgreSQL database to use instead of the
    SQLite file in there, TOUCHLINE_ALLOWED_HOSTS the names under which other machines may reach it.
    """
    allowed_hosts = os.environ.get("TOUCHLINE_ALLOWED_HOSTS", "")
    refuse_strange_hosts(host, allowed_hosts)
    refuse_taken_port(host, port)
    if not sample:
        os.environ["TOUCHLINE_NO_SAMPLE"] = "1"
    set_up()
    from touchline.cli.serve.database import place, prepare
    from touchline.web.shell.logs.tally import begin_anew

    note(f"Touchline {__version__}, data in {place()}")
    prepare(note)
    begin_anew()
    name = host if is_loopback(host) else allowed_hosts.split(",")[0].strip().lstrip(".*") or host
    raise typer.Exit(Serving(host, port, name, workers, web_workers).run())


def set_up() -> None:
    """Read the settings. All files made from here on are the owner's alone."""
    os.umask(0o077)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "touchline.web.settings")
    import django

    django.setup()


def bracketed(name: str) -> str:
    return f"[{name}]" if ":" in name else name


class Serving:
    """One run of serve, from the first child to the last."""

    def __init__(self, host: str, port: int, name: str, workers: int, web_workers: int) -> None:
        self.host, self.port, self.address = host, port, f"http://{bracketed(name)}:{port}"
        web = [sys.executable, "-m", "touchline.cli.serve.server", host, str(port), str(web_workers)]
        work = [sys.executable, "-m", "touchline.web.workspace.worker"]
        self.children = Children([Child("web server", web, needed=True)])
        self.workers = [Child(f"worker {number}", work) for number in range(1, workers + 1)]
        self.stop = Stop()

    def run(self) -> int:
        """Serve until told to stop: pages first, then the workers. Returns the exit code."""
        from touchline.web.workspace.worker.parent import be_known_as_parent

        for sign in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(sign, self.told_to_stop)
        be_known_as_parent()
        self.children.look_after()
        try:
            from touchline.cli.serve.welcome import welcome

            words = welcome(self.address)
            self.wait_until_it_answers()
            if not self.stop.is_set():
                self.children.members += self.workers
                note(words)
            return self.keep_running()
        finally:
            self.end()

    def told_to_stop(self, _sign: int, _frame: FrameType | None) -> None:
        """Stop in good order; told a second time, at once: no work is lost by that."""
        if self.stop.is_set():
            self.children.kill()
        self.stop.set()

    def wait_until_it_answers(self) -> None:
        """Return when the first page really comes."""
        until = time.monotonic() + ANSWERS_WITHIN_S
        while not self.stop.is_set() and not self.answers():
            if not self.children.look_after() or time.monotonic() > until:
                raise UnusableInputError(
                    "server-does-not-answer",
                    f"{self.address} did not answer",
                    expected=f"a page within {ANSWERS_WITHIN_S:.0f} s",
                    fix="Read the lines above; TOUCHLINE_ALLOWED_HOSTS must hold the name you open.",
                )
            self.stop.wait(0.1)

    def answers(self) -> bool:
        """Ask for the sign-in page as a browser would."""
        asked = "localhost" if self.host in ("0.0.0.0", "::") else self.host  # noqa: S104
        page = http.client.HTTPConnection(asked, self.port, timeout=10)
        try:
            page.request("GET", "/account/login/", headers={"Host": self.address.removeprefix("http://")})
            return page.getresponse().status < 400
        except OSError:
            return False
        finally:
            page.close()

    def keep_running(self) -> int:
        while not self.stop.wait(0.2):
            if not self.children.look_after():
                note("The web server keeps ending; the lines above say why.")
                return 1
        return 0

    def end(self) -> None:
        """Stop all children: the web server ends what it answers, the workers the chunk in hand."""
        self.children.tell_to_stop()
        began = time.monotonic()
        said = False
        while self.children.running() and time.monotonic() - began < STOPS_WITHIN_S:
            if not said and time.monotonic() - began > 1 and any(worker.runs() for worker in self.workers):
                note("Finishing the work in hand. Ctrl-C again stops at once; nothing is lost.")
                said = True
            time.sleep(0.05)
        self.children.kill()
