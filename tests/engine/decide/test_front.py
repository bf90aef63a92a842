"""The front of best plans, against going through every plan by hand."""

from fractions import Fraction
from importlib import import_module
from itertools import pairwise, product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from touchline.engine.decide import Front, Move, Option, front, prove
from touchline.engine.errors import UnusableInputError


def instance(random: Random, touchpoints: int, *, most: int = 4, tight: bool = False) -> list[Option]:
    """Make options; tight ones have few different numbers, so that many plans are equal."""
    options = []
    for number in range(touchpoints):
        for place in range(random.randint(1, most)):
            move = Move.KEEP if place == 0 else random.choice([Move.OPTIMISE, Move.ELIMINATE])
            effect = random.choice([-1.0, 0.0, 0.5]) if tight else random.randint(-300, 300) / 100
            cost = random.choice([0, 100, 200]) if tight else random.randrange(0, 100_000)
            options.append(
                Option(f"touchpoint {number}", f"way {place}", move, effect if place else 0.0, running_cost_minor=cost)
            )
    return options


def by_hand(options: list[Option]) -> list[tuple[int, float, dict[str, str]]]:
    """Return the unbeaten plans the slow way, with fractions and nothing of the engine."""
    names = sorted({o.touchpoint for o in options})
    rows = [sorted((o for o in options if o.touchpoint == name), key=lambda o: o.option) for name in names]
    first: dict[tuple[int, Fraction], tuple[Option, ...]] = {}
    for chosen in product(*rows):
        cost = sum(o.running_cost_minor for o in chosen)
        effect = sum((Fraction(str(o.effect)) for o in chosen), Fraction())
        first.setdefault((cost, effect), chosen)
    best: list[tuple[int, float, dict[str, str]]] = []
    top = None
    for cost, effect in sorted(first, key=lambda key: (key[0], -key[1])):
        if top is None or effect > top:
            top = effect
            best.append((cost, float(effect), {o.touchpoint: o.option for o in first[cost, effect]}))
    return best


def listed(result: Front) -> list[tuple[int, float, dict[str, str]]]:
    return [(plan.cost_minor, plan.satisfaction, dict(plan.options)) for plan in result.plans]


def euros(options: list[Option], **settings: int) -> Front:
    return front(options, currency="EUR", period="month", **settings)


@pytest.mark.parametrize("seed", range(100))
@pytest.mark.parametrize("tight", [False, True])
def test_the_front_is_what_going_through_every_plan_gives(seed: int, tight: bool) -> None:
    random = Random(seed)
    options = instance(random, random.randint(1, 6), tight=tight)

    result = euros(options)

    assert listed(result) == by_hand(options)
    assert result.complete


@pytest.mark.parametrize("seed", range(200))
def test_the_front_of_up_to_ten_touchpoints_is_proved_by_brute_force(seed: int) -> None:
    random = Random(1000 + seed)
    options = instance(random, random.randint(1, 10), most=3, tight=seed % 2 == 0)

    proof = prove(euros(options))

    assert proof.holds


@pytest.mark.slow
@given(st.randoms(use_true_random=False))
@settings(max_examples=50, deadline=None)
def test_the_order_of_the_options_changes_nothing(random: Random) -> None:
    options = instance(random, random.randint(1, 12), tight=True)
    shuffled = random.sample(options, len(options))

    assert listed(euros(options)) == listed(euros(shuffled))


