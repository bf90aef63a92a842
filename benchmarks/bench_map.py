# ruff: noqa: PLC0415 Django is imported once its home is known
"""The map's page with 200 and with 1,000 cards: server time, by the test client, with readings on half of them."""

from functools import partial

from benchmarks.benchmark import Benchmark
from benchmarks.home import client_of_workspace

SIZES = {200: 0.5, 1000: 2.0}  # cards, seconds


def filled_map(cards: int) -> object:
    """Fill the map of a workspace of its own; return what opens the page, and its address."""
    slug = f"bench-{cards}"
    workspace, person, client = client_of_workspace(slug)
    address = f"/w/{slug}/map/{put_cards(workspace, person, cards)}/"
    client.get(address)  # templates are read once
    return client, address


def put_cards(workspace, person, cards: int) -> str:  # type: ignore[no-untyped-def]
    from touchline.web.map import operations, queries

    map = operations.start_map(workspace, scheme="lifecycle", person=person)
    stages = list(workspace.stages.all())
    names = [operations.Accepted(f"Touchpoint {n}", stage=stages[n % len(stages)]) for n in range(cards)]
    operations.accept(map, names, person=person)
    placed = queries.placements(map)[1::2]
    measured = ("score", 4.0, "points 1-5", "mean", 100, 3.8, 4.2, {"scale": [1, 5]})
    operations.post_readings([operations.NewReading(card.touchpoint, *measured) for card in placed])
    return str(map.slug)


def page(ready) -> None:  # type: ignore[no-untyped-def]
    client, address = ready
    assert client.get(address).status_code == 200


BENCHMARKS = [
    Benchmark(f"the map's page with {cards} cards, on the server", limit, partial(filled_map, cards), page)
    for cards, limit in SIZES.items()
]
