"""The pages of an empty workspace, one after another: server time, by the test client, and their weight."""

from benchmarks.benchmark import Benchmark
from benchmarks.home import client_of_workspace

STEPS = ("identify", "map", "listen", "analyse", "decide", "act", "monitor")
PAGES = ["/w/empty/", *(f"/w/empty/{step}/" for step in STEPS)]
LIMIT_S, LIMIT_BYTES = 0.05, 100_000


def empty_workspace() -> object:
    _, _, client = client_of_workspace("empty")
    for page in PAGES:  # templates are read once
        client.get(page)
    return client


def pages(client) -> None:  # type: ignore[no-untyped-def]
    for page in PAGES:
        reply = client.get(page)
        assert reply.status_code == 200, page
        assert len(reply.content) < LIMIT_BYTES, f"{page}: {len(reply.content)} bytes"


BENCHMARKS = [Benchmark(f"the {len(PAGES)} pages of an empty workspace", LIMIT_S * len(PAGES), empty_workspace, pages)]