@given(st.randoms(use_true_random=False), st.integers(1, 50_000))
@settings(max_examples=50, deadline=None)
def test_no_listed_plan_beats_another_at_any_unit(random: Random, unit: int) -> None:
    plans = euros(instance(random, random.randint(1, 12)), unit=unit).plans

    steps = [-(-plan.cost_minor // unit) for plan in plans]
    assert steps == sorted(set(steps))
    assert all(a.satisfaction < b.satisfaction for a, b in pairwise(plans))


def test_a_unit_lists_only_plans_of_the_exact_front_and_proves_so() -> None:
    options = instance(Random(5), 8)
    exact = {(cost, effect) for cost, effect, _ in listed(euros(options))}

    coarse = euros(options, unit=25_000)

    assert {(cost, effect) for cost, effect, _ in listed(coarse)} <= exact
    assert len(coarse.plans) < len(exact)
    assert prove(coarse).holds


def test_a_larger_budget_never_satisfies_less_and_keeps_every_cheaper_plan() -> None:
    options = instance(Random(3), 9)
    everything = listed(euros(options))

    for budget in (everything[0][0], everything[3][0], everything[-1][0]):
        assert listed(euros(options, budget=budget)) == [plan for plan in everything if plan[0] <= budget]


def test_of_equal_plans_the_first_by_option_text_is_listed() -> None:
    options = [
        Option("A", "b", Move.KEEP, running_cost_minor=100),
        Option("A", "a", Move.OPTIMISE, 0.0, running_cost_minor=100),
        Option("B", "d", Move.KEEP, running_cost_minor=5),
        Option("B", "c", Move.OPTIMISE, 0.0, running_cost_minor=5),
    ]

    assert listed(euros(options)) == [(105, 0.0, {"A": "a", "B": "c"})]


def test_one_touchpoint_lists_its_options_that_are_worth_their_money() -> None:
    options = [
        Option("Phone", "As it is", Move.KEEP, running_cost_minor=4200),
        Option("Phone", "Close it", Move.ELIMINATE, -0.6),
        Option("Phone", "Dearer and worse", Move.OPTIMISE, -0.1, running_cost_minor=5000),
    ]

    assert listed(euros(options)) == [(0, -0.6, {"Phone": "Close it"}), (4200, 0.0, {"Phone": "As it is"})]


def test_effects_are_added_without_rounding() -> None:
    options = [Option(f"T{n}", "better", Move.ADD, 0.1, running_cost_minor=1) for n in range(10)]

    assert euros(options).plans[-1].satisfaction == 1.0


def test_the_unit_is_the_largest_that_leaves_no_plan_out() -> None:
    options = [
        Option("A", "As it is", Move.KEEP, running_cost_minor=12_000),
        Option("A", "Better", Move.OPTIMISE, 1.0, running_cost_minor=18_000),
    ]

    assert euros(options).unit == 6_000


def test_a_protected_touchpoint_is_never_eliminated_and_the_option_is_listed_as_left_out() -> None:
    options = [
        Option("Invoice", "As it is", Move.KEEP, running_cost_minor=900, protected=True),
        Option("Invoice", "Send none", Move.ELIMINATE, -0.1),
    ]

    result = euros(options)

    assert listed(result) == [(900, 0.0, {"Invoice": "As it is"})]
    assert [option.option for option in result.menu.left_out] == ["Send none"]


def test_when_memory_would_not_do_the_front_says_how_far_off_it_may_be(monkeypatch: pytest.MonkeyPatch) -> None:
    options = instance(Random(11), 9)
    exact = euros(options)
    monkeypatch.setattr(import_module("touchline.engine.decide.front"), "MOST_STATES_A_STEP", 8)

    rough = euros(options)

    slack = int("".join(c for c in rough.reason if c.isdigit()))
    assert not rough.complete
    for plan in exact.plans:
        assert any(r.satisfaction >= plan.satisfaction and r.cost_minor <= plan.cost_minor + slack for r in rough.plans)


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ([], "no-options"),
        ([Option("A", "Close", Move.ELIMINATE)], "no-baseline"),
        ([Option("A", "x", Move.KEEP), Option("A", "y", Move.KEEP)], "two-baselines"),
        ([Option("A", "x", Move.KEEP), Option("A", "x", Move.OPTIMISE)], "option-twice"),
        ([Option("A", "x", Move.KEEP), Option("A", "y", Move.ADD)], "kept-and-added"),
        ([Option("A", "do nothing", Move.ADD, 1.0)], "nothing-that-does-something"),
        ([Option("A", "x", Move.KEEP, running_cost_minor=2**62)], "numbers-too-large"),
    ],
)
def test_unclear_options_are_refused(options: list[Option], code: str) -> None:
    with pytest.raises(UnusableInputError) as refused:
        euros(options)

    assert refused.value.code == code


def test_a_budget_below_the_cheapest_plan_is_refused_with_what_it_costs() -> None:
    with pytest.raises(UnusableInputError) as refused:
        euros([Option("A", "As it is", Move.KEEP, running_cost_minor=500)], budget=499)

    assert refused.value.code == "budget-too-small"
    assert refused.value.values["cheapest"] == "5.00 EUR"


def test_more_than_a_million_plans_are_not_proved() -> None:
    options = [Option(f"T{n:02}", "add", Move.ADD, 1.0, running_cost_minor=1) for n in range(20)]

    with pytest.raises(UnusableInputError) as refused:
        prove(euros(options))

    assert refused.value.code == "too-many-plans-to-prove"
