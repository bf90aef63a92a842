# ruff: noqa: PLC0415 Django is imported once its home is known
"""Large maps on the server, by the test client on a migrated SQLite, with readings on half of the cards."""

import time
from functools import cache, partial

from benchmarks.benchmark import Benchmark
from benchmarks.home import client_of_workspace

PAGES = {200: 0.3, 1000: 0.3, 5000: 0.6}  # cards, seconds
EDITS, EDIT_LIMIT_S = 100, 0.1
HTMX = {"HX-Request": "true", "X-Map-Depth": "24"}  # as the page begins


@cache
def filled_map(cards: int):  # type: ignore[no-untyped-def]
    """Fill the map of a workspace of its own, once; return what opens the page, its address and the map."""
    slug = f"bench-{cards}"
    workspace, person, client = client_of_workspace(slug)
    map = put_cards(workspace, person, cards)
    address = f"/w/{slug}/map/{map.slug}/"
    client.get(address)  # templates are read once
    return client, address, map


def put_cards(workspace, person, cards: int):  # type: ignore[no-untyped-def]
    from touchline.web.map import operations, queries

    map = operations.start_map(workspace, scheme="lifecycle", person=person)
    stages = list(workspace.stages.all())
    names = [operations.Accepted(f"Touchpoint {n}", stage=stages[n % len(stages)]) for n in range(cards)]
    operations.accept(map, names, person=person)
    measured = [reading(card.touchpoint, place) for place, card in enumerate(queries.placements(map)[1::2])]
    operations.post_readings(measured)
    return map


def reading(touchpoint, place: int):  # type: ignore[no-untyped-def]
    from touchline.web.map import operations

    score = 1 + (place * 37 % 400) / 100
    told = ("score", score, "points 1-5", "mean", 5 + place % 900, score - 0.2, score + 0.2, {"scale": [1, 5]})
    return operations.NewReading(touchpoint, *told)


def page(ready) -> None:  # type: ignore[no-untyped-def]
    client, address, _map = ready
    reply = client.get(address)
    assert reply.status_code == 200
    print(f"    {len(reply.content) / 1000:.0f} kB")


def edits(ready) -> None:  # type: ignore[no-untyped-def]
    """Rename, move and take back, a hundred times in all; fails when the 95th percentile is over its limit."""
    took = sorted(edit_times(ready))
    p95 = took[int(len(took) * 0.95) - 1]
    print(
        f"    edits of one cell: median {took[len(took) // 2] * 1000:.0f} ms, p95 {p95 * 1000:.0f} ms, n = {len(took)}"
    )
    assert p95 < EDIT_LIMIT_S, f"p95 {p95:.3f} s"


def edit_times(ready) -> list[float]:  # type: ignore[no-untyped-def]
    from touchline.web.map import queries

    client, address, map = ready
    cards = queries.placements(map)
    stages = sorted({card.stage.slug for card in cards})
    took = []
    for number in range(EDITS):
        card = cards[number * 7 % len(cards)]
        moves = (f"{address}cards/{card.slug}/move/", {"stage": stages[number % len(stages)], "position": 3})
        renames = (f"{address}touchpoints/{card.touchpoint.slug}/change/", {"name": f"Renamed {number}", "version": 1})
        url, values = moves if number % 2 else renames
        before = time.perf_counter()
        reply = client.post(url, values, headers=HTMX)
        took.append(time.perf_counter() - before)
        assert reply.status_code in (200, 409), reply.status_code
    return took


BENCHMARKS = [
    *(
        Benchmark(f"the map's page with {cards} cards, on the server", limit, partial(filled_map, cards), page)
        for cards, limit in PAGES.items()
    ),
    Benchmark("a hundred edits of a map with 1000 cards", 10.0, partial(filled_map, 1000), edits),
]
