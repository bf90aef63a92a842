# ruff: noqa: PLC0415 Django is imported once its home is known
"""The map's page with 200 cards: server time, by the test client, with readings on half of them."""

from benchmarks.benchmark import Benchmark
from benchmarks.home import client_of_workspace

CARDS = 200


def filled_map() -> object:
    """Fill the map of a workspace of its own; return what opens the page."""
    workspace, person, client = client_of_workspace("bench")
    put_cards(workspace, person)
    client.get("/w/bench/map/")  # templates are read once
    return client


def put_cards(workspace, person) -> None:  # type: ignore[no-untyped-def]
    from touchline.web.map import operations

    map = operations.start_map(workspace, scheme="lifecycle", person=person)
    stages = list(workspace.stages.all())
    readings = []
    for number in range(CARDS):
        stage = stages[number % len(stages)]
        card = operations.add_touchpoint(map, name=f"Touchpoint {number}", stage=stage, person=person)
        new = operations.NewReading(
            card.touchpoint, "score", 4.0, "points 1-5", "mean", 100, 3.8, 4.2, {"scale": [1, 5]}
        )
        readings += [new] * (number % 2)
    operations.post_readings(readings)


def page(client) -> None:  # type: ignore[no-untyped-def]
    assert client.get("/w/bench/map/").status_code == 200


BENCHMARKS = [Benchmark(f"the map's page with {CARDS} cards, on the server", 0.5, filled_map, page)]
