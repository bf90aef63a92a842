import pytest
from scipy.stats import binom

import touchline as tl
from tests.engine.analyse.journeys import journeys, shuffled
from touchline.engine.analyse.lead_times import TAIL_SHARE, median_rank
from touchline.engine.errors import UnusableInputError

SHOP = journeys(
    ana="door@0 shelf@10 till@60",
    bo="door@5 till@25 door@30",  # the second visit to the door is not the first
    chi="door@0 shelf@4",  # never came to the till
    dan="till@3 shelf@9",  # was at the till before the shelf: does not count
)


def test_the_wait_runs_from_the_first_time_here_to_the_next_time_there() -> None:
    found = tl.analyse.lead_times(SHOP, to=["till"])

    assert found.select("from_touchpoint", "to_touchpoint", "customers", "of_customers", "median_s").rows() == [
        ("door", "till", 2, 3, 40.0),  # ana 60, bo 20
        ("shelf", "till", 1, 3, 50.0),  # ana
    ]
    assert found["customers_share"].to_list() == pytest.approx([2 / 3, 1 / 3])


def test_nobody_arriving_leaves_no_median() -> None:
    found = tl.analyse.lead_times(journeys(ana="door@0", bo="till@0"), to=["till"])

    assert found.select("customers", "of_customers", "median_s", "median_low_s").rows() == [(0, 1, None, None)]


@pytest.mark.parametrize(
    ("people", "between"),
    [
        (5, (None, None)),  # even the whole range holds only 1 - 2/32 = 94 %
        (6, (1.0, 6.0)),  # 1 - 2/64 = 97 %
        (10, (2.0, 9.0)),  # 1 - 2 (1 + 10)/1024 = 98 %; from the third on, 1 - 2 (1 + 10 + 45)/1024 = 89 %
    ],
)
def test_the_medians_interval_is_that_of_order_statistics(people: int, between: tuple[float, float]) -> None:
    events = journeys(**{f"c{wait}": f"door@0 till@{wait}" for wait in range(1, people + 1)})

    found = tl.analyse.lead_times(events, to=["till"])

    assert found.select("median_low_s", "median_high_s").row(0) == between


def test_the_rank_of_the_medians_bound_is_the_binomial_quantile() -> None:
    sizes = [*range(1, 400), 9_999, 1_000_000, 30_000_000]

    assert [median_rank(size) for size in sizes] == [int(binom.ppf(TAIL_SHARE, size, 0.5)) for size in sizes]


def test_several_goals_come_in_the_order_asked_for_and_rows_may_be_shuffled() -> None:
    found = tl.analyse.lead_times(SHOP, to=["till", "shelf"])

    assert found["to_touchpoint"].to_list() == ["till", "till", "shelf", "shelf"]
    assert tl.analyse.lead_times(shuffled(SHOP), to=["till", "shelf"]).equals(found)


def test_a_goal_that_no_event_names_is_refused() -> None:
    with pytest.raises(UnusableInputError) as refused:
        tl.analyse.lead_times(SHOP, to=["exit"])

    assert (refused.value.code, refused.value.values["touchpoint"]) == ("no-such-touchpoint", "exit")
