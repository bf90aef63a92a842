"""From today to a plan, and from a plan to the next."""

from fractions import Fraction

import pytest

from touchline.engine.decide import (
    Front,
    Move,
    Option,
    front,
    more_for_same,
    next_step,
    plan,
    same_for_less,
    single_switches,
)


@pytest.fixture
def two_touchpoints() -> Front:
    """By hand: today (100, 0); unbeaten (0, -0.5), (40, 0), (70, 0.6)."""
    options = [
        Option("Catalogue", "As it is", Move.KEEP, 0.0, running_cost_minor=60),
        Option("Catalogue", "Stop", Move.ELIMINATE, 0.0, running_cost_minor=0),
        Option("Phone", "As it is", Move.KEEP, 0.0, running_cost_minor=40),
        Option("Phone", "Close", Move.ELIMINATE, -0.5, running_cost_minor=0),
        Option("Phone", "Faster", Move.OPTIMISE, 0.6, running_cost_minor=70),
    ]
    return front(options, currency="EUR", period="month")


def test_today_is_every_touchpoint_as_it_is(two_touchpoints: Front) -> None:
    assert (two_touchpoints.today.cost_minor, two_touchpoints.today.satisfaction) == (100, 0.0)


def test_the_same_satisfaction_for_less_names_what_changes(two_touchpoints: Front) -> None:
    step = same_for_less(two_touchpoints)

    assert step is not None
    assert step.cost_minor == -60
    assert [switch.after.option for switch in step.switches] == ["Stop"]


def test_more_for_the_same_money(two_touchpoints: Front) -> None:
    step = more_for_same(two_touchpoints)

    assert step is not None
    assert (step.cost_minor, step.satisfaction) == (-30, 0.6)


def test_the_next_step_says_what_one_more_point_costs(two_touchpoints: Front) -> None:
    step = next_step(two_touchpoints, 0)

    assert step is not None
    assert (step.cost_minor, step.satisfaction, step.per_point) == (40, 0.5, Fraction(80))


def test_there_is_no_step_after_the_last_plan(two_touchpoints: Front) -> None:
    assert next_step(two_touchpoints, len(two_touchpoints.plans) - 1) is None


def test_single_switches_go_through_every_other_option(two_touchpoints: Front) -> None:
    switches = single_switches(two_touchpoints, two_touchpoints.today)

    assert [(s.after.option, s.cost_minor, s.satisfaction) for s in switches] == [
        ("Stop", -60, 0.0),
        ("Close", -40, -0.5),
        ("Faster", 30, 0.6),
    ]


def test_ranges_are_added_as_squares_each_side_on_its_own() -> None:
    chosen = [
        Option("A", "better", Move.OPTIMISE, 1.0, 0.7, 1.6),
        Option("B", "better", Move.OPTIMISE, 2.0, 1.6, 2.8),
        Option("C", "As it is", Move.KEEP),
    ]

    total = plan(chosen)

    assert (total.satisfaction, total.low, total.high) == (3.0, 2.5, 4.0)


def test_a_plan_with_an_effect_of_unknown_range_has_none() -> None:
    total = plan([Option("A", "better", Move.OPTIMISE, 1.0), Option("B", "better", Move.OPTIMISE, 2.0, 1.0, 3.0)])

    assert (total.low, total.high) == (None, None)
    assert [option.touchpoint for option in total.without_range] == ["A"]
