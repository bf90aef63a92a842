"""A wish to stop that a signal handler may set at any moment."""

from contextlib import suppress
from queue import Empty, SimpleQueue


class Stop:
    """Like threading.Event, which may not be set from a signal handler.

    The handler runs in the thread that waits; if that has just taken the event's lock, it waits for itself for ever.
    SimpleQueue is made for this: its put may interrupt its own get.
    """

    def __init__(self) -> None:
        self.said = False
        self.bell: SimpleQueue[None] = SimpleQueue()

    def set(self) -> None:
        self.said = True
        self.bell.put(None)

    def is_set(self) -> bool:
        return self.said

    def wait(self, timeout_s: float) -> bool:
        """Wait until it is said, at most so long. Returns whether it is."""
        if not self.said:
            with suppress(Empty):
                self.bell.get(timeout=timeout_s)
        return self.said
