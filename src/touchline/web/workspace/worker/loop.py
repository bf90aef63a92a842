"""What one worker process does all day."""

import logging
import signal
import time
from threading import Event
from types import FrameType

from django.conf import settings
from django.db import DatabaseError, connections
from django.utils.timezone import now

from touchline.web.workspace.worker.chunks import work_on
from touchline.web.workspace.worker.claims import claim_next
from touchline.web.workspace.worker.heartbeat import kept_alive, limited_time
from touchline.web.workspace.worker.schedules import ask_for_due, reconcile

log = logging.getLogger(__name__)


class Worker:
    """Looks for jobs, does them one after the other, and stops at the next chunk when told to."""

    def __init__(self) -> None:
        self.stop = Event()
        self.pause_s = settings.JOB_POLL_S[0]
        self.next_reconcile = self.next_look = 0.0

    def stop_on_signals(self) -> None:
        for sign in (signal.SIGTERM, signal.SIGINT):
            signal.signal(sign, self.told_to_stop)

    def told_to_stop(self, _sign: int, _frame: FrameType | None) -> None:
        self.stop.set()

    def run(self) -> None:
        """Work until told to stop. A database that is away is waited for."""
        while not self.stop.is_set():
            try:
                busy = self.turn()
            except DatabaseError as error:
                log.warning("the database cannot be used now: %s", error)
                connections.close_all()
                busy = False
            self.rest(busy=busy)
        connections.close_all()

    def turn(self) -> bool:
        """Look at the clock, then do one job. False if there was none."""
        self.look_at_the_clock()
        job = claim_next()
        if job is None:
            return False
        with kept_alive(job):
            work_on(job, stopping=self.stop.is_set, guard=limited_time)
        return True

    def look_at_the_clock(self) -> None:
        if time.monotonic() >= self.next_reconcile:
            reconcile(now())
            self.next_reconcile = time.monotonic() + 60
        if time.monotonic() >= self.next_look:
            ask_for_due(now())
            self.next_look = time.monotonic() + 5

    def rest(self, *, busy: bool) -> None:
        """Wait before the next look: a little longer each time there is nothing to do."""
        shortest, longest = settings.JOB_POLL_S
        self.pause_s = shortest if busy else min(self.pause_s * 1.1, longest)
        self.stop.wait(0 if busy else self.pause_s)
