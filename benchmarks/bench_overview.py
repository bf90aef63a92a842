# ruff: noqa: PLC0415 Django is imported once its home is known
"""The overview of a company that has walked the whole loop: the larger of the two samples."""

from datetime import date

from benchmarks.benchmark import Benchmark
from benchmarks.home import client_of_workspace

LIMIT_S = 0.15


def casa_lavanda() -> object:
    _, person, client = client_of_workspace("overview")
    from tests.jobs import run_jobs

    from touchline.web.desk.operations.samples import add_sample

    job = add_sample("casa-lavanda", person=person, time_zone="Europe/Bucharest", today=date(2026, 11, 27))
    run_jobs()
    page = f"/w/{job.workspace.slug}/"
    client.get(page)  # templates are read once
    return client, page


def overview(prepared) -> None:  # type: ignore[no-untyped-def]
    client, page = prepared
    reply = client.get(page)
    assert reply.status_code == 200
    assert b"Casa Lavanda" in reply.content


BENCHMARKS = [Benchmark("the overview of Casa Lavanda", LIMIT_S, casa_lavanda, overview)]
