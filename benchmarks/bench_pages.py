"""Every page of an empty workspace, one by one: server time and weight, the slowest first."""

from collections.abc import Iterator
from statistics import median
from time import process_time

from benchmarks.benchmark import Benchmark
from benchmarks.home import client_of_workspace

LIMIT_S, LIMIT_BYTES, TIMES, SHOWN = 0.05, 100_000, 5, 12
FOR_DEVELOPERS = frozenset({"/shell/components", "/shell/components/panel"})  # everything there is, on one page


def empty_workspace() -> object:
    _, _, client = client_of_workspace("empty")
    pages = [path for path in addresses() if is_page(client, path)]  # templates are read once
    return client, pages


def addresses() -> Iterator[str]:
    """The addresses that need no name but the workspace's."""
    from django.urls import get_resolver  # noqa: PLC0415 Django is imported once its home is known

    for pattern in patterns(get_resolver()):
        path = "/" + pattern.replace("<slug:workspace>", "empty").replace("^", "").replace("$", "")
        if not set("<(") & set(path):
            yield path


def patterns(resolver, before: str = "") -> Iterator[str]:  # type: ignore[no-untyped-def]
    for entry in resolver.url_patterns:
        pattern = before + str(entry.pattern)
        if hasattr(entry, "url_patterns"):
            yield from patterns(entry, pattern)
        else:
            yield pattern


def is_page(client, path: str) -> bool:  # type: ignore[no-untyped-def]
    reply = client.get(path)
    return reply.status_code == 200 and reply.headers["Content-Type"].startswith("text/html")


def pages(prepared) -> None:  # type: ignore[no-untyped-def]
    client, paths = prepared
    measured = sorted(((*cost(client, path), path) for path in paths), reverse=True)
    for seconds, size, path in measured[:SHOWN]:
        print(f"  {1000 * seconds:6.1f} ms {size / 1000:6.1f} kB  {path}")
    over = [path for seconds, size, path in measured if seconds > LIMIT_S or size > LIMIT_BYTES]
    assert not set(over) - FOR_DEVELOPERS, over


def cost(client, path: str) -> tuple[float, int]:  # type: ignore[no-untyped-def]
    """The median of the processor's seconds, and the bytes."""
    took = []
    for _ in range(TIMES):
        began = process_time()
        reply = client.get(path)
        took.append(process_time() - began)
    return median(took), len(reply.content)


BENCHMARKS = [Benchmark("every page of an empty workspace, 5 times each", 20.0, empty_workspace, pages)]
