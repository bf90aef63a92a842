# ruff: noqa: PLC0415 Django is imported once its home is known
"""One file of events imported by a process of its own: python -m benchmarks.importing FILE prints what it took."""

import json
import resource
import sys
import time
from pathlib import Path

from benchmarks.home import set_up

PIECE = 1 << 20


def imported(path: Path) -> dict[str, float]:
    """Bring a file and take it in, by the operations and the job of the pages; return counts, seconds, megabytes."""
    set_up()
    from touchline.web.record import operations, queries
    from touchline.web.workspace.models import Workspace
    from touchline.web.workspace.worker.chunks import work_on
    from touchline.web.workspace.worker.claims import claim

    workspace = Workspace.objects.create(slug="bench", name="Bench")
    begin = time.perf_counter()
    with path.open("rb") as file:
        pieces = iter(lambda: file.read(PIECE), b"")
        source = operations.bring_events(workspace, chunks=pieces, name=path.name, person=None)
    job = claim(operations.start_event_import(source, person=None))
    assert job is not None
    work_on(job)
    seconds = time.perf_counter() - begin
    source = queries.source(workspace, source.slug)
    return {
        "events": source.rows_taken,
        "set_aside": source.rows_set_aside,
        "slabs": source.slabs.count(),
        "seconds": seconds,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


if __name__ == "__main__":
    print(json.dumps(imported(Path(sys.argv[1]))))
