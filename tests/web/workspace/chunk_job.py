"""Work for tests: counts chunks, each a row of the audit trail, and misbehaves where it is told to.

Real worker processes load it by TOUCHLINE_EXTRA_JOBS=tests.web.workspace.chunk_job.
"""

import os
import signal
import time
from functools import partial

from touchline.engine.errors import UnusableInputError
from touchline.web.workspace.models import AuditEntry, Job
from touchline.web.workspace.work import Call, Step


def count(call: Call) -> Step:
    chunk, chunks = call.cursor or 0, call.arguments["chunks"]
    misbehave(call, chunk)
    time.sleep(call.arguments.get("chunk_s", 0))
    return Step(
        cursor=chunk + 1,
        done=chunk + 1,
        total=chunks,
        write=partial(write, call, chunk),
        finished=chunk + 1 == chunks,
        result={"chunks": chunk + 1},
    )


def write(call: Call, chunk: int) -> None:
    details = {"chunk": chunk, "process": os.getpid()}
    AuditEntry.objects.create(workspace=call.workspace, action="test.chunk", subject=str(chunk), details=details)


def misbehave(call: Call, chunk: int) -> None:
    told = {name for name, at in call.arguments.items() if name.endswith("_at") and at == chunk}
    if "unusable_at" in told:
        raise UnusableInputError(
            "test-unusable", "a chunk that is no good", expected="a good one", fix="Send another.", chunk=chunk
        )
    if "broken_at" in told:
        chunk / 0
    if "cancels_itself_at" in told:
        Job.objects.filter(pk=call.job_id).update(cancel_asked=True)
    if "killed_at" in told:
        os.kill(os.getpid(), signal.SIGKILL)


def clear(call: Call) -> None:
    AuditEntry.objects.filter(workspace=call.workspace, action="test.chunk").delete()


HANDLERS = {"test.chunks": count, "test.cleared": count}
ABANDONED = {"test.cleared": clear}
