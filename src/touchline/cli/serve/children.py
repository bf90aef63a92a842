"""The processes that serve keeps: started together, stopped together, one that dies started again."""

import logging
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

log = logging.getLogger(__name__)
QUICK_S = 60.0  # a child that lived shorter is started again later and later
LONGEST_PAUSE_S = 30.0
QUICK_DEATHS = 5  # of a needed child, in a row: then there is no sense in going on


@dataclass
class Child:
    """One process, and how often in a row it died young."""

    name: str
    command: Sequence[str]
    needed: bool = False
    process: subprocess.Popen[bytes] | None = None
    started_s: float = 0.0
    quick_deaths: int = 0
    start_again_s: float | None = None

    def start(self) -> None:
        self.process = subprocess.Popen(self.command, stdin=subprocess.DEVNULL)  # noqa: S603
        self.started_s, self.start_again_s = time.monotonic(), None

    def runs(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def died(self) -> None:
        """Note the death and when to start again: half a second later, then twice as late each time."""
        lived_s = time.monotonic() - self.started_s
        self.quick_deaths = self.quick_deaths + 1 if lived_s < QUICK_S else 1
        pause_s = min(0.5 * 2 ** (self.quick_deaths - 1), LONGEST_PAUSE_S)
        self.start_again_s = time.monotonic() + pause_s
        code = self.process.returncode if self.process else None
        log.warning("the %s ended with code %s; it is started again in %.1f s", self.name, code, pause_s)


@dataclass
class Children:
    """All children of serve."""

    members: list[Child] = field(default_factory=list)

    def look_after(self) -> bool:
        """Start what is new and what has died. False if a child that is needed keeps dying."""
        for child in self.members:
            if child.runs():
                continue
            if child.process is None:
                child.start()
            elif child.start_again_s is None:
                child.died()
            elif time.monotonic() >= child.start_again_s:
                child.start()
            if child.needed and child.quick_deaths >= QUICK_DEATHS:
                return False
        return True

    def running(self) -> list[subprocess.Popen[bytes]]:
        return [child.process for child in self.members if child.process and child.runs()]

    def tell_to_stop(self) -> None:
        for process in self.running():
            process.terminate()

    def kill(self) -> None:
        for process in self.running():
            process.kill()
        for child in self.members:
            if child.process:
                child.process.wait()
