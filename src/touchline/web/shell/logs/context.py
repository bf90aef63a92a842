"""What a log line belongs to: a request, a job, a workspace."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

belongs_to: ContextVar[dict[str, Any]] = ContextVar("belongs_to", default={})  # noqa: B039 never changed in place


@contextmanager
def about(**facts: Any) -> Iterator[None]:
    """Let every line written inside say what it belongs to."""
    before = belongs_to.set(belongs_to.get() | facts)
    try:
        yield
    finally:
        belongs_to.reset(before)
