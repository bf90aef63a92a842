"""The best plans of a company: 40 touchpoints with 4 options each."""

from random import Random

from benchmarks.benchmark import Benchmark
from touchline.engine.decide import Front, Move, Option, front

COSTS_A_MONTH = (300_00, 60_000_00)  # in euros: 300 to 60,000


def company(*, to_the_cent: bool) -> list[Option]:
    """Return made-up options: dearer ones satisfy more on average; costs to two digits, or to the cent."""
    random = Random(40)  # noqa: S311 a benchmark, not a secret
    options = []
    for touchpoint in range(40):
        for place in range(4):
            cost = random.randrange(*COSTS_A_MONTH) if to_the_cent else random.randrange(10, 99) * 10_000
            effect = round(random.gauss(0.1, 0.3) * cost / 1_000_000, 2)
            move = Move.OPTIMISE if place else Move.KEEP
            options.append(
                Option(f"touchpoint {touchpoint:02d}", f"way {place}", move, effect, running_cost_minor=cost)
            )
    return options


def best_plans(options: list[Option]) -> Front:
    found = front(options, currency="EUR", period="month")
    assert found.complete
    return found


BENCHMARKS = [
    Benchmark("front of 40 touchpoints x 4 options", 1.0, lambda: company(to_the_cent=False), best_plans),
    Benchmark("the same, costs to the cent", 1.0, lambda: company(to_the_cent=True), best_plans),
]
