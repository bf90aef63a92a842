"""What a job's handler is given, and what it gives back."""

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
    done: int = 0
    total: int | None = None
    write: Callable[[], None] = field(default=nothing)
    finished: bool = False
    result: Mapping[str, Any] | None = None  # kept with the job when it is finished


Handler = Callable[[Call], Step]
