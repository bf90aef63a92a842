"""The lease renewed while a chunk takes its time, and an end to chunks that hang."""

import faulthandler
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from django.conf import settings
from django.db import DatabaseError, connection

from touchline.web.workspace.models import Job
from touchline.web.workspace.worker.claims import renew

log = logging.getLogger(__name__)


@contextmanager
def kept_alive(job: Job) -> Iterator[None]:
    """Renew the job's lease three times per lease, from a thread of its own, until the block ends."""
    over = Event()
    thread = Thread(target=beat, args=(job, over), name=f"heartbeat {job.slug}", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def beat(job: Job, over: Event) -> None:
    while not over.wait(settings.JOB_LEASE_S / 3):
        try:
            if not renew(job):
                return
        except DatabaseError as error:
            log.warning("the lease of job %s could not be renewed: %s", job.slug, error)
        finally:
            connection.close()


@contextmanager
def limited_time() -> Iterator[None]:
    """End this process, with a trace in the log, if a chunk hangs. Not even native code can hold this up."""
    faulthandler.dump_traceback_later(settings.JOB_CHUNK_LIMIT_S, exit=True)
    try:
        yield
    finally:
        faulthandler.cancel_dump_traceback_later()
