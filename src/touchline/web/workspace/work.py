"""What a room's jobs.py declares: handlers by kind, what to clear away, schedules.

HANDLERS: dict[str, Handler]      kind (room.verb) -> function that does one chunk
ABANDONED: dict[str, Abandoned]   kind -> function that clears away what a cancelled or failed job left
SCHEDULES: list[Schedule]         what is asked for by the clock
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from touchline.web.workspace.models import Workspace


@dataclass(frozen=True, slots=True)
class Call:
    """One chunk of work to do: where it starts, and what for."""

    workspace: Workspace | None
    job_id: int
    arguments: Mapping[str, Any]
    cursor: Any = None  # what the last chunk left; None at the start


def nothing() -> None:
    """Write nothing."""


@dataclass(frozen=True, slots=True)
class Step:
    """One chunk done: what to write, and where the next one starts.

    write runs in the transaction that also moves the cursor, so its effect is there exactly once,
    whatever is killed. Compute before, write there, under 200 ms.
    """

    cursor: Any = None
    done: int = 0  # of total, counted from the job's start
    total: int | None = None
    write: Callable[[], None] = field(default=nothing)
    finished: bool = False
    result: Mapping[str, Any] | None = None  # kept with the finished job; the page of its url is offered there


Handler = Callable[[Call], Step]
Abandoned = Callable[[Call], None]  # runs in the transaction that ends the job, under 200 ms


@dataclass(frozen=True, slots=True)
class Schedule:
    """Work asked for by the clock: every so many seconds, or daily at an hour of the workspace's zone.

    A schedule of the whole installation (per_workspace false) counts its hours in UTC.
    """

    name: str  # room.what, never used twice
    kind: str
    title: str
    every_s: int | None = None
    daily_at_hour: int | None = None
    per_workspace: bool = False
    arguments: Mapping[str, Any] = field(default_factory=dict)

    @property
    def rhythm(self) -> str:
        return f"every {self.every_s} s" if self.every_s else f"daily at {self.daily_at_hour}"
