"""What one worker process does all day."""

import logging
import signal
import time
from types import FrameType

from django.conf import settings
from django.db import DatabaseError, connections
from django.utils.timezone import now

from touchline.web.shell.logs.context import about
from touchline.web.workspace.models import Job, JobState
from touchline.web.workspace.worker.chunks import work_on
from touchline.web.workspace.worker.claims import claim_next
from touchline.web.workspace.worker.heartbeat import kept_alive, limited_time
from touchline.web.workspace.worker.schedules import ask_for_due, reconcile
from touchline.web.workspace.worker.stop import Stop

log = logging.getLogger(__name__)
log_of_jobs = logging.getLogger("touchline.jobs")


class Worker:
    """Looks for jobs, does them one after the other, and stops at the next chunk when told to."""

    def __init__(self) -> None:
        self.stop = Stop()
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
        began = time.monotonic()
        with about(job=job.slug, workspace=job.workspace_id), kept_alive(job):
            work_on(job, stopping=self.stop.is_set, guard=limited_time)
            say(job, time.monotonic() - began)
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


def say(job: Job, took_s: float) -> None:
    """Write what became of a job in this turn."""
    level = logging.WARNING if job.state == JobState.FAILED else logging.INFO
    facts = {
        "kind": job.kind,
        "state": str(job.state),
        "attempts": job.attempts,
        "duration_ms": round(1000 * took_s, 1),
    }
    log_of_jobs.log(level, "job %s %s", job.kind, job.state, extra={"facts": facts})
