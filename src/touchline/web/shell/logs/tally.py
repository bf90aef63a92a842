"""How many requests were answered, and how fast, by all processes together.

Each process counts for itself and keeps its counts in a file of the home folder, at most once a second. The sum over
all files is what is told; those of processes that have ended stay until serve starts anew, so that no count goes back.
"""

import json
import os
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

from django.conf import settings

BUCKETS_S = (0.01, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
KEEP_EVERY_S = 1.0
Label = tuple[str, str, str]  # method, pattern of the address, status as 2xx


@dataclass
class Tally:
    """Requests by method, address and status; and of all of them the seconds, in buckets."""

    requests: Counter[Label] = field(default_factory=Counter)
    within: Counter[float] = field(default_factory=Counter)  # how many took at most so many seconds
    seconds: float = 0.0

    def add(self, label: Label, took_s: float) -> None:
        self.requests[label] += 1
        self.seconds += took_s
        self.within.update(bucket for bucket in BUCKETS_S if took_s <= bucket)

    def join(self, other: "Tally") -> None:
        self.requests.update(other.requests)
        self.within.update(other.within)
        self.seconds += other.seconds


own, lock, kept_at = Tally(), Lock(), [0.0]


def answered(method: str, path: str, status: int, took_s: float) -> None:
    """Count one request of this process."""
    with lock:
        own.add((method, path, f"{status // 100}xx"), took_s)
        if time.monotonic() - kept_at[0] >= KEEP_EVERY_S:
            keep()


def keep() -> None:
    """Write this process's counts into its file; a disk that is full must not keep a page from being answered."""
    kept_at[0] = time.monotonic()
    with suppress(OSError):
        folder().mkdir(mode=0o700, exist_ok=True)
        file = folder() / f"requests-{os.getpid()}.json"
        rows = [[*label, count] for label, count in own.requests.items()]
        part = file.with_suffix(".part")
        part.write_text(json.dumps({"requests": rows, "within": list(own.within.items()), "seconds": own.seconds}))
        part.replace(file)


def together() -> Tally:
    """Return the counts of all processes since serve was started."""
    with lock:
        keep()
    whole = Tally()
    for each in tallies():
        whole.join(each)
    return whole


def tallies() -> Iterator[Tally]:
    for file in sorted(folder().glob("requests-*.json")):
        with suppress(OSError, ValueError, KeyError, TypeError):
            kept = json.loads(file.read_text())
            requests = Counter({(method, path, status): count for method, path, status, count in kept["requests"]})
            yield Tally(requests, Counter(dict(map(tuple, kept["within"]))), float(kept["seconds"]))


def begin_anew() -> None:
    """Forget the counts of processes that served before."""
    for file in folder().glob("requests-*"):
        file.unlink(missing_ok=True)


def folder() -> Path:
    run: Path = settings.HOME / "run"
    return run
